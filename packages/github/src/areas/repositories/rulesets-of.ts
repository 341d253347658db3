import { count, from, type Observed } from "@bylaw/core";
import { byCodeUnits, inspect, known, unreadable } from "@bylaw/core/provider";
import { sortedChecks } from "./classic-of.ts";
import { OPERATION, type RuleNode, type RulesetNode, type RulesNode } from "./query.ts";
import type { RequiredCheck, Review, Ruleset } from "./repository.ts";

/** A ruleset before anybody asked who may bypass it. */
export type RulesetRules = Omit<Ruleset, "bypass">;

/**
 * The rulesets that the rules of a branch belong to, by number. A rule that does not show its parameters, or its ruleset,
 * stands apart from the others. Rules of which not even the type could be read stand at the end.
 */
export function rulesetsOf(
  { totalCount, nodes }: RulesNode,
  fork: boolean,
): readonly Observed<RulesetRules>[] {
  const whole = new Map<number, RuleNode[]>();
  const apart: RuleNode[] = [];
  const unread: Observed<never>[] = [];
  for (const node of nodes) {
    const state = inspect(node);
    if (state.state !== "known") unread.push(node as Observed<never>);
    else if (isWhole(state.value)) {
      const id = rulesetNode(state.value)?.databaseId ?? 0;
      whole.set(id, [...(whole.get(id) ?? []), state.value]);
    } else apart.push(state.value);
  }
  if (nodes.length !== totalCount) unread.push(cut(totalCount - nodes.length));
  const grouped = [...whole].sort(([a], [b]) => a - b).map(([, rules]) => rules);
  const each = [...grouped, ...apart.map((rule) => [rule])];
  return [...each.map((rules) => known(rulesetOf(rules, fork))), ...unread];
}

function isWhole(rule: RuleNode): boolean {
  const shown = !("parameters" in rule) || inspect<unknown>(rule.parameters).state === "known";
  return shown && rulesetNode(rule) !== null;
}

/** The ruleset of a rule, or null when it is not shown. */
function rulesetNode({ repositoryRuleset }: RuleNode): RulesetNode | null {
  const state = inspect(repositoryRuleset);
  return state.state === "known" ? state.value : null;
}

function rulesetOf(rules: readonly RuleNode[], fork: boolean): RulesetRules {
  const [first] = rules;
  const own = first === undefined ? null : rulesetNode(first);
  const demands = demandsOf(rules, fork);
  // A branch is told of the rules of active rulesets alone, so a rule without its ruleset binds.
  if (own === null) return { name: "a ruleset that is not shown", enforcement: "ACTIVE", ...demands };
  const { databaseId: id, name, enforcement, source } = own;
  return { id, name, level: source.__typename, source: ownerOf(source), enforcement, ...demands };
}

function demandsOf(
  rules: readonly RuleNode[],
  fork: boolean,
): Omit<RulesetRules, "id" | "name" | "level" | "source" | "enforcement"> {
  const reviews = rules.flatMap(reviewOf);
  const conversations = rules.flatMap(conversationsOf);
  const checks = rules.flatMap(checksOf);
  const upToDate = rules.flatMap(upToDateOf);
  return {
    rules: rules.map(({ type }) => type).sort(byCodeUnits),
    ...(reviews.length > 0 && { review: reviews.reduce((all, one) => from([all, one], together)) }),
    ...(conversations.length > 0 && { conversations: any(conversations) }),
    ...(upToDate.length > 0 && { upToDate: any(upToDate) }),
    ...(checks.length > 0 && { requiredChecks: from(concatenated(checks), sortedChecks) }),
    restrictsUpdates: restrictsUpdates(rules, fork),
  };
}

function reviewOf(rule: RuleNode): readonly Observed<Review>[] {
  if (!isOf(rule, "PULL_REQUEST")) return [];
  const review = from(rule.parameters, (asked) => ({
    approvals: count(asked.requiredApprovingReviewCount),
    dismissesStale: asked.dismissStaleReviewsOnPush,
    lastPush: asked.requireLastPushApproval,
    codeOwners: asked.requireCodeOwnerReview,
  }));
  return [review];
}

function conversationsOf(rule: RuleNode): readonly Observed<boolean>[] {
  if (!isOf(rule, "PULL_REQUEST")) return [];
  return [from(rule.parameters, (asked) => asked.requiredReviewThreadResolution)];
}

