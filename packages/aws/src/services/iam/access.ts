import { defineView, from, type Observed, type View } from "@bylaw/core";
import { iamOf, isAdministrator } from "../../lib/administrator.ts";
import { documentsOf, membersOf, permissionsOf, toldBy } from "./given.ts";
import { iamIdentities } from "./identities.ts";
import { managedPolicies } from "./managed-policies.ts";
import { type IamUser, iamUsers } from "./users.ts";

/** An IAM user with their credentials, their groups, and whether all that they are given makes them an administrator. */
export interface IamUserAccess extends IamUser {
  /** The names of their groups. */
  readonly groups: Observed<readonly string[]>;
  /** True for who may do everything in IAM with every user, every group, every role or every policy, and so can do anything. */
  readonly administrator: Observed<boolean>;
}

/** Every IAM user of an account, for a review of access: credentials, MFA, groups, policies and powers. */
export const iamUserAccess: View<IamUserAccess> = defineView({
  id: "aws/iam-user-access",
  resource: "IAM user",
  each: iamUsers,
  using: { identities: iamIdentities, policies: managedPolicies },
  derive: (user, joined) => {
    const identity = toldBy(user.id, joined.identities);
    const permissions = from(identity, (one) => permissionsOf(one, joined));
    return {
      ...user,
      groups: from(identity, ({ groups }) => groups),
      administrator: from(permissions, (all) => isAdministrator(all, iamOf(user.id))),
    };
  },
});

/** A group of IAM users, with who is in it and what it gives them. */
export interface IamGroup {
  /** The group's ARN. */
  readonly id: string;
  readonly name: string;
  /** The names of the users in it. */
  readonly members: Observed<readonly string[]>;
  /** The names of the policies that are written into it. */
  readonly inlinePolicies: Observed<readonly string[]>;
  /** The ARNs of the managed policies that are attached to it. */
  readonly attachedPolicies: Observed<readonly string[]>;
  /** True where what it gives is enough to make its members administrators, boundaries left aside. */
  readonly administrator: Observed<boolean>;
}

/** Every group of IAM users of an account, for a review of access: members, policies and powers. */
export const iamGroups: View<IamGroup> = defineView({
  id: "aws/iam-groups",
  resource: "IAM group",
  each: iamIdentities,
  using: { identities: iamIdentities, policies: managedPolicies },
  where: ({ kind }) => kind === "group",
  derive: (group, { identities, policies }) => ({
    id: group.id,
    name: group.name,
    members: membersOf(group.name, identities),
    inlinePolicies: from(group.inlinePolicies, (all) => all.map(({ name }) => name)),
    attachedPolicies: group.attachedPolicies,
    administrator: from(documentsOf(group, policies), (all) =>
      isAdministrator({ policies: all }, iamOf(group.id)),
    ),
  }),
});
