import { keepPlan } from "../keep/keep-plan.ts";
import type { KeptControl, KeptPlan } from "../keep/kept-plan.ts";
import type { KeptRun } from "../keep/kept-run.ts";
import type { Listing } from "../language/checks/view.ts";
import type { Program } from "../language/company/program.ts";
import { readsRecords } from "../language/links/requirement-task.ts";
import type { IsoDate } from "../language/values/date.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Problem } from "../language/values/problem.ts";
import { dayIn, earlierOf, laterOf } from "../period/day.ts";
import type { Moment } from "../run/evidence/context.ts";
import { readerOf } from "../run/evidence/evaluate-requirements.ts";
import { type Plan, planRun } from "../run/plan.ts";
import type { Recording } from "../run/recording.ts";
import type { Answer } from "./answer.ts";
import { openAnswers } from "./answers.ts";
import { asPlanned } from "./as-planned.ts";
import { planCoverage } from "./coverage-plan.ts";
import { type Deviation, deviationsIn } from "./deviations.ts";
import { countingOf } from "./not-counted.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn, type RequirementCoverage, type Span } from "./occurrences.ts";
import { type PlanChange, planChangesIn } from "./plan-changes.ts";
import { planDaysOf } from "./plan-on.ts";
import { type RecordChange, recordChangesIn, recordsNow } from "./record-changes.ts";
import { type SeenRun, whyNotCounted } from "./seen-run.ts";
import { stretchesWithout, type UndecidedDays, undecidedIn } from "./undecided.ts";
import { type WaivedDays, waivedIn } from "./waived.ts";

/** What kind of proof stands behind something, the best first. */
export type Assurance = "inspected" | "attested" | "on file" | "nothing";

