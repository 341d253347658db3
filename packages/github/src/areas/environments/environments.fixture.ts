import { classic, example, repository, type Told } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";

const OPERATION = "GET /repos/{owner}/{repo}/environments";
const PATTERNS = `${OPERATION}/{environment_name}/deployment-branch-policies`;

interface Rules {
  readonly name?: string;
  readonly reviewers?: number;
  /** Unsaid by a server that is older than the switch. */
  readonly selfReview?: boolean | "unsaid";
  readonly branches?: keyof typeof POLICIES;
}

const POLICIES = {
  protected: { protected_branches: true, custom_branch_policies: false },
  named: { protected_branches: false, custom_branch_policies: true },
  any: null,
  neither: { protected_branches: false, custom_branch_policies: false },
} as const;

type Input = Parameters<typeof repository>[0];
interface Own extends Partial<Omit<Input, "classic">> {
  readonly protection?: Parameters<typeof classic>[0] | "none";
}

/**
 * The repository `acme/api`, whose default branch is protected, with one environment, `production`, that two may approve, but
 * for what is changed.
 */
export function environment(change: Rules = {}, own: Own = {}): Situation {
  return answered([environmentBody(change)], own);
}

export function answered(told: Told, { protection = {}, ...own }: Own = {}): Situation {
  const rule = protection === "none" ? {} : { classic: classic(protection) };
  const repositories = [repository({ ...own, ...rule, name: "api" })];
  return { repositories, told: { [OPERATION]: told, ...patterns("main") } };
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
  const { prevent_self_review: _, ...older } = rule;
  const asked = {
    ...older,
    ...(selfReview !== "unsaid" && { prevent_self_review: !selfReview }),
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
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly unknown[];
}
