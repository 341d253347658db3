import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const aws = "p-FullAWSAccess";

/** An organization where AWS's own policy is attached, and one of its own to these targets, and which trusts these services. */
const attachedTo = (targets: readonly string[], services: readonly string[]): Script => ({
  "organizations:DescribeOrganization": {
    Organization: {
      Id: "o-1",
      Arn: "arn:aws:organizations::111111111111:organization/o-1",
      FeatureSet: "ALL",
      MasterAccountId: "111111111111",
    },
  },
  "organizations:ListAWSServiceAccessForOrganization": {
    EnabledServicePrincipals: services.map((ServicePrincipal) => ({ ServicePrincipal })),
  },
  "organizations:ListPolicies": {
    Policies: [
      { Id: aws, Name: "FullAWSAccess", Type: "SERVICE_CONTROL_POLICY", AwsManaged: true },
      { Id: "p-1", Name: "regions", Type: "SERVICE_CONTROL_POLICY", AwsManaged: false },
    ],
  },
  "organizations:ListTargetsForPolicy": ({ input }) => ({
    Targets: (input.PolicyId === aws ? ["r-1"] : targets).map((TargetId) => ({ TargetId, Type: "ROOT" })),
  }),
});

export const estate: Estate = {
  sound: attachedTo(["r-1"], ["sso.amazonaws.com"]),
  weak: attachedTo([], ["config.amazonaws.com"]),
};
