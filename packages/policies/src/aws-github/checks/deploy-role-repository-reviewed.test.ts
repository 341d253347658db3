import { type IamRole, iamRoles } from "@bylaw/aws";
import { count } from "@bylaw/core";
import { absent, known, type Problem, unreadable } from "@bylaw/core/provider";
import { judge, type ListingFixture, listingOf, recordingOf, testCheck } from "@bylaw/core/testing";
import { type Repository, repositories } from "@bylaw/github";
import { expect, test } from "vitest";
import { deployRoleRepositoryReviewed } from "./deploy-role-repository-reviewed.ts";

const issuer = "token.actions.githubusercontent.com";
const denied: Problem = {
  code: "access-denied",
  message: "The read was denied.",
  permission: "Administration: read",
};

const repository = (name: string, change: Partial<Repository>): Repository => ({
  id: `acme/${name}`,
  name,
  host: "github.com",
  visibility: "private",
  archived: false,
  fork: false,
  defaultBranch: known("main"),
  classic: absent("POST /graphql repositories", "no classic protection"),
  rulesets: known([]),
  ...change,
});
const reviewed = known({
  pattern: "main",
  review: known({ approvals: count(2), dismissesStale: true, lastPush: true }),
  pullRequestBypass: [],
  bindsAdministrators: true,
  locked: false,
  forcePushes: false,
  forcePushers: [],
});
const known2 = listingOf(repositories, [
  repository("api", { classic: reviewed }),
  repository("portal", {}),
  repository("hidden", { classic: unreadable(denied) }),
  repository("trunk", { classic: reviewed, defaultBranch: known("trunk") }),
  repository("veiled", { classic: reviewed, defaultBranch: unreadable(denied) }),
]);

function role(...subjects: readonly string[]): ListingFixture {
  return roleOf("StringLike", issuer, subjects);
}

function roleOf(operator: string, host: string, subjects: readonly string[]): ListingFixture {
  const statement = {
    effect: "Allow" as const,
    principals: [{ type: "Federated" as const, value: `arn:aws:iam::111111111111:oidc-provider/${host}` }],
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: [{ operator, key: `${host}:sub`, values: [...subjects] }],
  };
  const deploy: IamRole = {
    id: "arn:aws:iam::111111111111:role/deploy",
    name: "deploy",
    path: "/",
    trust: known({ statements: [statement] }),
  };
  return listingOf(iamRoles, [deploy]);
}
const main = (name: string) => `repo:${name}:ref:refs/heads/main`;
const unreviewed = (name: string, context: string, subject = `repo:acme/api:${context}`) => ({
  name,
  given: [role(subject), known2],
  says: ["trusted subjects: 0 of 1, expected all of them"],
});

