import { defineView, from, type Observed, type View } from "@bylaw/core";
import { iamOf, isAdministrator } from "../../lib/administrator.ts";
import type { Permissions } from "../../lib/permissions.ts";
import { permissionsOf } from "./given.ts";
import { iamIdentities } from "./identities.ts";
import { managedPolicies } from "./managed-policies.ts";

/** An IAM user or role with all that it is given: by itself, through groups, and within its boundary. */
export interface IamPrincipal {
  /** The ARN. */
  readonly id: string;
  readonly kind: "user" | "role";
  readonly name: string;
  /** True for a role that a service of AWS keeps for itself, and of which nobody else can change anything. */
  readonly serviceLinked: boolean;
  /** True for a role that IAM Identity Center made of a permission set. */
  readonly ofIdentityCenter: boolean;
  readonly permissions: Observed<Permissions>;
  /** True for who may do everything in IAM with every user, every group, every role or every policy, and so can do anything. */
  readonly administrator: Observed<boolean>;
}

/** Every IAM user and role of an account with its permissions. */
export const iamPrincipals: View<IamPrincipal> = defineView({
  id: "aws/iam-principals",
  resource: "IAM user or role",
  each: iamIdentities,
  using: { identities: iamIdentities, policies: managedPolicies },
  where: ({ kind }) => kind !== "group",
  derive: (identity, joined) => {
    const { id, kind, name, path } = identity;
    const permissions = permissionsOf(identity, joined);
    return {
      id,
      kind: kind === "role" ? kind : "user",
      name,
      serviceLinked: kind === "role" && path.startsWith("/aws-service-role/"),
      ofIdentityCenter: kind === "role" && path.startsWith("/aws-reserved/sso.amazonaws.com/"),
      permissions,
      administrator: from(permissions, (all) => isAdministrator(all, iamOf(id))),
    };
  },
});
