import type { Control, CriterionReference, FrameworkScope, Statement } from "@bylaw/core";
import { isPlaceholder, type Omission, omit, wordingText } from "@bylaw/core/provider";
import type { ChosenControls } from "./chosen-controls.ts";
import type { ChosenPolicies } from "./chosen-policies.ts";
import type { ChosenRisks } from "./chosen-risks.ts";
import type { BaselineControlId, BaselinePolicyId } from "./ids.ts";
import type { AnyBaselineOptions } from "./options.ts";

/** What was chosen, of everything. */
export interface Chosen {
  readonly controls: ChosenControls;
  readonly policies: ChosenPolicies;
  readonly risks: ChosenRisks;
  readonly framework: FrameworkScope;
}

/** What became of everything that is left out, and of what was replaced by something that does less. */
export function omissionsOf(
  { remove = {}, replace = {} }: AnyBaselineOptions,
  chosen: Chosen,
): readonly Omission[] {
  const removed = Object.entries(remove).map(([id, reason]) => omissionOf(id, given(reason), chosen));
  const replaced = Object.keys(replace).flatMap((id) => lostBy(id, chosen));
  return [...removed, ...replaced];
}

/** What only says that a reason is still to come is none. */
function given(reason: string | undefined): string {
  return reason === undefined || isPlaceholder(reason) ? "" : reason;
}

function omissionOf(id: string, reason: string, { controls, policies, risks, framework }: Chosen): Omission {
  const control = controls.ready[id as BaselineControlId];
  if (control !== undefined) {
    return omit({
      of: "control",
      id,
      title: control.title,
      reason,
      statements: policies.hanging.get(id as BaselineControlId) ?? [],
      satisfies: inScope(control.satisfies, framework),
    });
  }
  const policy = policies.all[id as BaselinePolicyId];
  if (policy !== undefined) {
    const statements = policy.statements.map((one) => one.id);
    return omit({ of: "policy", id, title: policy.title, reason, statements, satisfies: [] });
  }
  const statement = policies.statements.get(id);
  const title = statement === undefined ? risks.all[id]?.title : wordingText(statement, []);
  return omit({
    of: statement === undefined ? "risk" : "statement",
    id,
    title: title ?? id,
    reason,
    statements: [],
    satisfies: [],
  });
}

/** What a replacement does not claim, or does not say any more. */
function lostBy(id: string, { controls, policies, framework }: Chosen): readonly Omission[] {
  const control = controls.ready[id as BaselineControlId];
  if (control !== undefined) {
    const own = controls.all[id as BaselineControlId];
    const lost = inScope(claimsNotIn(control, own), framework);
    if (lost.length === 0) return [];
    const reason = `Control ${own.id} takes its place, and claims less.`;
    return [omit({ of: "control", id, title: control.title, reason, statements: [], satisfies: lost })];
  }
  const policy = policies.all[id as BaselinePolicyId];
  const own = policies.kept[id as BaselinePolicyId]?.statements;
  if (policy === undefined || own === undefined) return [];
  const lost = policy.statements
    .filter((said) => !own.some((one) => one.id === said.id && (demands(one) || !demands(said))))
    .map((one) => one.id);
  if (lost.length === 0) return [];
  const reason = "A policy of the company's own takes its place, and says less.";
  return [omit({ of: "policy", id, title: policy.title, reason, statements: lost, satisfies: [] })];
}

function demands({ level }: Statement): boolean {
  return level === "MUST" || level === "MUST NOT";
}

function claimsNotIn({ satisfies }: Control, own: Control): readonly CriterionReference[] {
  return satisfies.filter(
    ({ criterion, relation }) =>
      !own.satisfies.some(
        (claim) =>
          claim.criterion === criterion && (claim.relation === relation || claim.relation === "primary"),
      ),
  );
}

function inScope(
  claims: readonly CriterionReference[],
  { criteria }: FrameworkScope,
): readonly CriterionReference[] {
  return claims.filter(({ criterion }) => criteria.some(({ id }) => id === criterion));
}
