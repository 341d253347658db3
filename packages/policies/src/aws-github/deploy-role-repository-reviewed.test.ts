import { type IamRole, iamRoles } from "@bylaw/aws";
import { absent, count, known, type Problem, unreadable } from "@bylaw/core";
import { type ListingFixture, listingOf, testCheck } from "@bylaw/core/testing";
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
  approvals: count(2),
  pullRequestBypass: [],
  bindsAdministrators: true,
  forcePushes: false,
  forcePushers: [],
});
const known2 = listingOf(repositories, [
  repository("api", { classic: reviewed }),
  repository("portal", {}),
  repository("hidden", { classic: unreadable(denied) }),
]);

function role(...subjects: readonly string[]): ListingFixture {
  const statement = {
    effect: "Allow" as const,
    principals: [{ type: "Federated" as const, value: `arn:aws:iam::111111111111:oidc-provider/${issuer}` }],
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: [{ operator: "StringLike", key: `${issuer}:sub`, values: [...subjects] }],
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
    ],
    unreadable: [
      {
        name: "the repository's protection is hidden",
        given: [role(main("acme/hidden")), known2],
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
      outcome: "not-applicable",
      says: [
        "There is no IAM role that trusts GitHub Actions among 1 of aws/iam-roles in aws/test-account: the listing is complete.",
      ],
    },
  },
);
