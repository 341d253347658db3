import {
  bypass,
  classic,
  emptyGitHub,
  type GitHubServer,
  pullRequestRule,
  type Rule,
  repository,
  ruleset,
  startGitHub,
  statusChecksRule,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acme, run, verdicts } from "./testing/acme.ts";

const ACTIONS = 15368;
const CHECKS = ["CI / Tests", "Lint", "security scan"];
const fresh = { dismissStaleReviewsOnPush: true };
const update = (updateAllowsFetchAndMerge: boolean): Rule => ({
  type: "update",
  parameters: { updateAllowsFetchAndMerge },
});
let id = 100;
const rules = (...all: Rule[]) => {
  id += 1;
  return ruleset({ id, name: `r${id}`, rules: all });
};

/** What is asked of a name, and the three verdicts: reviewers, status checks, bypass. */
const situations: Record<string, readonly [Omit<Parameters<typeof repository>[0], "name">, string]> = {
  sound: [
    { rulesets: [rules(pullRequestRule(2, fresh), statusChecksRule(CHECKS, ACTIONS))] },
    "pass pass pass",
  ],
  "a2-checks-bypassable": [
    {
      rulesets: [
        rules(pullRequestRule(2, fresh)),
        { ...rules(statusChecksRule(CHECKS, ACTIONS)), bypassActors: [bypass("RepositoryRole", 5)] },
      ],
    },
    "pass pass fail",
  ],
  "a2-checks-hidden": [
    {
      rulesets: [
        rules(pullRequestRule(2, fresh)),
        { ...rules(statusChecksRule(CHECKS, ACTIONS)), bypassVisible: false },
      ],
    },
    "pass pass error",
  ],
  "a2-nobody-in-both": [
    {
      rulesets: [
        { ...rules(pullRequestRule(2, fresh)), bypassActors: [bypass("Integration", 1)] },
        { ...rules(pullRequestRule(2, fresh)), bypassActors: [bypass("DeployKey")] },
      ],
    },
    "pass fail pass",
  ],
  "a3-stale": [{ rulesets: [rules(pullRequestRule(2))] }, "fail fail pass"],
  "a3-stale-classic": [{ classic: classic({ reviews: { count: 2 } }) }, "fail fail pass"],
  "a3-last-push-only": [
    { rulesets: [rules(pullRequestRule(2, { requireLastPushApproval: true }))] },
    "fail fail pass",
  ],
  "a6-anybody": [
    { rulesets: [rules(pullRequestRule(2, fresh), statusChecksRule(CHECKS))] },
    "pass fail pass",
  ],
  "a6-scanner-of-no-alert": [
    {
      rulesets: [
        rules(statusChecksRule(["tests", "lint"], ACTIONS), {
          type: "code_scanning",
          parameters: {
            codeScanningTools: [
              { tool: "security scan", alertsThreshold: "none", securityAlertsThreshold: "none" },
            ],
          },
        }),
      ],
    },
    "fail fail pass",
  ],
  "a7-sounds-alike": [
    { rulesets: [rules(statusChecksRule(["attestation", "splinter", "security scan"], ACTIONS))] },
    "fail fail pass",
  ],
  "locked-classic": [{ classic: classic({ lockBranch: true }) }, "n/a n/a n/a"],
  "locked-for-others": [{ classic: classic({ lockBranch: true, enforceAdmins: false }) }, "fail fail fail"],
  "no-updates": [{ rulesets: [rules(update(false))] }, "n/a n/a n/a"],
  "no-updates-of-a-fork": [{ isFork: true, rulesets: [rules(update(true))] }, "fail fail fail"],
  "no-updates-but": [
    { rulesets: [{ ...rules(update(false)), bypassActors: [bypass("DeployKey")] }] },
    "fail fail fail",
  ],
  "no-updates-hidden": [
    { rulesets: [{ ...rules(update(false)), bypassVisible: false }] },
    "error error error",
  ],
  disabled: [{ disabled: true }, "n/a n/a n/a"],
  moving: [{ lockReason: "MOVING" }, "n/a n/a n/a"],
  mirror: [{ mirror: true }, "n/a n/a n/a"],
};

let server: GitHubServer;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(
    ...Object.entries(situations).map(([name, [given]]) => repository({ ...given, name })),
  );
  server = await startGitHub({ state });
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test("each situation is read over HTTP as it is judged", async () => {
  const { observations } = await run([acme(server.url)]);
  const expected = Object.entries(situations).map(([name, [, all]]) => [`acme/${name}`, all]);
  expect(verdicts(observations)).toEqual(Object.fromEntries(expected));
});
