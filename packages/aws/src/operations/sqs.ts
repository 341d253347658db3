import { defineService } from "./define-service.ts";

/** SQS publishes no rate of reads. */
export const sqs = defineService("sqs", {
  sdk: (): Promise<typeof import("@aws-sdk/client-sqs")> => import("@aws-sdk/client-sqs"),
  client: "SQSClient",
  perSecond: 10,
  operations: {
    GetQueueAttributes: { absent: ["AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"] },
    ListQueues: { paging: { send: "NextToken", next: "NextToken" } },
  },
});
