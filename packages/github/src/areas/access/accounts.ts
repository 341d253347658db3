import { defineView, from, type Observed, type View } from "@bylaw/core";
import { inspect, known } from "@bylaw/core/provider";
import { organizationMembers } from "../members/members.ts";
import { outsideCollaborators } from "../members/outside-collaborators.ts";
import type { TwoFactor } from "../members/people.ts";
import { accessOf, accessRights, administersOne } from "./access-of.ts";
import { type RepositoryAccess, type RepositoryPerson, repositoryAccess } from "./repository-access.ts";

/** A user of GitHub as a review of access has to see them. */
export interface GithubAccount {
  /** GitHub's number for the user. It stays when the login changes. */
  readonly id: string;
  /** The login. */
  readonly name: string;
  /** GitHub does not tell a user that machines use from a person. */
  readonly kind: "person" | "unknown";
  /** The login: what `identities` of people call `github`, in any letter case. */
  readonly identity: string;
  /** `owner`, who may do everything; else what they may do in every repository, and in which of them more. */
  readonly rights: Observed<readonly string[]>;
  /** True of an owner, and of who administers a repository. */
  readonly privileged: Observed<boolean>;
  /** `on` whatever the second factor is. */
  readonly mfa: Observed<"on" | "off"> | "unknown";
  /** GitHub's lists do not tell when somebody joined. */
  readonly created: "not told";
  /** GitHub's lists do not tell when somebody was last there: the audit log of Enterprise Cloud alone does. */
  readonly lastUsed: "not told";
}

const using = { repositories: repositoryAccess } as const;

/** Every member of the organization, owners among them, with what they may do in which repository, for a review of access. */
export const organizationAccounts: View<GithubAccount> = defineView({
  id: "github/organization-accounts",
  resource: "account of a GitHub organization member",
  each: organizationMembers,
  using,
  derive: ({ id: login, userId, role, twoFactor }, { repositories }) => ({
    ...accountOf({ login, userId }),
    rights: role === "owner" ? known(["owner"]) : from(accessOf(userId, repositories), accessRights),
    privileged: role === "owner" ? known(true) : administersOne(userId, repositories),
    mfa: from(twoFactor, mfaOf),
  }),
});

/** Everybody who has access to a repository of the organization and is no member of it, for a review of access. */
export const outsideAccounts: View<GithubAccount> = defineView({
  id: "github/outside-accounts",
  resource: "account of a GitHub outside collaborator",
  each: outsideCollaborators,
  using,
  derive: ({ id: login, userId, twoFactor }, { repositories }) => ({
    ...accountOf({ login, userId }),
    rights: from(accessOf(userId, repositories), accessRights),
    privileged: administersOne(userId, repositories),
    mfa: from(twoFactor, mfaOf),
  }),
});

/**
 * Everybody who has access to a repository and is in neither list, such as who came or went while GitHub was asked, for a review of
 * access: whoever a list leaves out is not left out of the review.
 */
export const unlistedAccounts: View<GithubAccount> = defineView({
  id: "github/unlisted-accounts",
  resource: "account that no list of a GitHub organization has",
  each: repositoryAccess,
  using: { ...using, members: organizationMembers, outsiders: outsideCollaborators },
  deriveMany: ({ id, people }, { repositories, members, outsiders }) =>
    from(people, (all) =>
      all
        .filter(({ userId }) => ![...members, ...outsiders].some((one) => one.userId === userId))
        .filter(({ userId }) => !isTold(userId, id, repositories))
        .map((one) => ({
          ...accountOf(one),
          kind: "unknown" as const,
          rights: from(accessOf(one.userId, repositories), accessRights),
          privileged: administersOne(one.userId, repositories),
          mfa: "unknown" as const,
        })),
    ),
});

type Fixed = "id" | "name" | "kind" | "identity" | "created" | "lastUsed";

function accountOf({
  login,
  userId,
}: Pick<RepositoryPerson, "login" | "userId">): Pick<GithubAccount, Fixed> {
  return {
    id: String(userId),
    name: login,
    kind: "person",
    identity: login,
    created: "not told",
    lastUsed: "not told",
  };
}

/** Whether an earlier repository shows somebody: they are one account, and told there. */
function isTold(userId: number, id: string, repositories: readonly RepositoryAccess[]): boolean {
  return repositories.some((one) => {
    const state = one.id < id ? inspect(one.people) : undefined;
    return state?.state === "known" && state.value.some((person) => person.userId === userId);
  });
}

function mfaOf(twoFactor: TwoFactor): "on" | "off" {
  return twoFactor === "off" ? "off" : "on";
}
