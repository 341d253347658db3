import type { Assertion } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import {
  bypass,
  classic,
  emptyGitHub,
  type GitHubServer,
  pullRequestRule,
  type Rule,
  type Ruleset,
  repository,
  ruleset,
  startGitHub,
  statusChecksRule,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as provided from "../../index.ts";
import { acme, TOKEN } from "../../testing/acme.ts";
import { repositoriesQuery } from "./query.ts";

const ACTIONS = 15368;
const CHECKS = ["tests", "lint", "security scan"];

const strict = statusChecksRule(CHECKS, ACTIONS) as Extract<Rule, { type: "required_status_checks" }>;
/** Everything that a branch check asks for. */
const rules: Rule[] = [
  pullRequestRule(2, {
    dismissStaleReviewsOnPush: true,
    requireLastPushApproval: true,
    requireCodeOwnerReview: true,
    requiredReviewThreadResolution: true,
  }),
  { ...strict, parameters: { ...strict.parameters, strictRequiredStatusChecksPolicy: true } },
  { type: "deletion" },
  { type: "non_fast_forward" },
  { type: "required_linear_history" },
  { type: "required_signatures" },
];
const everything = {
  reviews: { count: 2, dismissStale: true, lastPush: true, codeOwners: true },
  statusChecks: { strict: true, checks: CHECKS.map((context) => ({ context, app: "github-actions" })) },
  signatures: true,
  linearHistory: true,
  conversationResolution: true,
};

let id = 100;
const own = (change: Partial<Ruleset> = {}) => {
  id += 1;
  return ruleset({ id, name: "own", rules, ...change });
};
const team = { bypassActors: [bypass("Team", 7)] };

/** Checks that judge for themselves who may bypass what they ask for. */
const HISTORY = ["force-pushes-blocked", "deletion-blocked", "signed-commits", "linear-history"];
const SPARED = ["nobody-bypasses", "signed-commits", "linear-history"];

type Given = Omit<Parameters<typeof repository>[0], "name">;
interface Decided {
  readonly given: Given;
  /** The verdict of every branch check, and the source that decided. */
  readonly every: string;
  /** Those whose verdict is another. */
  readonly but?: { readonly checks: readonly string[]; readonly are: string };
}

const situations: Readonly<Record<string, Decided>> = {
  "ruleset-only": { given: { rulesets: [own()] }, every: 'pass by ruleset "own" (acme/ruleset-only)' },
  "classic-only": { given: { classic: classic(everything) }, every: "pass by classic branch protection" },
  both: {
    given: { classic: classic(everything), rulesets: [own()] },
    every: 'pass by classic branch protection and ruleset "own" (acme/both)',
  },
  evaluated: { given: { rulesets: [own({ enforcement: "evaluate" })] }, every: "fail by no source" },
  disabled: { given: { rulesets: [own({ enforcement: "disabled" })] }, every: "fail by no source" },
  "of-the-organization": { given: {}, every: 'pass by ruleset "baseline" (acme)' },
  "excluded-by-the-organization": { given: {}, every: "fail by no source" },
  "bypassed-by-a-team": {
    given: { rulesets: [own(team)] },
    every: 'pass by ruleset "own" (acme/bypassed-by-a-team)',
    but: {
      checks: ["nobody-bypasses", ...HISTORY],
      are: 'fail by bypass of ruleset "own" (acme/bypassed-by-a-team)',
    },
  },
  "bypassed-in-secret": {
    given: { rulesets: [own({ bypassVisible: false })] },
    every: 'pass by ruleset "own" (acme/bypassed-in-secret)',
    but: {
      checks: ["nobody-bypasses", ...HISTORY],
      are: 'error by bypass of ruleset "own" (acme/bypassed-in-secret)',
    },
  },
  "administrators-spared": {
    given: { classic: classic({ ...everything, enforceAdmins: false }) },
    every: "pass by classic branch protection",
    but: { checks: SPARED, are: "fail by bypass of classic branch protection" },
  },
  "bypassed-and-held": {
    given: { classic: classic(everything), rulesets: [own(team)] },
    every: 'pass by classic branch protection and ruleset "own" (acme/bypassed-and-held)',
    but: { checks: ["nobody-bypasses"], are: "pass by classic branch protection" },
  },
};

const checks = [
  provided.repositoryRequiredReviewers,
  provided.repositoryRequiredStatusChecks,
  provided.repositoryNobodyBypasses,
  provided.repositoryPullRequestRequired,
  provided.repositoryNoDirectPush,
  provided.repositoryApprovalAfterPush,
  provided.repositoryLastPushApproval,
  provided.repositoryCodeownersReview,
  provided.repositoryConversationsResolved,
  provided.repositoryBranchesUpToDate,
  provided.repositoryForcePushesBlocked,
  provided.repositoryDeletionBlocked,
  provided.repositorySignedCommits,
  provided.repositoryLinearHistory,
];

let server: GitHubServer;
let observations: readonly Observation[];

beforeAll(async () => {
  const state = emptyGitHub("acme");
  const security = { codeowners: { path: ".github/CODEOWNERS", errors: [] } };
  state.repositories.push(
    ...Object.entries(situations).map(([name, { given }]) => repository({ ...given, name, security })),
  );
  const covered = { include: ["*of-the-organization", "*by-the-organization"], exclude: ["excluded-*"] };
  const conditions = { ref: { include: ["~DEFAULT_BRANCH"], exclude: [] }, repository: covered };
  state.rulesets.push(ruleset({ id: 1, name: "baseline", rules, conditions }));
  server = await startGitHub({ state });
  ({ observations } = await runProgram(programOf([acme(server.url)], checks)));
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test.each(Object.entries(situations))(
  "%s: each branch check names the source that decided",
  (name, given) => {
    const own = observations.filter(({ resource }) => resource.id === `acme/${name}`);
    const said = own.map((one) => [one.check.replace("github/repository-", ""), decided(one)]);
    const expected = checks.map(({ id }) => {
      const check = id.replace("github/repository-", "");
      return [check, given.but?.checks.includes(check) ? given.but.are : given.every];
    });
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(expected));
  },
);

test("a page of repositories costs one point, whatever is read of each", async () => {
  const answer = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { authorization: `bearer ${TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({
      query: repositoriesQuery.replace(/\}$/, "rateLimit { cost } }"),
      variables: { organization: "acme", first: 25 },
    }),
  });
  expect(await answer.json()).toMatchObject({ data: { rateLimit: { cost: 1 } } });
});

/** `pass by classic branch protection`: the outcome, and whose assertions have it. */
function decided({ outcome, assertions }: Observation): string {
  const source = /(?:bypass of )?(?:classic branch protection|ruleset "[^"]+" \([^)]+\))/;
  const names = leaves(assertions)
    .filter((leaf) => leaf.outcome === outcome)
    .flatMap((leaf) => source.exec(leaf.name) ?? [])
    .map((name) => (outcome === "pass" ? name.replace("bypass of ", "") : name));
  return `${outcome} by ${[...new Set(names)].sort().join(" and ") || "no source"}`;
}

function leaves(assertions: readonly Assertion[]): readonly Assertion[] {
  return assertions.flatMap((one) => (one.parts === undefined ? [one] : leaves(one.parts)));
}
