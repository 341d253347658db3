import { definePolicy, type Policy, type Statement } from "@bylaw/core";
import type { Terms } from "../terms.ts";
import type { ChosenControls } from "./chosen-controls.ts";
import type { BaselineControlId, BaselinePolicyId } from "./ids.ts";
import type { AnyBaselineOptions } from "./options.ts";
import { policiesOf } from "./policies.ts";

export interface ChosenPolicies {
  /** As they come, with every sentence. */
  readonly all: { readonly [K in BaselinePolicyId]: Policy };
  /** Those that are not left out, with the sentences that something shows. */
  readonly kept: { readonly [K in BaselinePolicyId]?: Policy };
  /** By control, the ids of the sentences that hang on it. */
  readonly hanging: ReadonlyMap<BaselineControlId, readonly string[]>;
  /** The id and the text of every sentence, as they come. */
  readonly statements: ReadonlyMap<string, Statement>;
}

export function chosenPolicies(
  { replace = {}, remove = {}, audience = {} }: AnyBaselineOptions,
  terms: Terms,
  controls: ChosenControls,
): ChosenPolicies {
  const all = policiesOf(terms, controls.all);
  const statements = Object.values(all).flatMap((policy) => policy.statements);
  const hanging = new Map<BaselineControlId, readonly string[]>();
  const gone = new Set<string>();
  for (const id of Object.keys(controls.all) as BaselineControlId[]) {
    const own = statements.filter(({ verifiedBy }) => verifiedBy.includes(controls.all[id]));
    hanging.set(
      id,
      own.map((one) => one.id),
    );
    if (!(id in controls.kept)) for (const one of own) gone.add(one.id);
  }
  const kept = Object.entries(all).flatMap(([name, policy]): readonly (readonly [string, Policy])[] => {
    const id = name as BaselinePolicyId;
    if (id in remove) return [];
    const own = replace[id];
    if (own !== undefined) return [[id, own]];
    const left = policy.statements.filter((one) => !gone.has(one.id) && !(one.id in remove));
    const { kind: _, ...definition } = policy;
    const groups = audience[id];
    const said = { ...definition, statements: left, ...(groups !== undefined && { audience: groups }) };
    return left.length === 0 ? [] : [[id, definePolicy(said)]];
  });
  return {
    all,
    kept: Object.fromEntries(kept),
    hanging,
    statements: new Map(statements.map((one) => [one.id, one])),
  };
}
