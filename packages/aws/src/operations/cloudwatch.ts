import { defineService } from "./define-service.ts";

/** CloudWatch publishes 9 calls a second for DescribeAlarms. */
export const cloudwatch = defineService("cloudwatch", {
  sdk: (): Promise<typeof import("@aws-sdk/client-cloudwatch")> => import("@aws-sdk/client-cloudwatch"),
  client: "CloudWatchClient",
  perSecond: 8,
  operations: { DescribeAlarms: { paging: { send: "NextToken", next: "NextToken" } } },
});
