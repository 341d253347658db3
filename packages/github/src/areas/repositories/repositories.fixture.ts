import { count } from "@bylaw/core";
import { absent, known, type Problem, unreadable, unreadableResource } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { repositories } from "./repositories.ts";
import type { ClassicProtection, Repository, RequiredCheck, Review, Ruleset } from "./repository.ts";

export const noClassic = absent("POST /graphql repositories", "no classic protection");
export const noCodeowners = absent("POST /graphql repositories", "no CODEOWNERS file");

/** A repository with a default branch that nothing protects. */
export const bare: Repository = {
  id: "acme/api",
  name: "api",
  repositoryId: known(2),
  ownerId: known(1),
  host: "github.com",
  visibility: "private",
  archived: false,
  fork: false,
  rulesBind: true,
  defaultBranch: known("main"),
  classic: noClassic,
  rulesets: known([]),
  codeowners: noCodeowners,
};

/** The same, as GitHub's answer to the query has it, whose default branch is not shown. */
export const node = {
  databaseId: 2,
  owner: { databaseId: 1 },
  nameWithOwner: "acme/api",
  url: "https://github.com/acme/api",
  name: "api",
  visibility: "PRIVATE",
  isArchived: false,
  isFork: false,
  isEmpty: false,
  isDisabled: false,
  isLocked: false,
  lockReason: null,
  isMirror: false,
  viewerCanAdminister: true,
  ownersInGithub: null,
  ownersInRoot: null,
  ownersInDocs: null,
  codeowners: null,
  defaultBranchRef: null,
};

/** Classic protection that binds everybody, and demands nothing but what GitHub's own defaults do. */
export const classic: ClassicProtection = {
  pattern: "main",
  conversations: false,
  pullRequestBypass: [],
  signatures: false,
  linearHistory: false,
  bindsAdministrators: true,
  locked: false,
  forcePushes: false,
  forcePushers: [],
  deletions: false,
};

/** An organization's ruleset that nobody may bypass and that demands nothing yet. */
export const ruleset: Ruleset = {
  id: 1,
  name: "main protection",
  level: "Organization",
  source: "acme",
  enforcement: "ACTIVE",
  rules: ["DELETION"],
  restrictsUpdates: known(false),
  bypass: known([]),
};

/** A demand of so many approvals, which a push takes back and which the last push needs, unless told otherwise. */
export function asks(approvals: number, change: Partial<Omit<Review, "approvals">> = {}) {
  const review = { approvals: count(approvals), dismissesStale: true, lastPush: true, codeOwners: false };
  return { review: known({ ...review, ...change }) };
}

/** What keeps the approvals that a push outdates. */
export const stale = { dismissesStale: false, lastPush: false };
/** A push takes approvals back, and whoever pushed last may give one. */
export const dismissing = { lastPush: false };
/** Approvals stay, and the last push needs one by another. */
export const lasting = { dismissesStale: false };

/** A demand of checks: by name those of GitHub Actions, as they stand those of another source. */
export function requires(...checks: readonly (string | RequiredCheck)[]) {
  const all = checks.map((one) => (typeof one === "string" ? { name: one, source: "app 15368" } : one));
  return { requiredChecks: known(all) };
}

export const denied: Problem = {
  code: "access-denied",
  message: "GET /orgs/{org}/rulesets/{ruleset_id} was denied (403).",
  operation: "GET /orgs/{org}/rulesets/{ruleset_id}",
  permission: "Organization administration: write",
};
export const hidden = unreadable(denied);

/** A listing of one repository that these rulesets bind, numbered in order. */
export function bound(...rulesets: readonly Partial<Ruleset>[]): readonly ListingFixture[] {
  return boundBoth(noClassic, ...rulesets);
}

/** A listing of one repository that classic protection binds. */
export function boundClassic(change: Partial<ClassicProtection>): readonly ListingFixture[] {
  return boundBoth(protects(change));
}

/** A listing of one repository that both bind. */
export function boundBoth(
  classic: Repository["classic"],
  ...rulesets: readonly Partial<Ruleset>[]
): readonly ListingFixture[] {
  return one({ classic, rulesets: known(rulesets.map((own, at) => known(named(own, at + 1)))) });
}

/** Classic protection that binds everybody, but for what is changed. */
export function protects(change: Partial<ClassicProtection> = {}): Repository["classic"] {
  return known({ ...classic, ...change });
}

/** The ruleset of that number. */
export function named(change: Partial<Ruleset>, id: number): Ruleset {
  return { ...ruleset, id, name: `r${id}`, ...change };
}

/** A listing of one repository. */
export function one(change: Partial<Repository>): readonly ListingFixture[] {
  return [listingOf(repositories, [{ ...bare, ...change }])];
}

/** What every check says when it cannot see its repositories. */
export const unreadableListings = [
  {
    name: "the default branch is hidden",
    given: one({ defaultBranch: hidden, classic: hidden, rulesets: hidden }),
    says: [denied.message],
  },
  {
    name: "the repository is not shown",
    given: [listingOf(repositories, [unreadableResource("acme/(repository 1 of 1)", denied)])],
    says: [denied.message],
  },
  {
    name: "repositories cannot be listed",
    given: [listingOf(repositories, [], { problem: denied })],
    says: [denied.message],
  },
];

const locked = (name: string) => `The default branch is locked by ${name}: nobody can change it.`;
const still = (why: string) => `The repository is ${why}: nothing can be pushed to it.`;

/** Where nothing is judged of any branch, whatever locks it. */
export const standing = [
  {
    name: "archived",
    given: one({ archived: true }),
    says: ["The repository is archived: nothing can be pushed to it."],
  },
  {
    name: "empty",
    given: one({ defaultBranch: absent("POST /graphql repositories", "empty repository") }),
    says: ["The repository is empty: it has no default branch."],
  },
  { name: "disabled", given: one({ standstill: "disabled" }), says: [still("disabled")] },
  {
    name: "locked by a migration",
    given: one({ standstill: "locked (MIGRATING)" }),
    says: [still("locked (MIGRATING)")],
  },
  {
    name: "a mirror",
    given: one({ standstill: "a mirror of another repository" }),
    says: [still("a mirror of another repository")],
  },
] as const;

export const notApplicable = [
  ...standing,
  {
    name: "a branch that classic protection locks for everybody",
    given: one({ classic: known({ ...classic, locked: true }) }),
    says: [locked("classic branch protection")],
  },
  {
    name: "a branch that a ruleset lets nobody update",
    given: bound({ restrictsUpdates: known(true) }),
    says: [locked('ruleset "r1" (acme)')],
  },
] as const;

export const empty = {
  name: "no repositories",
  given: [listingOf(repositories, [])],
  outcome: "not-applicable",
  says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
} as const;
