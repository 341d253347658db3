import type { KeptControl, KeptPlan } from "../../keep/kept-plan.ts";

/** A control that says what another one said, under a name of its own. */
export interface Rename {
  readonly was: string;
  readonly is: string;
}

/** The controls that are there under another name: one that is gone and one that is new say the same, and no third does. */
export function renamesIn(before: KeptPlan, after: KeptPlan): readonly Rename[] {
  const gone = notIn(before.controls, after.controls);
  const fresh = notIn(after.controls, before.controls);
  return gone.flatMap((former) => {
    const heirs = fresh.filter((one) => saysTheSame(one, former));
    const rivals = gone.filter((one) => saysTheSame(one, former));
    const [heir] = heirs;
    return heir === undefined || heirs.length > 1 || rivals.length > 1
      ? []
      : [{ was: former.id, is: heir.id }];
  });
}

function notIn(controls: readonly KeptControl[], others: readonly KeptControl[]): readonly KeptControl[] {
  const ids = new Set(others.map(({ id }) => id));
  return controls.filter(({ id }) => !ids.has(id));
}

function saysTheSame(a: KeptControl, b: KeptControl): boolean {
  return a.title === b.title && a.statement === b.statement;
}

/** A plan as it would be had its controls been called so then: what else changed is told of the same thing. */
export function withNames(plan: KeptPlan, renames: readonly Rename[]): KeptPlan {
  if (renames.length === 0) return plan;
  const names = new Map(renames.map(({ was, is }) => [was, is]));
  const named = (control: string): string => names.get(control) ?? control;
  const ofTask = (id: string): string => taskWith(id, renames);
  const owned = <T extends { readonly id: string; readonly control: string }>(one: T): T => ({
    ...one,
    id: ofTask(one.id),
    control: named(one.control),
  });
  return {
    ...plan,
    controls: plan.controls.map((one) => ({
      ...one,
      id: named(one.id),
      alternatives: one.alternatives.map((tasks) => tasks.map(ofTask)),
    })),
    tasks: plan.tasks.map(owned),
    requirements: plan.requirements.map(owned),
  };
}

/** The id of a task with the name of its control. */
export function taskWith(id: string, renames: readonly Rename[]): string {
  const former = renames.find(({ was }) => id.startsWith(`${was} / `));
  return former === undefined ? id : `${former.is}${id.slice(former.was.length)}`;
}
