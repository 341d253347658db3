import { defineService } from "./define-service.ts";

const tokens = { send: "nextToken", next: "nextToken" } as const;

/** CloudWatch Logs publishes 10 calls a second for DescribeLogGroups, and 5 for DescribeMetricFilters. */
export const logs = defineService("logs", {
  sdk: (): Promise<typeof import("@aws-sdk/client-cloudwatch-logs")> =>
    import("@aws-sdk/client-cloudwatch-logs"),
  client: "CloudWatchLogsClient",
  perSecond: 5,
  operations: { DescribeLogGroups: { paging: tokens }, DescribeMetricFilters: { paging: tokens } },
});
