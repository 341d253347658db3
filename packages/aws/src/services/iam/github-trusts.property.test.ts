import { inspect, known } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { type GithubTrust, githubTrusts } from "./github-trusts.ts";

/** An oracle that makes tokens and asks the trust policy about each of them, as STS would. */
const issuer = "token.actions.githubusercontent.com";
type Claims = Readonly<Record<string, string>>;
interface Token {
  readonly claims: Claims;
  readonly pullRequest: boolean;
}

const places = [
  { repository: "acme/api", repository_id: "2", repository_owner: "acme", repository_owner_id: "1" },
  { repository: "acme/web", repository_id: "3", repository_owner: "acme", repository_owner_id: "1" },
  { repository: "evil/api", repository_id: "4", repository_owner: "evil", repository_owner_id: "9" },
];
const runs = [
  { context: "ref:refs/heads/main", ref: "refs/heads/main" },
  { context: "ref:refs/heads/dev", ref: "refs/heads/dev" },
  { context: "ref:refs/tags/v1", ref: "refs/tags/v1" },
  { context: "pull_request", ref: "refs/pull/1/merge" },
  { context: "pull_request", ref: "refs/heads/main" },
  { context: "environment:production", ref: "refs/heads/dev", environment: "production" },
];
const tokens: readonly Token[] = places.flatMap((place) =>
  runs.flatMap(({ context, ...run }) => {
    const [owner, name] = place.repository.split("/");
    const subjects = [
      `repo:${place.repository}:${context}`,
      `repo:${owner}@${place.repository_owner_id}/${name}@${place.repository_id}:${context}`,
      `repo:${place.repository}:${context}:job_workflow_ref:acme/ci/d.yml@refs/heads/main`,
      `repository_id:${place.repository_id}:${context}`,
    ];
    return subjects.flatMap((sub) => [
      { claims: { sub, ...place, ...run } as Claims, pullRequest: context === "pull_request" },
      // What AWS knows nothing of is not there.
      { claims: { sub }, pullRequest: context === "pull_request" },
    ]);
  }),
);
const truth = new Map(
  tokens.map((token) => {
    const place = places.find(({ repository, repository_id, repository_owner_id }) =>
      [
        `repo:${repository}:`,
        `@${repository_owner_id}/${repository.split("/")[1]}@${repository_id}:`,
        `repository_id:${repository_id}:`,
      ].some((part) => token.claims.sub?.includes(part)),
    );
    return [token, place as (typeof places)[number]] as const;
  }),
);

const glob = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  ).test(text);

function holds(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  const name = operator.replace(/^.*:/, "").replace(/IfExists$/, "");
  if (value === undefined) {
    return operator.startsWith("ForAllValues:") || operator.endsWith("IfExists") || name.includes("Not");
  }
  switch (name) {
    case "StringEquals":
      return wanted.includes(value);
    case "StringNotEquals":
      return !wanted.includes(value);
    case "StringEqualsIgnoreCase":
      return wanted.some((one) => one.toLowerCase() === value.toLowerCase());
    case "StringLike":
      return wanted.some((one) => glob(one, value));
    default:
      throw new Error(operator);
  }
}

const values: Readonly<Record<string, readonly string[]>> = {
  sub: [
    ...new Set(tokens.map(({ claims }) => claims.sub as string)),
    "repo:acme/*",
    "repo:acme/api:*",
    "repo:acme/api:ref:refs/heads/*",
    "repo:acme@*/api@*:ref:refs/heads/main",
    "repo:acme@1/api@2:*",
    "repo:*:ref:refs/heads/main",
    "*:job_workflow_ref:*",
    "REPO:ACME/API:REF:REFS/HEADS/MAIN",
  ],
  repository: ["acme/api", "acme/web", "acme/*", "ACME/API"],
  repository_id: ["2", "3", "4", "*"],
  repository_owner: ["acme", "*"],
  repository_owner_id: ["1", "9"],
  ref: ["refs/heads/main", "refs/heads/dev", "refs/heads/*"],
  environment: ["production", "staging"],
  aud: ["sts.amazonaws.com"],
};
const condition = fc.constantFrom(...Object.keys(values)).chain((claim) =>
  fc.record({
    claim: fc.constant(claim),
    operator: fc.constantFrom(
      "StringEquals",
      "StringLike",
      "StringEqualsIgnoreCase",
      "StringNotEquals",
      "StringEqualsIfExists",
      "ForAllValues:StringLike",
      "ForAnyValue:StringEquals",
    ),
    wanted: fc.uniqueArray(fc.constantFrom(...(values[claim] ?? [])), { minLength: 1, maxLength: 2 }),
  }),
);

function admits(trust: GithubTrust, token: Token): boolean {
  const place = truth.get(token);
  if (place === undefined) throw new Error("A token of no repository.");
  const { repository, refs, environment, pullRequest } = trust;
  const run = runs.find(({ context }) => token.claims.sub?.includes(`:${context}`));
  const ref = token.claims.ref ?? run?.ref;
  return (
    (repository?.name ?? place.repository)?.toLowerCase() === place.repository &&
    (repository?.ids ?? [place.repository_id]).includes(place.repository_id) &&
    (repository?.ownerIds ?? [place.repository_owner_id]).includes(place.repository_owner_id) &&
    (refs === undefined || refs.some((one) => one === ref)) &&
    (environment === undefined || environment.split(" or ").includes(run?.environment ?? "")) &&
    (pullRequest === undefined || token.pullRequest)
  );
}

test("B2: every token that a statement lets in is one that is said to be let in", () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (conditions) => {
      const Condition: Record<string, Record<string, readonly string[]>> = {};
      for (const { claim, operator, wanted } of conditions) {
        Condition[operator] = { ...Condition[operator], [`${issuer}:${claim}`]: wanted };
      }
      const statement = {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::111111111111:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition,
      };
      const policy = parsePolicy(
        "iam:GetAccountAuthorizationDetails",
        JSON.stringify({ Statement: [statement] }),
      );
      const state = inspect(githubTrusts({ trust: known(policy) }));
      const trusts = state.state === "known" ? state.value : [];
      for (const token of tokens) {
        const isLetIn = Object.entries(Condition).every(([operator, keys]) =>
          Object.entries(keys).every(([key, wanted]) => {
            const claim = key.slice(issuer.length + 1);
            const value = claim === "aud" ? "sts.amazonaws.com" : token.claims[claim];
            return holds(operator, value, wanted);
          }),
        );
        if (!isLetIn) continue;
        expect({ token, admitted: trusts.some((trust) => admits(trust, token)) }).toEqual({
          token,
          admitted: true,
        });
      }
    }),
    { numRuns: 2000 },
  );
});