/** One control over the period. */
export interface ControlCoverage {
  readonly id: string;
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
  /** True when checks verify it. */
  readonly isChecked: boolean;
  /** The first day that it is done, within the period. */
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

/** How a company did over a period, by what was kept of it. */
export interface Coverage {
  readonly organization: string;
  readonly period: Span;
  readonly today: IsoDate;
  readonly counted: readonly KeptRun[];
  readonly notCounted: readonly { readonly run: KeptRun; readonly why: string }[];
  /** Days of the period, up to today, of which nothing was kept that counts. */
  readonly unobserved: readonly Span[];
  /** Days on which runs were kept, and could not decide a task. */
  readonly undecided: readonly UndecidedDays[];
  /** Days on which something failed a check, and a waiver said that it may. */
  readonly waived: readonly WaivedDays[];
  /** The answers that answer nothing, and why; and why answers could not be read. */
  readonly answers: {
    readonly unused: readonly { readonly id: string; readonly why: string }[];
    readonly problem?: Problem;
  };
  readonly controls: readonly ControlCoverage[];
  readonly criteria: readonly CriterionCoverage[];
  readonly changes: readonly PlanChange[];
  /** The records that are not what a run saw. */
  readonly records: readonly RecordChange[];
  readonly exitCode: 0 | 1 | 2;
}

export interface CoverageOptions {
  readonly period: Span;
  /** The branch whose runs count; several where it was renamed. */
  readonly branch: string | readonly string[];
  /** How many days may pass between two runs. */
  readonly every: number;
}

/** What was owed in a period and what was seen of it: by the runs that were kept, and the records as they are read now. */
export async function coverageOf(
  program: Program,
  runs: readonly SeenRun[],
  recording: Recording,
  { period, branch, every }: CoverageOptions,
): Promise<Coverage> {
  const today = dayIn(new Date(recording.startedAt), program.organization.timeZone ?? "UTC");
  const own = countingOf(runs, (run) => whyNotOurs(run, program) ?? whyNotCounted(run, branch), today);
  const counted = own.flatMap(({ run, why }) => (why === undefined ? [run] : []));
  const within = counted.filter(({ today: day }) => day <= period.to);
  const inPeriod = within.filter(({ today: day }) => period.from <= day);
  const days = planDaysOf(within, await keepPlan(planRun(program), today));
  const now = await readNow(planCoverage(program, runs), recording);
  const planned = asPlanned(days, program, now);
  const book = readsRecords(program)
    ? await openAnswers({ ...planned.momentOn(today), ...now }, period)
    : undefined;
  const requirements = await occurrencesIn(days, planned, period, today);
  const deviations = deviationsIn(inPeriod);
  const plans = days.filter(({ from, to }) => from <= period.to && period.from <= to);
  const controls = controlsOf(plans, period).map((control) => ({
    ...control,
    requirements: requirements
      .filter(({ kept }) => kept.control === control.id)
      .map((one) => ({
        ...one,
        occurrences: one.occurrences.map((item) =>
          ANSWERED.has(item.state) ? { ...item, ...answered(book?.ofOccurrence(one, item)) } : item,
        ),
      })),
    deviations: deviations
      .filter((one) => one.control === control.id)
      .map((one) => ({ ...one, ...answered(book?.ofDeviation(one)) })),
  }));
  const past = { from: period.from, to: earlierOf(period.to, today) };
  const unobserved = controls.some(({ isChecked }) => isChecked)
    ? stretchesWithout(
        inPeriod.map((run) => run.today),
        past,
        every,
      )
    : [];
  const undecided = undecidedIn(inPeriod, plans, past, every).filter(
    ({ from, to }) => !unobserved.some((one) => one.from <= from && to <= one.to),
  );
  const last = plans.at(-1)?.plan;
  const coverage = {
    organization: program.organization.name,
    period,
    today,
    counted: inPeriod,
    notCounted: own.flatMap(({ run, why }) => (why === undefined ? [] : [{ run, why }])),
    unobserved,
    undecided,
    waived: waivedIn(inPeriod),
    answers: {
      unused: book?.unused() ?? [],
      ...(book?.problem !== undefined && { problem: book.problem }),
    },
    controls,
    criteria: last === undefined ? [] : criteriaOf(last, controls),
    records: recordChangesIn(within, await recordsNow(recording), today),
    changes: planChangesIn(within).filter(({ day }) => period.from <= day && day <= period.to),
  };
  return { ...coverage, exitCode: exitCodeOf(coverage) };
}

function whyNotOurs({ organization }: KeptRun, program: Program): string | undefined {
  return organization === program.organization.name ? undefined : `it is of ${organization}`;
}

async function readNow(plan: Plan, recording: Recording): Promise<Pick<Moment, "people" | "read">> {
  const { read, people } = await readerOf(plan, recording);
  return { read: <T>(listing: Listing) => read<T>(listing), people };
}

type Planned = ReturnType<typeof planDaysOf>;

/** Every control that a plan of the period had, as the last one had it. */
function controlsOf(
  plans: Planned,
  period: Span,
): readonly Omit<ControlCoverage, "requirements" | "deviations">[] {
  const found = new Map<string, { control: KeptControl; plan: KeptPlan; to: IsoDate }>();
  for (const { plan, to } of plans)
    for (const control of plan.controls) found.set(control.id, { control, plan, to });
  const end = plans.at(-1)?.to;
  return [...found.values()]
    .map(({ control, plan, to }) => ({
      id: control.id,
      title: control.title,
      statement: control.statement,
      owner: control.owner,
      assurance: assuranceOf(control, plan),
      primary: control.primary,
      supporting: control.supporting,
      isChecked: plan.tasks.some((task) => task.control === control.id),
      from: laterOf(control.from ?? period.from, period.from),
      ...(end !== undefined && to < end && { until: to }),
    }))
    .sort((a, b) => byCodeUnits(a.id, b.id));
}

/** What a machine read beats what somebody says, and that beats what merely lies there. */
function assuranceOf({ id }: KeptControl, { tasks, requirements }: KeptPlan): Assurance {
  if (tasks.some(({ control }) => control === id)) return "inspected";
  const own = requirements.filter(({ control }) => control === id);
  if (own.length === 0) return "nothing";
  return own.some(({ shows }) => shows) ? "attested" : "on file";
}

const ORDER: readonly Assurance[] = ["inspected", "attested", "on file", "nothing"];

function criteriaOf(
  { frameworks }: KeptPlan,
  controls: readonly ControlCoverage[],
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

/** What people answer for. */
const ANSWERED: ReadonlySet<Occurrence["state"]> = new Set(["gap", "late"]);

function answered(answer: Answer | undefined): { readonly answer?: Answer } {
  return answer === undefined ? {} : { answer };
}

/** What is answered stays in the report, and shouts no more: while its action is not past its day. */
function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && !answer.isOverdue;
}

/** What has no answer, and what could not be decided. */
function exitCodeOf({
  controls,
  counted,
  unobserved,
  undecided,
  answers: { problem },
}: Omit<Coverage, "exitCode">): 0 | 1 | 2 {
  const all = controls.flatMap(({ requirements }) => requirements.flatMap(({ occurrences }) => occurrences));
  const isChecked = controls.some((one) => one.isChecked);
  const has = (...states: readonly Occurrence["state"][]): boolean =>
    all.some(({ state, answer }) => states.includes(state) && !isAnswered(answer));
  const isBlind = isChecked && (counted.length === 0 || unobserved.length > 0);
  if (problem !== undefined || undecided.length > 0 || has("undecided") || isBlind) return 2;
  const deviates = controls.some(({ deviations }) => deviations.some(({ answer }) => !isAnswered(answer)));
  return deviates || has("gap", "late") ? 1 : 0;
}
