import { inspect, known, unreadable } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { type GithubTrust, githubTrusts } from "./github-trusts.ts";

const issuer = "token.actions.githubusercontent.com";
const trust = {
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::111111111111:oidc-provider/${issuer}` },
  Action: "sts:AssumeRoleWithWebIdentity",
};
const equals = (sub: unknown) => ({
  StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: sub },
});
const like = (sub: unknown) => ({ StringLike: { [`${issuer}:sub`]: sub } });
const claims = (values: Readonly<Record<string, unknown>>, operator = "StringEquals") => ({
  [operator]: Object.fromEntries(
    Object.entries(values).map(([claim, value]) => [`${issuer}:${claim}`, value]),
  ),
});

function trusts(...statements: readonly object[]): unknown {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const state = inspect(
    githubTrusts({ trust: known(parsePolicy("iam:GetAccountAuthorizationDetails", text)) }),
  );
  return state.state === "known" ? state.value : state;
}

const subject = "repo:acme/web:ref:refs/heads/main";
const github = { issuer, host: "github.com", unweighed: [] };
const web = { ...github, repository: { name: "acme/web" } };
const main: GithubTrust = { ...web, text: subject, refs: ["refs/heads/main"] };
const any: GithubTrust = { ...github, text: "any subject" };
const everyone: GithubTrust = { text: "everyone", unweighed: [] };
const on = (host: string) => ({
  ...trust,
  Principal: { Federated: `arn:aws:iam::1:oidc-provider/${host}` },
  Condition: { StringEquals: { [`${host}:sub`]: subject } },
});
const when = (Condition: object) => ({ ...trust, Condition });

describe("githubTrusts", () => {
  test.each<[string, object, readonly GithubTrust[]]>([
    ["one exact subject", when(equals(subject)), [main]],
    [
      "several subjects",
      when(equals([subject, "repo:acme/web:environment:production"])),
      [main, { ...web, text: "repo:acme/web:environment:production", environment: "production" }],
    ],
    ["any ref of one repository", when(like("repo:acme/web:*")), [{ ...web, text: "repo:acme/web:*" }]],
    [
      "pull requests",
      when(equals("repo:acme/web:pull_request")),
      [{ ...web, text: "repo:acme/web:pull_request", pullRequest: true }],
    ],
    ["StringLike without a wildcard", when(like(subject)), [main]],
    ["any repository of an owner", when(like("repo:acme/*")), [{ ...github, text: "repo:acme/*" }]],
    ["a repository's prefix", when(like("repo:acme/web*")), [{ ...github, text: "repo:acme/web*" }]],
    ["a star that is literal", when(equals("repo:acme/*")), [{ ...github, text: "repo:acme/*" }]],
    [
      "a customised subject",
      when(equals("repository_owner:acme")),
      [{ ...github, text: "repository_owner:acme" }],
    ],
    ["no condition", trust, [any]],
    ["an empty list of subjects", when(equals([])), [{ ...any, unweighed: ["StringEquals on sub"] }]],
    ["a condition on the audience only", when(claims({ aud: "sts.amazonaws.com" })), [any]],
    [
      "subjects that are ruled out",
      when({ StringNotLike: { [`${issuer}:sub`]: "repo:evil/*" } }),
      [{ ...any, unweighed: ["StringNotLike on sub"] }],
    ],
    ["B2: the narrower of two conditions", when({ ...like("repo:acme/*"), ...equals(subject) }), [main]],
    [
      "B2: what two conditions have in common",
      when({ ...like(subject), ...equals([subject, "repo:acme/web:ref:refs/heads/dev"]) }),
      [main],
    ],
    [
      "B2: two conditions that no subject meets",
      when({ ...like("repo:acme/api:*"), ...equals(subject) }),
      [],
    ],
    ["a set operator", when({ "ForAllValues:StringLike": { [`${issuer}:sub`]: subject } }), [main]],
    ["StringEqualsIfExists", when({ StringEqualsIfExists: { [`${issuer}:SUB`]: subject } }), [main]],
    [
      "B1: names with ids",
      when(equals("repo:acme@1/web@2:ref:refs/heads/main")),
      [
        {
          ...main,
          text: "repo:acme@1/web@2:ref:refs/heads/main",
          repository: { name: "acme/web", ids: ["2"], ownerIds: ["1"] },
        },
      ],
    ],
    [
      "B1: ids that are left open",
      when(like("repo:acme@*/web@*:ref:refs/heads/main")),
      [{ ...github, text: "repo:acme@*/web@*:ref:refs/heads/main" }],
    ],
    [
      "B2: repository_id and ref",
      when(claims({ repository_id: "2", ref: "refs/heads/main" })),
      [
        {
          ...github,
          text: "any subject, repository_id 2, ref refs/heads/main",
          repository: { ids: ["2"] },
          refs: ["refs/heads/main"],
          byRefClaim: true,
        },
      ],
    ],
    [
      "B2: several ids, each a repository",
      when({ ...like("repo:acme/*"), ...claims({ repository_id: ["2", "3"], repository_owner_id: "1" }) }),
      ["2", "3"].map((id) => ({
        ...github,
        text: "repo:acme/*, repository_id 2 or 3, repository_owner_id 1",
        repository: { ids: [id], ownerIds: ["1"] },
      })),
    ],
    [
      "B2: names in the subject and ids beside it",
      when(claims({ sub: subject, repository_id: ["2", "3"] })),
      [
        {
          ...main,
          text: `${subject}, repository_id 2 or 3`,
          repository: { name: "acme/web", ids: ["2", "3"] },
        },
      ],
    ],
    [
      "B2: the repository's own claim",
      when(claims({ repository: ["acme/web", "acme/api"], ref: "refs/heads/main" })),
      ["acme/web", "acme/api"].map((name) => ({
        ...github,
        text: "any subject, repository acme/web or acme/api, ref refs/heads/main",
        repository: { name },
        refs: ["refs/heads/main"],
        byRefClaim: true as const,
      })),
    ],
    [
      "B2: any ref of a repository, and a ref beside it",
      when({ ...like("repo:acme/web:*"), ...claims({ ref: "refs/heads/main" }) }),
      [{ ...main, text: "repo:acme/web:*, ref refs/heads/main", byRefClaim: true }],
    ],
    [
      "B2: an environment, and a ref beside it",
      when(claims({ sub: "repo:acme/web:environment:production", ref: "refs/heads/main" })),
      [
        {
          ...main,
          text: "repo:acme/web:environment:production, ref refs/heads/main",
          environment: "production",
          byRefClaim: true,
        },
      ],
    ],
    [
      "B2: a ref without a repository",
      when(claims({ ref: "refs/heads/main" })),
      [{ ...any, text: "any subject, ref refs/heads/main", refs: ["refs/heads/main"], byRefClaim: true }],
    ],
    [
      "B2: refs by a wildcard",
      when(claims({ sub: "repo:acme/web:*", ref: "refs/heads/*" }, "StringLike")),
      [{ ...web, text: "repo:acme/web:*, ref refs/heads/*" }],
    ],
    [
      "B2: a repository by a wildcard",
      when(claims({ repository: "acme/*" }, "StringLike")),
      [{ ...any, text: "any subject, repository acme/*" }],
    ],
    [
      "B2: an owner",
      when(claims({ repository_owner: "acme" })),
      [{ ...any, text: "any subject, repository_owner acme" }],
    ],
    ...["StringEqualsIfExists", "ForAllValues:StringEquals", "ForAllValues:StringLike"].flatMap(
      (operator): [string, object, readonly GithubTrust[]][] =>
        ["ref", "repository", "repository_id", "environment"].map((claim) => [
          `B2: ${operator} on ${claim}, which may be missing`,
          when(claims({ [claim]: "acme/web" }, operator)),
          [{ ...any, unweighed: [`${operator} on ${claim}`] }],
        ]),
    ),
    [
      "B2: claims that do not say whose run it is",
      when(claims({ actor_id: "7", job_workflow_ref: "acme/ci/d.yml@refs/heads/main" })),
      [{ ...any, unweighed: ["StringEquals on actor_id", "StringEquals on job_workflow_ref"] }],
    ],
    [
      "B2: a subject that names a workflow too",
      when(equals(`${subject}:job_workflow_ref:acme/ci/d.yml@refs/heads/main`)),
      [{ ...main, text: `${subject}:job_workflow_ref:acme/ci/d.yml@refs/heads/main` }],
    ],
    ["an enterprise's issuer", on(`${issuer}/acme`), [{ ...main, issuer: `${issuer}/acme` }]],
    [
      "B3: GitHub Enterprise Server",
      on("ghe.acme.com/_services/token"),
      [{ ...main, issuer: "ghe.acme.com/_services/token", host: "ghe.acme.com" }],
    ],
    [
      "B3: a tenant of ghe.com",
      on("token.actions.acme.ghe.com"),
      [{ ...main, issuer: "token.actions.acme.ghe.com", host: "acme.ghe.com" }],
    ],
    [
      "B3: an enterprise of a tenant",
      on("token.actions.acme.ghe.com/acme"),
      [{ ...main, issuer: "token.actions.acme.ghe.com/acme", host: "acme.ghe.com" }],
    ],
    ["an issuer in another case", on("Token.Actions.GithubUserContent.com"), [main]],
    [
      "two issuers, each by its own key",
      { ...on(issuer), Principal: { Federated: [issuer, `${issuer}/acme`] } },
      [main, { ...any, issuer: `${issuer}/acme`, unweighed: [`StringEquals on ${issuer}:sub`] }],
    ],
    ...["StringEqualsIfExists", "ForAllValues:StringLike", "StringEquals"].flatMap(
      (operator): [string, object, readonly GithubTrust[]][] =>
        [`${issuer}/other:sub`, "gitlab.com:sub", "aws:sub"].map((key) => [
          `${operator} on ${key}, which is not there`,
          when({ [operator]: { [key]: subject } }),
          [{ ...any, unweighed: [`${operator} on ${key}`] }],
        ]),
    ),
    [
      "an enterprise's issuer with the key of github.com",
      { ...on(`${issuer}/acme`), Condition: { StringEqualsIfExists: { [`${issuer}:sub`]: subject } } },
      [{ ...any, issuer: `${issuer}/acme`, unweighed: [`StringEqualsIfExists on ${issuer}:sub`] }],
    ],
    [
      "a branch in any case",
      when({ StringEqualsIgnoreCase: { [`${issuer}:sub`]: subject } }),
      [{ ...web, text: subject }],
    ],
    ["every STS action", { ...trust, Action: ["sts:TagSession", "sts:*"] }, [any]],
    ["all actions but one", { ...trust, Action: undefined, NotAction: "sts:TagSession" }, [any]],
    ["everyone", { ...trust, Principal: "*" }, [everyone]],
    ["everyone whom AWS knows", { ...trust, Principal: { AWS: "*" } }, [everyone]],
    ["every issuer", { ...trust, Principal: { Federated: "*" } }, [everyone]],
    [
      "everyone, with a condition on github.com's subject",
      { ...on(issuer), Principal: { AWS: ["1", "*"] } },
      [{ ...everyone, unweighed: [`StringEquals on ${issuer}:sub`] }],
    ],
    ["everyone but one", { ...trust, Principal: undefined, NotPrincipal: { AWS: "1" } }, [everyone]],
    [
      "everyone of an organization, which no web identity is",
      {
        ...trust,
        Principal: { AWS: "*" },
        Action: "sts:*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
      [],
    ],
    [
      "everyone whose organization is another, or who has none",
      {
        ...trust,
        Principal: { AWS: "*" },
        Action: "sts:*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
      [{ ...everyone, unweighed: ["StringNotEquals on aws:principalorgid"] }],
    ],
    ["one account", { ...trust, Principal: { AWS: "1" } }, []],
    ["another issuer", { ...trust, Principal: { Federated: "arn:aws:iam::1:oidc-provider/gitlab.com" } }, []],
    [
      "an issuer with a longer name",
      { ...trust, Principal: { Federated: `arn:aws:iam::1:oidc-provider/evil-${issuer}` } },
      [],
    ],
    ["a path that only ends like GitHub's", on("gitlab.com/token.actions.githubusercontent.com"), []],
    ["a host that only ends like GitHub's", on("token.actions.evil.com"), []],
    ["a service", { ...trust, Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }, []],
    ["another action", { ...trust, Action: "sts:TagSession" }, []],
    ["a Deny", { ...trust, Effect: "Deny" }, []],
  ])("%s", (_, statement, expected) => {
    expect(trusts(statement)).toEqual(expected);
  });

  test("adds the statements up", () => {
    expect(trusts(when(equals(subject)), trust)).toEqual([main, any]);
  });

  test("B2: names a Deny that it does not weigh", () => {
    expect(trusts(trust, { ...when(equals(subject)), Effect: "Deny" })).toEqual([
      { ...any, unweighed: ["Deny"] },
    ]);
  });

  test("does not read what is unreadable as no trust", () => {
    const problem = { code: "schema-mismatch", message: "No." } as const;
    expect(inspect(githubTrusts({ trust: unreadable(problem) }))).toEqual({ state: "unreadable", problem });
  });
});
