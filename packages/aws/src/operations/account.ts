import { defineService } from "./define-service.ts";

/** Account Management publishes 10 calls a second for this. */
export const account = defineService("account", {
  sdk: (): Promise<typeof import("@aws-sdk/client-account")> => import("@aws-sdk/client-account"),
  client: "AccountClient",
  perSecond: 5,
  operations: {
    GetAlternateContact: { absent: ["ResourceNotFoundException"] },
    ListRegions: { paging: { send: "NextToken", next: "NextToken" } },
  },
});
