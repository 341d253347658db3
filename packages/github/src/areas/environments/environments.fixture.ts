import { classic, example, repository, type Told } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";

const OPERATION = "GET /repos/{owner}/{repo}/environments";
const PATTERNS = `${OPERATION}/{environment_name}/deployment-branch-policies`;

interface Rules {
  readonly name?: string;
  readonly reviewers?: number;
  readonly selfReview?: boolean;
  readonly branches?: "protected" | "named" | "any";
}

const POLICIES = {
  protected: { protected_branches: true, custom_branch_policies: false },
  named: { protected_branches: false, custom_branch_policies: true },
  any: null,
} as const;

/** The repository `acme/api` with one environment, `production`, that two may approve, but for what is changed. */
export function environment(change: Rules = {}, archived = false): Situation {
  return answered([environmentBody(change)], archived);
}

/** The repository has a branch protection rule, and the environment names `main` where it names branches. */
export function answered(told: Told, archived = false): Situation {
  return {
    repositories: [repository({ name: "api", archived, classic: classic() })],
    told: { [OPERATION]: told, ...patterns("main") },
  };
}

/** What GitHub answers of the patterns of an environment's branches. */
export function patterns(...names: readonly string[]): NonNullable<Situation["told"]> {
  return { [PATTERNS]: names.map((name, at) => example(PATTERNS, { id: at + 1, name })) };
}

export function environmentBody({
  name = "production",
  reviewers = 2,
  selfReview = false,
  branches = "protected",
}: Rules = {}): object {
  const sample = example(OPERATION) as { readonly protection_rules: readonly RuleBody[] };
  const rule = sample.protection_rules.find(({ type }) => type === "required_reviewers") as RuleBody;
  const asked = {
    ...rule,
    prevent_self_review: !selfReview,
    reviewers: Array.from({ length: reviewers }, () => rule.reviewers?.[0]),
  };
  return {
    ...sample,
    name,
    protection_rules: reviewers === 0 ? [] : [asked],
    deployment_branch_policy: POLICIES[branches],
  };
}

interface RuleBody {
  readonly type: string;
  readonly reviewers?: readonly unknown[];
}
