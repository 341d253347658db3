import { defineService } from "./define-service.ts";

/** Security Hub publishes 10 calls a second for DescribeHub and less for others. */
export const securityhub = defineService("securityhub", {
  sdk: (): Promise<typeof import("@aws-sdk/client-securityhub")> => import("@aws-sdk/client-securityhub"),
  client: "SecurityHubClient",
  perSecond: 5,
  operations: {
    // What AWS says in a region where the account never switched it on.
    DescribeHub: { absent: ["InvalidAccessException", "ResourceNotFoundException"] },
    GetEnabledStandards: { paging: { send: "NextToken", next: "NextToken" } },
  },
});
