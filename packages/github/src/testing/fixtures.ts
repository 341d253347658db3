import { count } from "@bylaw/core";
import { absent, known, type Problem, unreadable, unreadableResource } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { repositories } from "../collectors/repositories/repositories.ts";
import type { ClassicProtection, Repository, Ruleset } from "../collectors/repositories/repository.ts";

export const noClassic = absent("POST /graphql repositories", "no classic protection");

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
  defaultBranch: known("main"),
  classic: noClassic,
  rulesets: known([]),
};

/** Classic protection that binds everybody and demands nothing yet. */
export const classic: ClassicProtection = {
  pattern: "main",
  pullRequestBypass: [],
  bindsAdministrators: true,
  forcePushes: false,
  forcePushers: [],
};

/** An organization's ruleset that nobody may bypass and that demands nothing yet. */
export const ruleset: Ruleset = {
  id: 1,
  name: "main protection",
  level: "Organization",
  source: "acme",
  enforcement: "ACTIVE",
  rules: ["DELETION"],
  bypass: known([]),
};

export const two = { approvals: count(2) };

export const denied: Problem = {
  code: "access-denied",
  message: "GET /orgs/{org}/rulesets/{ruleset_id} was denied (403).",
  operation: "GET /orgs/{org}/rulesets/{ruleset_id}",
  permission: "Organization administration: write",
};
export const hidden = unreadable(denied);

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

export const notApplicable = [
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
] as const;

export const empty = {
  name: "no repositories",
  given: [listingOf(repositories, [])],
  outcome: "not-applicable",
  says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
} as const;
