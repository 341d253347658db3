import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** Organizations publishes no rate for these below 5 a second. */
export const organizations = defineService("organizations", {
  sdk: (): Promise<typeof import("@aws-sdk/client-organizations")> => import("@aws-sdk/client-organizations"),
  client: "OrganizationsClient",
  perSecond: 4,
  operations: {
    DescribeOrganization: { absent: ["AWSOrganizationsNotInUseException"] },
    ListAWSServiceAccessForOrganization: { paging: tokens },
    ListPolicies: { paging: tokens },
    ListTargetsForPolicy: { absent: ["PolicyNotFoundException"], paging: tokens },
  },
});
