import type { AnyCheck } from "@bylaw/core";
import {
  classic,
  emptyGitHub,
  pullRequestRule,
  repository,
  ruleset,
  statusChecksRule,
} from "@bylaw/testbed/github";
import { describe, expect, test } from "vitest";
import * as provided from "../../index.ts";
import { type Situation, saidOf } from "../../testing/said.ts";

const NAMES = ["tests", "lint", "security scan"];
const checks: readonly AnyCheck[] = [
  provided.repositoryApprovalAfterPush,
  provided.repositoryBranchesUpToDate,
  provided.repositoryCodeownersReview,
  provided.repositoryConversationsResolved,
  provided.repositoryDeletionBlocked,
  provided.repositoryForcePushesBlocked,
  provided.repositoryLastPushApproval,
  provided.repositoryLinearHistory,
  provided.repositoryNoDirectPush,
  provided.repositoryNobodyBypasses,
  provided.repositoryPullRequestRequired,
  provided.repositoryRequiredReviewers,
  provided.repositoryRequiredStatusChecks,
  provided.repositorySignedCommits,
];
const reviews = { count: 2, dismissStale: true, lastPush: true, codeOwners: true };
const statusChecks = { strict: true, checks: NAMES.map((context) => ({ context, app: "github-actions" })) };
const asking = {
  security: { codeowners: { path: ".github/CODEOWNERS", errors: [] } },
  classic: classic({
    reviews,
    statusChecks,
    signatures: true,
    linearHistory: true,
    conversationResolution: true,
  }),
  rulesets: [
    ruleset({
      name: "own",
      rules: [pullRequestRule(2), statusChecksRule(NAMES, 15368), { type: "deletion" }],
    }),
  ],
};

type Tamper = NonNullable<NonNullable<Situation["faults"]>["tamper"]>;

/** One repository whose rules ask for everything, in an organization of that plan. */
function inPlan(plan: string, visibility: "private" | "public" | "internal" = "private"): Situation {
  const { organization } = emptyGitHub("acme");
  return {
    organization: { ...organization, plan },
    repositories: [repository({ name: "api", visibility, ...asking })],
  };
}

/** GitHub's answers without the plan. */
const planless: Tamper = (answer, { operation }) => {
  if (operation !== "GET /orgs/{org}") return answer;
  const { plan: _, ...body } = answer.body as { plan?: unknown };
  return { ...answer, body };
};

const outcomeOf = (lines: readonly string[]) => lines.map((line) => line.replace(/ \(.*/, ""));

describe.each(checks.map((check) => [check.id, check] as const))("%s", (_, check) => {
  test("holds of a private repository where somebody pays, and of any other", async () => {
    for (const situation of [inPlan("team"), inPlan("free", "public"), inPlan("free", "internal")])
      expect(outcomeOf(await saidOf(check, situation))).toEqual(["acme/api: pass"]);
  });

  test("does not hold of rules that GitHub shows as active and enforces for nobody", async () => {
    const [said] = await saidOf(check, inPlan("free"));
    expect(said).toContain("acme/api: fail (");
    expect(said).toContain(
      "GitHub enforces no rule of a private repository in an organization whose plan is free",
    );
  });

  test("is undecided where the plan is not told, as of an app that may not read it", async () => {
    const { organization } = emptyGitHub("acme");
    const member = { ...inPlan("team"), organization: { ...organization, viewerIsOwner: false } };
    expect(outcomeOf(await saidOf(check, member))[0]).not.toContain("pass");
    expect(outcomeOf(await saidOf(check, { ...inPlan("team"), faults: { tamper: planless } }))).toEqual([
      "acme/api: error",
    ]);
    const bare = { ...inPlan("team"), repositories: [repository({ name: "api" })] };
    expect(outcomeOf(await saidOf(check, { ...bare, faults: { tamper: planless } }))).toEqual([
      "acme/api: fail",
    ]);
  });
});