function upToDateOf(rule: RuleNode): readonly Observed<boolean>[] {
  if (!isOf(rule, "REQUIRED_STATUS_CHECKS")) return [];
  const strict = from(
    rule.parameters,
    (asked) => asked.strictRequiredStatusChecksPolicy && asked.requiredStatusChecks.length > 0,
  );
  return [strict];
}

/** Of two rules each demand holds. */
function together(a: Review, b: Review): Review {
  return {
    approvals: a.approvals.amount > b.approvals.amount ? a.approvals : b.approvals,
    dismissesStale: a.dismissesStale || b.dismissesStale,
    lastPush: a.lastPush || b.lastPush,
    codeOwners: a.codeOwners || b.codeOwners,
  };
}

function checksOf(rule: RuleNode): readonly Observed<readonly RequiredCheck[]>[] {
  if (isOf(rule, "REQUIRED_STATUS_CHECKS")) return [from(rule.parameters, statusChecksOf)];
  if (isOf(rule, "WORKFLOWS")) return [from(rule.parameters, workflowsOf)];
  if (isOf(rule, "CODE_SCANNING")) return [from(rule.parameters, scannersOf)];
  return [];
}

type ParametersOf<TType extends RuleNode["type"]> =
  Extract<RuleNode, { readonly type: TType; readonly parameters: unknown }> extends {
    readonly parameters: Observed<infer T>;
  }
    ? T
    : never;

/** GitHub writes "any source" as no number, and in some answers as -1. */
function statusChecksOf({ requiredStatusChecks }: ParametersOf<"REQUIRED_STATUS_CHECKS">): RequiredCheck[] {
  return requiredStatusChecks.map(({ context, integrationId }) => ({
    name: context,
    source: integrationId === null || integrationId < 0 ? "anybody" : `app ${integrationId}`,
  }));
}

function workflowsOf({ workflows }: ParametersOf<"WORKFLOWS">): RequiredCheck[] {
  return workflows.map(({ path, ref, sha }) => ({
    name: `workflow: ${path}`,
    source: sha === null ? `workflow at ${ref ?? "no named ref"}` : `workflow at commit ${sha}`,
  }));
}

/** A scanner of which no alert blocks a merge demands nothing. */
function scannersOf({ codeScanningTools }: ParametersOf<"CODE_SCANNING">): RequiredCheck[] {
  return codeScanningTools
    .filter((one) => one.alertsThreshold !== "none" || one.securityAlertsThreshold !== "none")
    .map(({ tool }) => ({ name: `code scanning: ${tool}`, source: "code scanning" }));
}

/** A fork whose rule lets changes of its origin in still takes changes. */
function restrictsUpdates(rules: readonly RuleNode[], fork: boolean): Observed<boolean> {
  const all = rules.flatMap((rule) =>
    isOf(rule, "UPDATE")
      ? [from(rule.parameters, (asked) => !(fork && asked.updateAllowsFetchAndMerge))]
      : [],
  );
  return any(all);
}

/** Of several rules it is enough that one demands it. */
function any(all: readonly Observed<boolean>[]): Observed<boolean> {
  return all.reduce((before, one) => from([before, one], (a, b) => a || b), known(false));
}

function isOf<TType extends string>(
  rule: RuleNode,
  type: TType,
): rule is Extract<RuleNode, { readonly type: TType; readonly parameters: unknown }> {
  return rule.type === type && "parameters" in rule;
}

function concatenated<T>(lists: readonly Observed<readonly T[]>[]): Observed<readonly T[]> {
  const none: Observed<readonly T[]> = known([]);
  return lists.reduce((all, one) => from([all, one], (a, b) => [...a, ...b]), none);
}

function ownerOf(source: RulesetNode["source"]): string {
  switch (source.__typename) {
    case "Enterprise":
      return source.slug;
    case "Organization":
      return source.login;
    case "Repository":
      return source.nameWithOwner;
  }
}

function cut(missing: number): Observed<never> {
  return unreadable({
    code: "partial-data",
    message: `${OPERATION} left out ${missing} ${missing === 1 ? "rule" : "rules"} of the default branch.`,
    operation: OPERATION,
  });
}
