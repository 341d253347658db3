import { defineService } from "./define-service.ts";

/** ACM publishes 8 calls a second for its list. */
export const acm = defineService("acm", {
  sdk: (): Promise<typeof import("@aws-sdk/client-acm")> => import("@aws-sdk/client-acm"),
  client: "ACMClient",
  perSecond: 5,
  operations: { ListCertificates: { paging: { send: "NextToken", next: "NextToken" } } },
});
