import { iamRoles } from "@bylaw/aws";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { repositories } from "@bylaw/github";
import { expect, test } from "vitest";
import {
  api,
  cannotTell,
  denied,
  elsewhere,
  equals,
  fails,
  incomplete,
  issuer,
  like,
  main,
  oneHidden,
  passes,
  read,
  roleWhen,
  says,
  unproven,
} from "./deploy-role.fixture.ts";
import { deployRoleRepositoryReviewed } from "./deploy-role-repository-reviewed.ts";

testCheck(
  deployRoleRepositoryReviewed,
  { test, expect },
  {
    pass: [
      passes(
        "one reviewed repository",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }),
      ),
      passes(
        "GitHub ignores case in names (cac#318)",
        "repo:Acme/API:ref:refs/heads/main: all 3",
        equals({ sub: main("Acme/API") }),
      ),
      passes(
        "a default branch with another name",
        "repo:acme/trunk:ref:refs/heads/trunk: all 3",
        equals({ sub: "repo:acme/trunk:ref:refs/heads/trunk" }),
      ),
      passes(
        "an enterprise of github.com",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }, `${issuer}/acme`),
      ),
      passes(
        "IfExists on sub, which is always there (BishopFox/cloudfox#118)",
        "repo:acme/api:ref:refs/heads/main: all 3",
        roleWhen([{ StringEqualsIfExists: { sub: main("acme/api") } }]),
      ),
      passes(
        "B1: names with ids (cac#1888)",
        "repo:acme@1/api@2:ref:refs/heads/main: all 5",
        equals({ sub: main("acme@1/api@2") }),
      ),
      {
        name: "B1: both forms side by side (cac#1890)",
        given: [equals({ sub: [main("acme/api"), main("acme@1/api@2")] }), read],
        says: says("all 2 pass, expected all to pass"),
      },
      passes(
        "B2: repository_id and ref (chanzuckerberg/cztack#908)",
        "any subject, repository_id 2, ref refs/heads/main: all 4",
        equals({ repository_id: "2", ref: "refs/heads/main" }),
      ),
      passes(
        "B2: any run of a repository, and a ref beside it",
        "repo:acme/api:*, ref refs/heads/main: all 3",
        roleWhen([{ StringLike: { sub: "repo:acme/api:*" }, StringEquals: { ref: "refs/heads/main" } }]),
      ),
      passes(
        "B2: an environment, and a ref beside it",
        "repo:acme/api:environment:production, ref refs/heads/main: all 3",
        equals({ sub: "repo:acme/api:environment:production", ref: "refs/heads/main" }),
      ),
      passes(
        "B2: a subject that names a workflow too (cac#746)",
        "repo:acme/api:ref:refs/heads/main:job_workflow_ref:acme/ci/d.yml@refs/heads/main: all 3",
        equals({ sub: `${main("acme/api")}:job_workflow_ref:acme/ci/d.yml@refs/heads/main` }),
      ),
      passes(
        "B2: what two conditions have in common",
        "repo:acme/api:ref:refs/heads/main: all 3",
        roleWhen([
          {
            StringEquals: { sub: [main("acme/api"), "repo:acme/api:ref:refs/heads/dev"] },
            StringLike: { sub: main("acme/api") },
          },
        ]),
      ),
      passes(
        "B2: a subject of ids alone",
        "repository_id:2:ref:refs/heads/main: all 4",
        equals({ sub: "repository_id:2:ref:refs/heads/main" }),
      ),
      passes(
        "B3: a tenant of ghe.com",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }, "token.actions.acme.ghe.com"),
        elsewhere("acme.ghe.com"),
      ),
      passes(
        "B3: GitHub Enterprise Server (cac#727)",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }, "ghe.acme.com/_services/token"),
        elsewhere("ghe.acme.com"),
      ),
      passes(
        "B4: beside a repository that cannot be read",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }),
        oneHidden,
      ),
      passes(
        "B4: in a listing that is not proven complete",
        "repo:acme/api:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/api") }),
        unproven,
      ),
      passes(
        "an archived repository (prowler#11734)",
        "repo:acme/old:ref:refs/heads/main: all 3",
        equals({ sub: main("acme/old") }),
      ),
    ],
    fail: [
      {
        name: "one of two without review",
        given: [equals({ sub: [main("acme/api"), main("acme/portal")] }), read],
        says: says(
          "repo:acme/portal:ref:refs/heads/main: reviews: review in acme/portal: 2 of 2 fail, expected all to pass",
        ),
      },
      {
        name: "one of two statements without a condition",
        given: [roleWhen([{ StringEquals: { sub: main("acme/api") } }, {}]), read],
        says: says(
          "any subject: who is let in: every repository of github.com that meets it, expected one repository",
        ),
      },
      fails(
        "A5: administrators may bypass the reviews (division-sh/swarm#2253)",
        "repo:acme/bypassed:ref:refs/heads/main: reviews: review in acme/bypassed: 2 of 4 fail, expected all to pass",
        equals({ sub: main("acme/bypassed") }),
      ),
      fails(
        "every repository of the organization (checkov#5423)",
        "repo:acme/*: who is let in: every repository of github.com that meets it, expected one repository",
        like("repo:acme/*"),
      ),
      fails(
        "the audience alone (prowler#12845)",
        "any subject: who is let in: every repository of github.com that meets it, expected one repository",
        equals({ aud: "sts.amazonaws.com" }),
      ),
      fails(
        "a repository of somebody else",
        "repo:evil/api:ref:refs/heads/main: repository: absent (none in the complete listing), expected evil/api of github.com",
        equals({ sub: main("evil/api") }),
      ),
      fails(
        "pull requests (falcosecurity/test-infra#1433)",
        "repo:acme/api:pull_request: runs that are let in: those of pull requests, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:pull_request" }),
      ),
      fails(
        "pull requests, and a ref beside it (DataDog/synthetics-ci-github-action#376)",
        "repo:acme/api:pull_request, ref refs/heads/main: runs that are let in, by the claim ref: those of pull requests, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:pull_request", ref: "refs/heads/main" }),
      ),
      fails(
        "every run of the repository",
        "repo:acme/api:*: runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected those of the default branch",
        like("repo:acme/api:*"),
      ),
      fails(
        "another branch",
        "repo:acme/api:ref:refs/heads/dev: runs that are let in: those of refs/heads/dev, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:ref:refs/heads/dev" }),
      ),
      fails(
        "a branch that begins like the default branch",
        "repo:acme/api:ref:refs/heads/main2: runs that are let in: those of refs/heads/main2, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:ref:refs/heads/main2" }),
      ),
      fails(
        "branches by a wildcard",
        "repo:acme/api:ref:refs/heads/mai?: runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected those of the default branch",
        like("repo:acme/api:ref:refs/heads/mai?"),
      ),
      fails(
        "tags",
        "repo:acme/api:ref:refs/tags/v*: runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected those of the default branch",
        like("repo:acme/api:ref:refs/tags/v*"),
      ),
      fails(
        "a tag named as the default branch",
        "repo:acme/api:ref:refs/tags/main: runs that are let in: those of refs/tags/main, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:ref:refs/tags/main" }),
      ),
      fails(
        "what is no default branch here",
        "repo:acme/trunk:ref:refs/heads/main: runs that are let in: those of refs/heads/main, and the default branch is trunk, expected those of the default branch",
        equals({ sub: main("acme/trunk") }),
      ),
      fails(
        "any case of the branch",
        "repo:acme/api:ref:refs/heads/main: runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected those of the default branch",
        roleWhen([{ StringEqualsIgnoreCase: { sub: main("acme/api") } }]),
      ),
      fails(
        "an environment, whose branches are not read (cac#452, LeanerCloud/CUDly#1660)",
        "repo:acme/api:environment:production: runs that are let in: those of environment production, of which it is not read which branches deploy to it, and the default branch is main, expected those of the default branch",
        equals({ sub: "repo:acme/api:environment:production" }),
      ),
      fails(
        "B1: the name with another repository's id (cac#1938)",
        "repo:acme@1/api@9:ref:refs/heads/main: id of the repository of that name: 2, expected one of 9",
        equals({ sub: main("acme@1/api@9") }),
      ),
      fails(
        "B1: the name with another owner's id",
        "repo:acme@9/api@2:ref:refs/heads/main: id of its owner: 1, expected one of 9",
        equals({ sub: main("acme@9/api@2") }),
      ),
      fails(
        "B1: ids that are left open",
        "repo:acme@*/api@*:ref:refs/heads/main: who is let in: every repository of github.com that meets it, expected one repository",
        like(main("acme@*/api@*")),
      ),
      fails(
        "B2: an id that no repository has",
        "any subject, repository_id 99, ref refs/heads/main: repository: absent (none in the complete listing), expected number 99 of github.com",
        equals({ repository_id: "99", ref: "refs/heads/main" }),
        listingOf(repositories, [api]),
      ),
      fails(
        "B2: a ref without a repository",
        "any subject, ref refs/heads/main: who is let in: every repository of github.com that meets it, expected one repository",
        equals({ ref: "refs/heads/main" }),
      ),
      fails(
        "B2: IfExists on a claim that may be missing (cac#306)",
        "repo:acme/api:* (not weighed: StringEqualsIfExists on ref): runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected those of the default branch",
        roleWhen([
          { StringLike: { sub: "repo:acme/api:*" }, StringEqualsIfExists: { ref: "refs/heads/main" } },
        ]),
      ),
      fails(
        "B2: ForAllValues on a claim that may be missing",
        "any subject (not weighed: ForAllValues:StringEquals on repository_id, ForAllValues:StringEquals on ref): who is let in: every repository of github.com that meets it, expected one repository",
        roleWhen([{ "ForAllValues:StringEquals": { repository_id: "2", ref: "refs/heads/main" } }]),
      ),
      fails(
        "B2: every repository that calls a workflow",
        "repository_owner:acme:job_workflow_ref:acme/ci/d.yml@refs/heads/main: who is let in: every repository of github.com that meets it, expected one repository",
        equals({ sub: "repository_owner:acme:job_workflow_ref:acme/ci/d.yml@refs/heads/main" }),
      ),
      ...[
        ["ghe.acme.com/_services/token", "ghe.acme.com"],
        ["token.actions.acme.ghe.com", "acme.ghe.com"],
      ].map(([issuer, host]) =>
        fails(
          `B3: a repository of the same name on ${issuer}`,
          `${main("acme/api")}: repository: absent (none in the complete listing), expected acme/api of ${host}`,
          equals({ sub: main("acme/api") }, issuer),
        ),
      ),
      fails(
        "B4: open to all of GitHub, beside a repository that cannot be read",
        "any subject: who is let in: every repository of github.com that meets it, expected one repository",
        roleWhen([{}]),
        oneHidden,
      ),
      fails(
        "B4: open to all of GitHub, and GitHub cannot be read",
        "any subject: who is let in: every repository of github.com that meets it, expected one repository",
        roleWhen([{}]),
        listingOf(repositories, [], { problem: denied }),
      ),
      fails(
        "B4: without review, in a listing that is not proven complete",
        "repo:acme/portal:ref:refs/heads/main: reviews: review in acme/portal: 2 of 2 fail, expected all to pass",
        equals({ sub: main("acme/portal") }),
        unproven,
      ),
    ],
    unreadable: [
      cannotTell(
        "the repository's protection is hidden",
        equals({ sub: main("acme/hidden") }),
        denied.message,
      ),
      cannotTell(
        "the repository's default branch is hidden",
        equals({ sub: main("acme/veiled") }),
        denied.message,
      ),
      cannotTell(
        "B1: the repository's id is hidden",
        equals({ sub: main("acme@1/nameless@2") }),
        denied.message,
      ),
      cannotTell(
        "B2: an id that may be that of a repository whose id is hidden",
        equals({ repository_id: "99", ref: "refs/heads/main" }),
        denied.message,
      ),
      cannotTell(
        "B4: the repository may be the one that is missing",
        equals({ sub: main("acme/new") }),
        incomplete,
        oneHidden,
      ),
      cannotTell(
        "B4: or one that a listing did not come to",
        equals({ sub: main("acme/new") }),
        incomplete,
        unproven,
      ),
      cannotTell(
        "repositories cannot be listed",
        equals({ sub: main("acme/api") }),
        incomplete,
        listingOf(repositories, [], { problem: denied }),
      ),
      {
        name: "the role's trust policy cannot be read",
        given: [
          listingOf(iamRoles, [
            { id: "arn:aws:iam::1:role/x", name: "x", path: "/", trust: unreadable(denied) },
          ]),
          read,
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
