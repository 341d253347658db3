import { defineService } from "./define-service.ts";

/** Amazon EC2 Auto Scaling. It publishes no rate. */
export const autoscaling = defineService("autoscaling", {
  sdk: (): Promise<typeof import("@aws-sdk/client-auto-scaling")> => import("@aws-sdk/client-auto-scaling"),
  client: "AutoScalingClient",
  perSecond: 5,
  operations: { DescribeAutoScalingGroups: { paging: { send: "NextToken", next: "NextToken" } } },
});
