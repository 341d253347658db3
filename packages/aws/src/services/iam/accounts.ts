import { defineView, from, type Observed, type View } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { iamOf, isAdministrator } from "../../lib/administrator.ts";
import { accountOfRole } from "./account-of-role.ts";
import { accountOfUser } from "./account-of-user.ts";
import { givenRights, keyRights, latest, listed } from "./account-rights.ts";
import { accountSummaries } from "./account-summary.ts";
import { permissionsOf, toldBy } from "./given.ts";
import { iamIdentities } from "./identities.ts";
import { managedPolicies } from "./managed-policies.ts";
import { iamRoles } from "./roles.ts";
import { rootUsers } from "./root-users.ts";
import { iamUsers } from "./users.ts";

/** An IAM user or a role as a review of access has to see it. */
export interface IamAccount {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  /**
   * A user with access keys and no password is a `service`, any other a `person`. A role is a `service` where services of AWS, clusters
   * and workflows alone may take it, and `shared` where a person or another account may.
   */
  readonly kind: Observed<"person" | "service" | "shared">;
  /** The name of a user: what `identities` of people call `aws`. A role is nobody's alone. */
  readonly identity?: string;
  /** A line each: password, access keys with the day on which they were made, who may take a role, groups, policies, boundary. */
  readonly rights: Observed<readonly string[]>;
  /** True for who may do everything in IAM with every user, every group, every role or every policy, and so can do anything. */
  readonly privileged: Observed<boolean>;
  /** `none asked` of who has no password. Of who takes a role it is not read. */
  readonly mfa: Observed<"on" | "off" | "none asked">;
  readonly created: string;
  /** When its password or a key was last used, or the role was taken. Unreadable of an older role of which AWS tells no use: it remembers for 400 days. */
  readonly lastUsed: Observed<string>;
}

/**
 * Every IAM user and every role of an account, for a review of access. Roles that a service of AWS keeps for itself are left out: nobody
 * else can change them. The root user is in `aws/root-accounts`; users of IAM Identity Center are not listed, the roles that they take
 * are.
 */
export const iamAccounts: View<IamAccount> = defineView({
  id: "aws/iam-accounts",
  resource: "IAM user or role",
  each: iamIdentities,
  using: {
    identities: iamIdentities,
    policies: managedPolicies,
    users: iamUsers,
    roles: iamRoles,
    roots: rootUsers,
  },
  where: ({ kind, path }) => kind !== "group" && !(kind === "role" && path.startsWith("/aws-service-role/")),
  derive: (identity, { users, roles, roots, ...given }) => {
    const { id, kind, name, created } = identity;
    const { credentials, ...rest } =
      kind === "role"
        ? accountOfRole(identity, toldBy(id, roles), readAtOf(roots))
        : accountOfUser(toldBy(id, users));
    return {
      id,
      name,
      ...(kind === "user" && { identity: name }),
      rights: listed([credentials, givenRights(identity)]),
      privileged: from(permissionsOf(identity, given), (all) => isAdministrator(all, iamOf(id))),
      created,
      ...rest,
    };
  },
});

/** The root user of an account as a review of access has to see it. It is nobody's alone. */
export interface RootAccount {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly kind: "break-glass";
  /** That it can do everything, and with what it can sign in, a line each. */
  readonly rights: Observed<readonly string[]>;
  readonly privileged: true;
  /** `none asked` where it has no password. */
  readonly mfa: Observed<"on" | "off" | "none asked">;
  /** When the account was made. */
  readonly created: Observed<string>;
  /** When its password or a key was last used. Absent where none ever was. */
  readonly lastUsed: Observed<string>;
}

/** The root user of an account, for a review of access. */
export const rootAccounts: View<RootAccount> = defineView({
  id: "aws/root-accounts",
  resource: "AWS root user",
  each: rootUsers,
  using: { summaries: accountSummaries },
  derive: ({ id, created, passwordLastUsed, accessKeys }, { summaries }) => {
    const summary = toldBy(id, summaries);
    const hasPassword = from(summary, ({ rootPassword }) => rootPassword);
    return {
      id,
      name: "root user",
      kind: "break-glass",
      rights: listed([
        known(["everything"]),
        from(hasPassword, (has) => (has ? ["console password"] : [])),
        from(summary, ({ rootSigningCertificates }) =>
          from(rootSigningCertificates, (has) => (has ? ["signing certificate"] : [])),
        ),
        keyRights(accessKeys),
      ]),
      privileged: true,
      mfa: from(hasPassword, (has) =>
        has
          ? from(summary, ({ rootMfa }) => from(rootMfa, (isOn) => (isOn ? "on" : "off")))
          : known("none asked"),
      ),
      created,
      lastUsed: latest([passwordLastUsed, ...accessKeys.map(({ lastUsed }) => lastUsed)]),
    };
  },
});

/** When an account was read. */
function readAtOf(roots: readonly { readonly readAt: string }[]): string {
  const [root] = roots;
  if (root === undefined) throw new TypeError("there is no account without a root user");
  return root.readAt;
}
