import { defineService } from "./define-service.ts";

/** SNS publishes 30 lists of topics or subscriptions a second, and no other rate of reads. */
export const sns = defineService("sns", {
  sdk: (): Promise<typeof import("@aws-sdk/client-sns")> => import("@aws-sdk/client-sns"),
  client: "SNSClient",
  perSecond: 10,
  operations: {
    GetTopicAttributes: { absent: ["NotFound", "NotFoundException"] },
    ListSubscriptions: { paging: { send: "NextToken", next: "NextToken" } },
    ListTopics: { paging: { send: "NextToken", next: "NextToken" } },
  },
});
