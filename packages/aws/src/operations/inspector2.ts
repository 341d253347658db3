import { defineService } from "./define-service.ts";

/** Amazon Inspector publishes no rate for these. */
export const inspector2 = defineService("inspector2", {
  sdk: (): Promise<typeof import("@aws-sdk/client-inspector2")> => import("@aws-sdk/client-inspector2"),
  client: "Inspector2Client",
  perSecond: 5,
  operations: {
    BatchGetAccountStatus: {},
    ListFindings: { paging: { send: "nextToken", next: "nextToken" } },
  },
});
