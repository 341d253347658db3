import type { KeptControl, KeptPlan } from "../keep/kept-plan.ts";
import type { IsoDate } from "../language/values/date.ts";
import { earlierOf, laterOf } from "../language/values/day.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Deviation } from "./checks/deviations.ts";
import { inspectedIn } from "./checks/nothing-judged.ts";
import type { RequirementCoverage } from "./owed/occurrences.ts";
import type { PlanDays } from "./plans/plan-on.ts";
import type { SeenRun } from "./runs/seen-run.ts";
import type { Span } from "./span.ts";

/** What kind of proof stands behind something, the best first. */
export type Assurance = "inspected" | "attested" | "on file" | "nothing";

/** One control over the period. */
export interface ControlCoverage {
  readonly id: string;
  /** What it was called before. */
  readonly former: readonly string[];
  readonly title: string;
  readonly statement: string;
  /** The person who answered for it when a plan last had it. */
  readonly owner: string;
  readonly assurance: Assurance;
  /** `soc2 CC6.1`. */
  readonly primary: readonly string[];
  readonly supporting: readonly string[];
  readonly requirements: readonly RequirementCoverage[];
  readonly deviations: readonly Deviation[];
  /** The checks that verify it, as tasks, or that did in the period. */
  readonly checks: readonly string[];
  /** The runs in a row, of the period, in which a check of it judged something. */
  readonly inspected: readonly Span[];
  /** The first day, within the period, on which it is done and a plan has it. */
  readonly from: IsoDate;
  /** The last day that a plan had it, where none has it any more. */
  readonly until?: IsoDate;
}

export interface CriterionCoverage {
  /** `soc2 CC6.1`. */
  readonly id: string;
  readonly assurance: Assurance;
  readonly controls: readonly string[];
  /** Why it does not apply. */
  readonly reason?: string;
}

export type ControlFacts = Omit<ControlCoverage, "requirements" | "deviations">;

export interface ControlTerms {
  readonly period: Span;
  /** The runs of the period that count. */
  readonly runs: readonly SeenRun[];
  /** The checks of which some run judged something, and the requirements that something was shown for, as tasks. */
  readonly judged: ReadonlySet<string>;
  readonly former: ReadonlyMap<string, readonly string[]>;
}

interface Found {
  readonly control: KeptControl;
  readonly plan: KeptPlan;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Every control that a plan of the period had, or a run of it, as the last one had it. */
export function controlsOf(
  plans: readonly PlanDays[],
  { period, runs, judged, former }: ControlTerms,
): readonly ControlFacts[] {
  const found = new Map<string, Found>();
  // What a run was held to in the morning counts, though it was gone by the evening.
  for (const { held, today } of runs)
    for (const control of held.plan.controls) {
      const known = found.get(control.id);
      found.set(control.id, { control, plan: held.plan, from: known?.from ?? today, to: today });
    }
  for (const { plan, from, to } of plans)
    for (const control of plan.controls) {
      const known = found.get(control.id);
      found.set(control.id, {
        control,
        plan,
        from: known === undefined ? from : earlierOf(known.from, from),
        to: known === undefined ? to : laterOf(known.to, to),
      });
    }
  const inspected = inspectedIn(runs);
  const checks = checksOf([...plans.map(({ plan }) => plan), ...runs.map(({ held }) => held.plan)]);
  const end = plans.at(-1)?.to;
  const last = plans.at(-1)?.plan;
  return [...found.values()]
    .map(({ control, plan, from, to }) => {
      const own = [...(checks.get(control.id) ?? [])].sort();
      const isGone = last !== undefined && !last.controls.some(({ id }) => id === control.id);
      return {
        id: control.id,
        former: former.get(control.id) ?? [],
        title: control.title,
        statement: control.statement,
        owner: control.owner,
        assurance: assuranceOf(control, plan, judged),
        primary: control.primary,
        supporting: control.supporting,
        checks: own,
        inspected: inspected.get(control.id) ?? [],
        from: laterOf(laterOf(control.from ?? period.from, period.from), from),
        ...(isGone && end !== undefined && to < end && { until: to }),
      };
    })
    .sort((a, b) => byCodeUnits(a.id, b.id));
}

function checksOf(plans: readonly KeptPlan[]): ReadonlyMap<string, ReadonlySet<string>> {
  const checks = new Map<string, Set<string>>();
  for (const plan of new Set(plans))
    for (const { id, control } of plan.tasks) checks.set(control, (checks.get(control) ?? new Set()).add(id));
  return checks;
}

/** What a machine read beats what somebody says, and that beats what merely lies there; of what there is nothing is no proof. */
function assuranceOf(
  { id }: KeptControl,
  { tasks, requirements }: KeptPlan,
  judged: ReadonlySet<string>,
): Assurance {
  if (tasks.some((task) => task.control === id && judged.has(task.id))) return "inspected";
  const own = requirements.filter((one) => one.control === id && judged.has(one.id));
  if (own.length === 0) return "nothing";
  return own.some(({ shows }) => shows) ? "attested" : "on file";
}

const ORDER: readonly Assurance[] = ["inspected", "attested", "on file", "nothing"];

export function criteriaOf(
  { frameworks }: KeptPlan,
  controls: readonly ControlFacts[],
): readonly CriterionCoverage[] {
  return frameworks.flatMap(({ id, criteria, outOfScope }) =>
    criteria.map((criterion) => {
      const name = `${id} ${criterion}`;
      const own = controls.filter(({ primary, until }) => until === undefined && primary.includes(name));
      const reason = outOfScope[criterion];
      return {
        id: name,
        controls: own.map((one) => one.id),
        assurance: ORDER.find((one) => own.some(({ assurance }) => assurance === one)) ?? "nothing",
        ...(reason !== undefined && { reason }),
      };
    }),
  );
}
