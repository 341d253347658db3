import { defineService } from "./define-service.ts";

/** CloudTrail publishes 10 calls a second. */
export const cloudtrail = defineService("cloudtrail", {
  sdk: (): Promise<typeof import("@aws-sdk/client-cloudtrail")> => import("@aws-sdk/client-cloudtrail"),
  client: "CloudTrailClient",
  perSecond: 8,
  operations: { DescribeTrails: {}, GetEventSelectors: {}, GetTrailStatus: {} },
});
