import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const aws = "p-FullAWSAccess";

/** An organization where AWS's own policy is attached, and one of its own to so many targets. */
const attachedTo = (targets: readonly string[]): Script => ({
  "organizations:DescribeOrganization": {
    Organization: {
      Id: "o-1",
      Arn: "arn:aws:organizations::111111111111:organization/o-1",
      FeatureSet: "ALL",
      MasterAccountId: "111111111111",
    },
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

export const estate: Estate = { sound: attachedTo(["r-1"]), weak: attachedTo([]) };
