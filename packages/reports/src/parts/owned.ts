import type { Owner, Program } from "@bylaw/core";

/** What somebody answers for, as the definitions have it. */
export interface OwnedModel {
  readonly policies: readonly Named[];
  readonly controls: readonly Named[];
  readonly risks: readonly Named[];
  readonly vendors: readonly Named[];
  readonly components: readonly string[];
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** What one owner answers for: a role, or a person who owns something without one. */
export function ownedBy({ kind, id }: Owner, program: Program): OwnedModel {
  const isOwn = ({ owner }: { readonly owner: Owner }): boolean => owner.kind === kind && owner.id === id;
  const named = <T extends Named>(all: readonly T[]): readonly Named[] =>
    all.map((one) => ({ id: one.id, title: one.title }));
  return {
    policies: named(program.policies.filter(isOwn)),
    controls: named(program.controls.filter(isOwn)),
    risks: named(program.risks.filter(isOwn)),
    vendors: (program.vendors ?? [])
      .filter(isOwn)
      .map(({ id: vendor, name }) => ({ id: vendor, title: name })),
    components: (program.system?.components ?? []).filter(isOwn).map(({ title }) => title),
  };
}

/** Everybody who owns something, each once, in the order in which the program has what they own. */
export function ownersOf({ policies, controls, risks, vendors = [], system }: Program): readonly Owner[] {
  const owned = [...policies, ...controls, ...risks, ...vendors, ...(system?.components ?? [])];
  return [...new Map(owned.map(({ owner }) => [`${owner.kind} ${owner.id}`, owner] as const)).values()];
}
