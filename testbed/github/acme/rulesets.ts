import { bypass, pullRequestRule, ruleset, statusChecksRule } from "../make.ts";
import type { Ruleset } from "../state.ts";
import { ACTIONS, COMPLETE } from "./names.ts";

const ALL = { include: ["~ALL"], exclude: [] };
const DEFAULT_BRANCH = { include: ["~DEFAULT_BRANCH"], exclude: [] };
const PRODUCTION = {
  include: ["payments-*", "infrastructure", "identity-service", "billing-worker"],
  exclude: [],
};

/** Organization rulesets. The last three bind nobody's default branch. */
export function organizationRulesets(): Ruleset[] {
  return [
    ruleset({
      id: 1001,
      name: "no-history-rewrite",
      conditions: { ref: DEFAULT_BRANCH, repository: { ...ALL, exclude: ["sandbox-*", "legacy-*"] } },
      rules: [{ type: "deletion" }, { type: "non_fast_forward" }],
    }),
    ruleset({
      id: 1002,
      name: "production-reviews",
      conditions: { ref: DEFAULT_BRANCH, repository: PRODUCTION },
      rules: [pullRequestRule(2, { dismissStaleReviewsOnPush: true, requireLastPushApproval: true })],
    }),
    ruleset({
      id: 1003,
      name: "production-checks",
      conditions: { ref: DEFAULT_BRANCH, repository: PRODUCTION },
      rules: [statusChecksRule(COMPLETE, ACTIONS)],
    }),
    ruleset({
      id: 1004,
      name: "data-reviews",
      conditions: { ref: DEFAULT_BRANCH, repository: { include: ["data-*"], exclude: ["data-pipeline"] } },
      rules: [pullRequestRule(2, { dismissStaleReviewsOnPush: true })],
      bypassActors: [bypass("OrganizationAdmin")],
      bypassVisible: false,
    }),
    ruleset({
      id: 1005,
      name: "mobile-release-branches",
      conditions: {
        ref: { include: ["refs/heads/release/*"], exclude: [] },
        repository: { include: ["mobile-*"], exclude: [] },
      },
      rules: [pullRequestRule(2), statusChecksRule(COMPLETE, ACTIONS)],
    }),
    ruleset({
      id: 1006,
      name: "two-reviews-everywhere-trial",
      enforcement: "evaluate",
      conditions: { ref: DEFAULT_BRANCH, repository: ALL },
      rules: [pullRequestRule(2)],
    }),
    ruleset({
      id: 1007,
      name: "retired-baseline",
      enforcement: "disabled",
      conditions: { ref: ALL, repository: ALL },
      rules: [pullRequestRule(1)],
    }),
  ];
}
