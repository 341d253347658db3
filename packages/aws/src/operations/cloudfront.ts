import { defineService } from "./define-service.ts";

/** CloudFront publishes no rate. Its list is paged inside of the answer: see the collector. */
export const cloudfront = defineService("cloudfront", {
  sdk: (): Promise<typeof import("@aws-sdk/client-cloudfront")> => import("@aws-sdk/client-cloudfront"),
  client: "CloudFrontClient",
  perSecond: 5,
  operations: { ListDistributions: {} },
});
