import type { Script } from "../../testing/script.ts";

/** An organization with AWS's own policy and these of its own, each attached to so many targets or to these, which trusts these services. */
export function organizationScript(
  policies: readonly { readonly targets: number | readonly string[] }[] = [],
  change: object = {},
  services: readonly string[] = [],
): Script {
  return {
    "organizations:DescribeOrganization": {
      Organization: {
        Id: "o-1",
        Arn: "arn:aws:organizations::111111111111:organization/o-1",
        FeatureSet: "ALL",
        MasterAccountId: "111111111111",
        ...change,
      },
    },
    "organizations:ListAWSServiceAccessForOrganization": {
      EnabledServicePrincipals: services.map((ServicePrincipal) => ({ ServicePrincipal })),
    },
    "organizations:ListPolicies": {
      Policies: [
        { Id: "p-FullAWSAccess", Name: "FullAWSAccess", AwsManaged: true },
        ...policies.map((_, index) => ({ Id: `${index}`, Name: `guardrail-${index}`, AwsManaged: false })),
      ],
    },
    "organizations:ListTargetsForPolicy": ({ input }) => {
      const targets = policies[Number(input.PolicyId)]?.targets ?? 0;
      const ids = typeof targets === "number" ? Array.from({ length: targets }, (_, id) => `${id}`) : targets;
      return { Targets: ids.map((TargetId) => ({ TargetId })) };
    },
  };
}
