import type { Script } from "../../testing/script.ts";

/** A region with these instances of Identity Center: active and of the organization of account 111111111111, unless a change says otherwise. */
export function instanceScript(...changes: readonly object[]): Script {
  return {
    "sso-admin:ListInstances": {
      Instances: changes.map((change, index) => ({
        InstanceArn: `arn:aws:sso:::instance/ssoins-${index}`,
        IdentityStoreId: "d-1",
        OwnerAccountId: "111111111111",
        Status: "ACTIVE",
        ...change,
      })),
    },
  };
}
