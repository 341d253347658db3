import canonicalize from "canonicalize";
import { renamesIn, taskWith, withNames } from "../coverage/plans/renames.ts";
import type { KeptPlan, KeptRequirement, KeptTask } from "../keep/kept-plan.ts";

/** Which task of one plan is which of another. */
export interface Pairs {
  /** By the id of today's task, that of the base's. */
  readonly former: ReadonlyMap<string, string>;
  /** The ids of the base's tasks that have no heir. */
  readonly gone: readonly string[];
}

type Kept = KeptTask | KeptRequirement;

/**
 * Pairs tasks: of one id; of a control that is called otherwise; of one check that is asked in the same way elsewhere; and of
 * one check in one control that is narrowed otherwise.
 */
export function pairsOf(before: KeptPlan, after: KeptPlan): Pairs {
  const renames = renamesIn(before, after);
  const former = new Map<string, string>();
  let gone: readonly Kept[] = [...before.tasks, ...before.requirements];
  let fresh: readonly Kept[] = [...after.tasks, ...after.requirements];
  const pair = (ofGone: (one: Kept) => string, ofFresh: (one: Kept) => string, alone: boolean): void => {
    const [was, is] = [grouped(gone, ofGone), grouped(fresh, ofFresh)];
    for (const [key, heirs] of is) {
      const all = was.get(key) ?? [];
      if (alone && (heirs.length > 1 || all.length > 1)) continue;
      heirs.forEach((heir, at) => {
        const one = all[at];
        if (one !== undefined) former.set(heir.id, one.id);
      });
    }
    const taken = new Set(former.values());
    gone = gone.filter(({ id }) => !taken.has(id));
    fresh = fresh.filter(({ id }) => !former.has(id));
  };
  pair(
    ({ id }) => id,
    ({ id }) => id,
    true,
  );
  pair(
    ({ id }) => taskWith(id, renames),
    ({ id }) => id,
    true,
  );
  pair(askedAlike, askedAlike, false);
  const named = new Map(renames.map(({ was, is }) => [was, is]));
  pair(
    ({ control, ...one }) => JSON.stringify([named.get(control) ?? control, askedId(one)]),
    ({ control, ...one }) => JSON.stringify([control, askedId(one)]),
    true,
  );
  return { former, gone: gone.map(({ id }) => id) };
}

/** The base's plan as it would be had its controls and tasks been called as they are now. */
export function withHeirs(before: KeptPlan, after: KeptPlan, { former }: Pairs): KeptPlan {
  const named = withNames(before, renamesIn(before, after));
  const homes = new Map([...after.tasks, ...after.requirements].map(({ id, control }) => [id, control]));
  const heirs = new Map([...former].map(([is, was]) => [was, is]));
  const placed = <T extends Kept>(one: T, original: Kept | undefined): T => {
    const id = heirs.get(original?.id ?? "") ?? one.id;
    return { ...one, id, control: homes.get(id) ?? one.control };
  };
  return {
    ...named,
    tasks: named.tasks.map((one, at) => placed(one, before.tasks[at])),
    requirements: named.requirements.map((one, at) => placed(one, before.requirements[at])),
  };
}

/** What is asked, wherever: the same of two tasks that judge the same resources in the same way. */
function askedAlike({ id: _, control: __, ...asked }: Kept): string {
  return canonicalize(asked) ?? "";
}

function askedId(one: Omit<KeptTask, "control"> | Omit<KeptRequirement, "control">): string {
  return "check" in one ? one.check : one.requirement;
}

function grouped(all: readonly Kept[], keyOf: (one: Kept) => string): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
