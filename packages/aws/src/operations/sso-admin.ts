import { defineService } from "./define-service.ts";

/** Identity Center's APIs share 20 calls a second. */
export const ssoAdmin = defineService("sso-admin", {
  sdk: (): Promise<typeof import("@aws-sdk/client-sso-admin")> => import("@aws-sdk/client-sso-admin"),
  client: "SSOAdminClient",
  perSecond: 10,
  iam: "sso",
  operations: { ListInstances: { paging: { send: "NextToken", next: "NextToken" } } },
});