testCheck(
  deployRoleRepositoryReviewed,
  { test, expect },
  {
    pass: [
      {
        name: "one reviewed repository",
        given: [role(main("acme/api")), known2],
        says: ["trusted subjects: 1 of 1, expected all of them"],
      },
      {
        name: "GitHub ignores case in names",
        given: [role(main("Acme/API")), known2],
        says: ["trusted subjects: 1 of 1, expected all of them"],
      },
      {
        name: "a default branch with another name",
        given: [role("repo:acme/trunk:ref:refs/heads/trunk"), known2],
        says: ["trusted subjects: 1 of 1, expected all of them"],
      },
      {
        name: "an enterprise of github.com",
        given: [roleOf("StringEquals", `${issuer}/acme`, [main("acme/api")]), known2],
        says: ["trusted subjects: 1 of 1, expected all of them"],
      },
    ],
    fail: [
      {
        name: "one of two without review",
        given: [role(main("acme/api"), main("acme/portal")), known2],
        says: ["trusted subjects: 1 of 2, expected all of them"],
      },
      {
        name: "every repository of the organization",
        given: [role("repo:acme/*"), known2],
        says: ["trusted subjects: 0 of 1, expected all of them"],
      },
      {
        name: "a repository of somebody else",
        given: [role(main("evil/api")), known2],
        says: ["trusted subjects: 0 of 1, expected all of them"],
      },
      unreviewed("pull requests", "pull_request"),
      unreviewed("every run of the repository", "*"),
      unreviewed("another branch", "ref:refs/heads/dev"),
      unreviewed("a branch that begins like the default branch", "ref:refs/heads/main2"),
      unreviewed("branches by a wildcard", "ref:refs/heads/mai?"),
      unreviewed("a tag", "ref:refs/tags/v1"),
      unreviewed("tags", "ref:refs/tags/v*"),
      unreviewed("a tag named as the default branch", "ref:refs/tags/main"),
      unreviewed("an environment, whose rules are not read", "environment:production"),
      unreviewed("what is no default branch here", "", main("acme/trunk")),
      {
        name: "any case of the default branch",
        given: [roleOf("StringEqualsIgnoreCase", issuer, [main("acme/api")]), known2],
        says: ["trusted subjects: 0 of 1, expected all of them"],
      },
      {
        name: "a repository of the same name that was read from another server",
        given: [
          role(main("acme/api")),
          listingOf(repositories, [repository("api", { classic: reviewed, host: "ghe.acme.com" })]),
        ],
        says: ["trusted subjects: 0 of 1, expected all of them"],
      },
      ...["ghe.acme.com/_services/token", "token.actions.acme.ghe.com"].map((host) => ({
        name: `a repository of the same name on ${host}`,
        given: [roleOf("StringEquals", host, [main("acme/api")]), known2],
        says: ["trusted subjects: 0 of 1, expected all of them"],
      })),
    ],
    unreadable: [
      {
        name: "the repository's protection is hidden",
        given: [role(main("acme/hidden")), known2],
        says: [denied.message],
      },
      {
        name: "the repository's default branch is hidden",
        given: [role(main("acme/veiled")), known2],
        says: [denied.message],
      },
      {
        name: "repositories cannot be listed",
        given: [role(main("acme/api")), listingOf(repositories, [], { problem: denied })],
        says: ["github/repositories is incomplete: The read was denied."],
      },
      {
        name: "the role's trust policy cannot be read",
        given: [
          listingOf(iamRoles, [
            { id: "arn:aws:iam::1:role/x", name: "x", path: "/", trust: unreadable(denied) },
          ]),
          known2,
        ],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no role trusts GitHub, and GitHub cannot be read",
      given: [
        listingOf(iamRoles, [
          { id: "arn:aws:iam::1:role/x", name: "x", path: "/", trust: known({ statements: [] }) },
        ]),
        listingOf(repositories, [], { problem: denied }),
      ],
      says: [
        "There is no IAM role that trusts GitHub Actions among 1 of aws/iam-roles in aws/test-account: the listing is complete.",
      ],
    },
  },
);

test.each<[string, ListingFixture, string]>([
  [
    "a branch",
    role("repo:acme/api:ref:refs/heads/dev"),
    "default branch: main, expected the one that ref:refs/heads/dev names",
  ],
  [
    "an environment",
    role("repo:acme/api:environment:production"),
    "default branch: main, expected the one that environment:production names",
  ],
  [
    "no case",
    roleOf("StringEqualsIgnoreCase", issuer, [main("acme/api")]),
    "default branch: main, expected the one that a comparison without case names",
  ],
  [
    "another server",
    roleOf("StringEquals", "ghe.acme.com/_services/token", [main("acme/api")]),
    "repository: acme/api of ghe.acme.com/_services/token, expected a repository of the organization on github.com",
  ],
])("says what is wrong with %s", async (_, given, line) => {
  const [observation] = await judge(deployRoleRepositoryReviewed, recordingOf([given, known2]));
  const [subject] = observation?.assertions[0]?.parts ?? [];
  const said = subject?.parts?.[0] ?? subject;
  expect(`${said?.name}: ${said?.observed}, expected ${said?.expected}`).toBe(line);
});
