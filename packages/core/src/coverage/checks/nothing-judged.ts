import type { KeptOutcome, KeptOutcomes } from "../../keep/kept-outcomes.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { taskIn } from "../runs/sight.ts";
import type { Span } from "../span.ts";

/** Runs in a row in which a check found nothing that it could judge: it held, and shows nothing. */
export interface NothingJudged extends Span {
  readonly task: string;
  readonly control: string;
}

/** The checks that had nothing to judge, in order of day and task; whatever could not be read is another matter. */
export function nothingJudgedIn(runs: readonly SeenRun[]): readonly NothingJudged[] {
  const done: NothingJudged[] = [];
  const open = new Map<string, NothingJudged>();
  for (const { held, today } of runs) {
    const { nothing } = lookedThrough(held.outcomes);
    for (const id of nothing) {
      const control = taskIn(held.plan, id)?.control;
      if (control !== undefined)
        open.set(id, { task: id, control, from: open.get(id)?.from ?? today, to: today });
    }
    for (const [id, before] of open) {
      if (nothing.has(id) || taskIn(held.plan, id) === undefined) continue;
      done.push(before);
      open.delete(id);
    }
  }
  return [...done, ...open.values()].sort(
    (a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task),
  );
}

function isNothing({ counts: { pass, fail, waived, error } }: KeptOutcome): boolean {
  return pass + fail + waived + error === 0;
}

/** The tasks of which some run judged something. */
export function judgedTasks(runs: readonly SeenRun[]): ReadonlySet<string> {
  const all = new Set(runs.map(({ held }) => lookedThrough(held.outcomes).judged));
  return new Set([...all].flatMap((judged) => [...judged]));
}

/** By control, the runs in a row in which a check of it judged something, as the plan of each has it. */
export function inspectedIn(runs: readonly SeenRun[]): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  let before: ReadonlySet<string> = new Set();
  for (const { held, today } of runs) {
    const { judged } = lookedThrough(held.outcomes);
    const controls = new Set(held.plan.tasks.flatMap(({ id, control }) => (judged.has(id) ? [control] : [])));
    for (const control of controls) {
      const spans = found.get(control) ?? [];
      found.set(control, spans);
      const last = spans.at(-1);
      if (last !== undefined && before.has(control)) spans[spans.length - 1] = { from: last.from, to: today };
      else spans.push({ from: today, to: today });
    }
    before = controls;
  }
  return found;
}

interface Looked {
  readonly nothing: ReadonlySet<string>;
  readonly judged: ReadonlySet<string>;
}

const known = new WeakMap<KeptOutcomes, Looked>();

/** Outcomes that many runs share are one object, and are looked through once. */
function lookedThrough(outcomes: KeptOutcomes): Looked {
  const found = known.get(outcomes);
  if (found !== undefined) return found;
  const [nothing, judged] = [new Set<string>(), new Set<string>()];
  for (const [task, environments] of Object.entries(outcomes.tasks)) {
    const all = Object.values(environments);
    if (all.length > 0 && all.every(isNothing)) nothing.add(task);
    if (all.some(({ counts: { pass, fail, waived } }) => pass + fail + waived > 0)) judged.add(task);
  }
  const looked = { nothing, judged };
  known.set(outcomes, looked);
  return looked;
}
