import { inspect, known, unreadable } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { type GithubSubject, githubSubjects, mayBeRepository } from "./github-subjects.ts";

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

function subjects(...statements: readonly object[]): unknown {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const state = inspect(
    githubSubjects({ trust: known(parsePolicy("iam:GetAccountAuthorizationDetails", text)) }),
  );
  return state.state === "known" ? state.value : state;
}

const main: GithubSubject = {
  pattern: "repo:acme/web:ref:refs/heads/main",
  wildcard: false,
  issuer,
  repository: "acme/web",
  context: "ref:refs/heads/main",
};
const any: GithubSubject = { pattern: "*", wildcard: true, issuer };
const everyone: GithubSubject = { pattern: "*", wildcard: true };
const on = (host: string) => ({
  ...trust,
  Principal: { Federated: `arn:aws:iam::1:oidc-provider/${host}` },
  Condition: { StringEquals: { [`${host}:sub`]: main.pattern } },
});

describe("githubSubjects", () => {
  test.each<[string, object, readonly GithubSubject[]]>([
    ["one exact subject", { ...trust, Condition: equals(main.pattern) }, [main]],
    [
      "several subjects",
      { ...trust, Condition: equals([main.pattern, "repo:acme/web:environment:production"]) },
      [main, { ...main, pattern: "repo:acme/web:environment:production", context: "environment:production" }],
    ],
    [
      "any ref of one repository",
      { ...trust, Condition: like("repo:acme/web:*") },
      [{ pattern: "repo:acme/web:*", wildcard: true, issuer, repository: "acme/web", context: "*" }],
    ],
    ["StringLike without a wildcard", { ...trust, Condition: like(main.pattern) }, [main]],
    [
      "any repository of an owner",
      { ...trust, Condition: like("repo:acme/*") },
      [{ pattern: "repo:acme/*", wildcard: true, issuer }],
    ],
    [
      "a repository's prefix",
      { ...trust, Condition: like("repo:acme/web*") },
      [{ pattern: "repo:acme/web*", wildcard: true, issuer }],
    ],
    [
      "a star that is literal",
      { ...trust, Condition: equals("repo:acme/*") },
      [{ pattern: "repo:acme/*", wildcard: false, issuer }],
    ],
    [
      "a customised subject",
      { ...trust, Condition: equals("repository_owner:acme") },
      [{ pattern: "repository_owner:acme", wildcard: false, issuer }],
    ],
    ["no condition", trust, [any]],
    ["an empty list of subjects", { ...trust, Condition: equals([]) }, [any]],
    [
      "a condition on the audience only",
      { ...trust, Condition: { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" } } },
      [any],
    ],
    [
      "subjects that are ruled out",
      { ...trust, Condition: { StringNotLike: { [`${issuer}:sub`]: "repo:evil/*" } } },
      [any],
    ],
    [
      "the narrower of two conditions",
      { ...trust, Condition: { ...like("repo:acme/*"), ...equals(main.pattern) } },
      [main],
    ],
    [
      "a set operator",
      { ...trust, Condition: { "ForAllValues:StringLike": { [`${issuer}:sub`]: main.pattern } } },
      [main],
    ],
    [
      "StringEqualsIfExists",
      { ...trust, Condition: { StringEqualsIfExists: { [`${issuer}:SUB`]: main.pattern } } },
      [main],
    ],
    ["an enterprise's issuer", on(`${issuer}/acme`), [{ ...main, issuer: `${issuer}/acme` }]],
    [
      "GitHub Enterprise Server",
      on("ghe.acme.com/_services/token"),
      [{ ...main, issuer: "ghe.acme.com/_services/token" }],
    ],
    [
      "a tenant of ghe.com",
      on("token.actions.acme.ghe.com"),
      [{ ...main, issuer: "token.actions.acme.ghe.com" }],
    ],
    ["an issuer in another case", on("Token.Actions.GithubUserContent.com"), [main]],
    [
      "two issuers, each by its own key",
      { ...on(issuer), Principal: { Federated: [issuer, `${issuer}/acme`] } },
      [main, { ...any, issuer: `${issuer}/acme` }],
    ],
    ...["StringEqualsIfExists", "ForAllValues:StringLike", "StringEquals"].flatMap(
      (operator): [string, object, readonly GithubSubject[]][] =>
        [`${issuer}/other:sub`, "gitlab.com:sub", "aws:sub"].map((key) => [
          `${operator} on ${key}, which is not there`,
          { ...trust, Condition: { [operator]: { [key]: main.pattern } } },
          [any],
        ]),
    ),
    [
      "an enterprise's issuer with the key of github.com",
      { ...on(`${issuer}/acme`), Condition: { StringEqualsIfExists: { [`${issuer}:sub`]: main.pattern } } },
      [{ ...any, issuer: `${issuer}/acme` }],
    ],
    [
      "a branch in any case",
      { ...trust, Condition: { StringEqualsIgnoreCase: { [`${issuer}:sub`]: main.pattern } } },
      [{ pattern: main.pattern, wildcard: false, issuer, repository: "acme/web" }],
    ],
    ["every STS action", { ...trust, Action: ["sts:TagSession", "sts:*"] }, [any]],
    ["all actions but one", { ...trust, Action: undefined, NotAction: "sts:TagSession" }, [any]],
    ["everyone", { ...trust, Principal: "*" }, [everyone]],
    ["everyone whom AWS knows", { ...trust, Principal: { AWS: "*" } }, [everyone]],
    ["every issuer", { ...trust, Principal: { Federated: "*" } }, [everyone]],
    [
      "everyone, with a condition on github.com's subject",
      { ...on(issuer), Principal: { AWS: ["1", "*"] } },
      [everyone],
    ],
    ["everyone but one", { ...trust, Principal: undefined, NotPrincipal: { AWS: "1" } }, [everyone]],
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
    expect(subjects(statement)).toEqual(expected);
  });

  test("adds the statements up", () => {
    expect(subjects({ ...trust, Condition: equals(main.pattern) }, trust)).toEqual([main, any]);
  });

  test("does not read what is unreadable as no trust", () => {
    const problem = { code: "schema-mismatch", message: "No." } as const;
    expect(inspect(githubSubjects({ trust: unreadable(problem) }))).toEqual({ state: "unreadable", problem });
  });
});

test.each<[string, boolean, string, boolean]>([
  ["*", true, "acme/web", true],
  ["repo:acme/web:ref:refs/heads/main", false, "acme/web", true],
  ["repo:acme/web:ref:refs/heads/main", false, "Acme/Web", true],
  ["repo:acme/web:ref:refs/heads/main", false, "acme/web2", false],
  ["repo:acme/*", true, "acme/web", true],
  ["repo:acme/*", false, "acme/web", false],
  ["repo:acme/*", true, "acme2/web", false],
  ["repo:acme*", true, "acme2/web", true],
  ["repo:acme/web*", true, "acme/web-admin", true],
  ["repo:*/web:ref:refs/heads/main", true, "evil/web", true],
  ["*:ref:refs/heads/main", true, "evil/web", true],
  ["repository_owner:acme", false, "acme/web", false],
])("%s (wildcard: %j) may be %s: %j", (pattern, wildcard, repository, expected) => {
  expect(mayBeRepository({ pattern, wildcard }, repository)).toBe(expected);
});
