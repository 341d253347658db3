import { count, type Observed, type Quantity } from "@bylaw/core";
import { byCodeUnits, inspect, known, unreadable } from "@bylaw/core/provider";
import { OPERATION, type RuleNode, type RulesetNode, type RulesNode } from "./query.ts";
import type { Ruleset } from "./repository.ts";

/** A ruleset before anybody asked who may bypass it. */
export type RulesetRules = Omit<Ruleset, "bypass">;

/** The rulesets that the rules of a branch belong to, by number. Rules that could not be read stand at the end. */
export function rulesetsOf({ totalCount, nodes }: RulesNode): readonly Observed<RulesetRules>[] {
  const rules = new Map<number, RuleNode[]>();
  const unread: Observed<never>[] = [];
  for (const node of nodes) {
    const state = inspect(node);
    if (state.state !== "known") {
      unread.push(node as Observed<never>);
      continue;
    }
    const { databaseId } = state.value.repositoryRuleset;
    rules.set(databaseId, [...(rules.get(databaseId) ?? []), state.value]);
  }
  if (nodes.length !== totalCount) unread.push(cut(totalCount - nodes.length));
  const read = [...rules].sort(([a], [b]) => a - b).map(([, all]) => known(rulesetOf(all)));
  return [...read, ...unread];
}

function rulesetOf(rules: readonly RuleNode[]): RulesetRules {
  const { databaseId, name, enforcement, source } = (rules[0] as RuleNode).repositoryRuleset;
  const approvals = rules.flatMap(approvalsOf);
  const checks = rules.flatMap(checksOf);
  return {
    id: databaseId,
    name,
    level: source.__typename,
    source: ownerOf(source),
    enforcement,
    rules: rules.map(({ type }) => type).sort(byCodeUnits),
    ...(approvals.length > 0 && { approvals: count(Math.max(...approvals)) }),
    ...(checks.length > 0 && { statusChecks: namesOf(checks.flat()) }),
  };
}

function approvalsOf(rule: RuleNode): readonly number[] {
  if (!("parameters" in rule) || !("requiredApprovingReviewCount" in rule.parameters)) return [];
  return [rule.parameters.requiredApprovingReviewCount];
}

/**
 * The names that a rule requires. A workflow counts as `workflow: <path>` and a scanner as `code scanning: <tool>`,
 * because neither says under which context it reports.
 */
function checksOf(rule: RuleNode): readonly (readonly string[])[] {
  if (!("parameters" in rule)) return [];
  const { parameters } = rule;
  if ("requiredStatusChecks" in parameters)
    return [parameters.requiredStatusChecks.map((one) => one.context)];
  if ("workflows" in parameters) return [parameters.workflows.map(({ path }) => `workflow: ${path}`)];
  if ("codeScanningTools" in parameters) {
    return [parameters.codeScanningTools.map(({ tool }) => `code scanning: ${tool}`)];
  }
  return [];
}

function namesOf(all: readonly string[]): Quantity<"names"> {
  return { unit: "names", amount: [...new Set(all)].sort(byCodeUnits) };
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
