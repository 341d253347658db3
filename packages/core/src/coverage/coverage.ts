import { keepPlan } from "../keep/keep-plan.ts";
import type { KeptRun } from "../keep/kept-run.ts";
import type { Listing } from "../language/checks/view.ts";
import type { Program } from "../language/company/program.ts";
import { readsRecords } from "../language/links/requirement-task.ts";
import type { IsoDate } from "../language/values/date.ts";
import { dayIn, earlierOf, laterOf } from "../language/values/day.ts";
import type { Problem } from "../language/values/problem.ts";
import type { Moment } from "../run/evidence/context.ts";
import { readerOf } from "../run/evidence/evaluate-requirements.ts";
import { type Plan, planRun } from "../run/plan.ts";
import type { Recording } from "../run/recording.ts";
import type { Answer } from "./answer.ts";
import { openAnswers } from "./answers.ts";
import { deviationsIn } from "./checks/deviations.ts";
import { judgedTasks, type NothingJudged, nothingJudgedIn } from "./checks/nothing-judged.ts";
import { stretchesWithout, type UndecidedDays, undecidedIn } from "./checks/undecided.ts";
import { type WaivedDays, waivedIn } from "./checks/waived.ts";
import { type ControlCoverage, type CriterionCoverage, controlsOf, criteriaOf } from "./controls.ts";
import { planCoverage } from "./coverage-plan.ts";
import { exitCodeOf } from "./exit-code.ts";
import { asPlanned } from "./owed/as-planned.ts";
import { excusedBy } from "./owed/excused.ts";
import type { Occurrence } from "./owed/occurrence.ts";
import { occurrencesIn } from "./owed/occurrences.ts";
import { runsSaid } from "./owed/runs-said.ts";
import { underLatestNames } from "./plans/latest-names.ts";
import { type PlanChange, planChangesIn } from "./plans/plan-changes.ts";
import { planDaysOf } from "./plans/plan-on.ts";
import { type RecordChange, recordChangesIn, recordsNow } from "./records/record-changes.ts";
import { countingOf } from "./runs/not-counted.ts";
import { ofProgram } from "./runs/of-program.ts";
import { type SeenRun, whyNotCounted } from "./runs/seen-run.ts";
import type { Span } from "./span.ts";

/** How a company did over a period, by what was kept of it. */
export interface Coverage {
  readonly organization: string;
  readonly period: Span;
  /** The branches whose runs count, and how many days may lie between two of them. */
  readonly branches: readonly string[];
  readonly every: number;
  readonly today: IsoDate;
  readonly counted: readonly KeptRun[];
  readonly notCounted: readonly { readonly run: KeptRun; readonly why: string }[];
  /** Days of the period, up to today, of which nothing was kept that counts. */
  readonly unobserved: readonly Span[];
  /** Days on which runs were kept, and could not decide a task. */
  readonly undecided: readonly UndecidedDays[];
  /** Days on which something failed a check, and a waiver said that it may. */
  readonly waived: readonly WaivedDays[];
  /** Checks that found nothing that they could judge. */
  readonly nothingJudged: readonly NothingJudged[];
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
  /** The file of the program in its repository, where its runs may lie among those of others. */
  readonly file?: string | undefined;
}

/** What was owed in a period and what was seen of it: by the runs that were kept, and the records as they are read now. */
export async function coverageOf(
  program: Program,
  runs: readonly SeenRun[],
  recording: Recording,
  { period, branch, every, file }: CoverageOptions,
): Promise<Coverage> {
  const { name, timeZone = "UTC" } = program.organization;
  const today = dayIn(new Date(recording.startedAt), timeZone);
  const own = countingOf(
    runs,
    ofProgram(runs, program, file, (run) => whyNotCounted(run, branch)),
    today,
  );
  const counted = own.flatMap(({ run, why }) => (why === undefined ? [run] : []));
  const isUntilEnd = ({ today: day }: KeptRun): boolean => day <= period.to;
  const names = underLatestNames(counted);
  const within = names.runs.filter(isUntilEnd);
  const inPeriod = within.filter(({ today: day }) => period.from <= day);
  const plan = await keepPlan(planRun(program), today);
  const days = planDaysOf(within, plan);
  const now = await readNow(planCoverage(program, within), recording);
  const planned = await asPlanned(days, program, { ...now, today });
  const book = readsRecords(program)
    ? await openAnswers({ ...planned.momentOn(today), ...now }, { period, nameOf: names.nameOf })
    : undefined;
  const recordsAsNow = await recordsNow(recording);
  const seen = { isExcused: excusedBy(within), said: runsSaid(names.runs, recordsAsNow) };
  const requirements = await occurrencesIn(days, planned, period, today, seen);
  const plans = days.filter(({ from, to }) => from <= period.to && period.from <= to);
  // One that began before the period is told from its first day on, as it is answered for.
  const deviations = deviationsIn(within).filter(({ to }) => period.from <= to);
  const judged = new Set([
    ...judgedTasks(inPeriod),
    ...requirements.filter(({ isShown }) => isShown).map(({ task }) => task),
  ]);
  const controls = controlsOf(plans, { period, runs: inPeriod, judged, former: names.former }).map(
    (control): ControlCoverage => ({
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
    }),
  );
  const otherwise = requirements.flatMap(({ task, otherwise: all }) =>
    all.map(
      ({ subject, from, to }) =>
        ({ id: `${task} ${subject}`, seen: from, on: to, what: "was missing" }) as const,
    ),
  );
  const records = [...recordChangesIn(within, recordsAsNow, today), ...otherwise]
    .filter(({ on }) => period.from <= on)
    .map((one) => ({ ...one, ...answered(book?.ofRecord(one)) }));
  const past = { from: firstAsked(controls, period), to: earlierOf(period.to, today) };
  // What a run of a part was not asked for it did not see.
  const whole = inPeriod.filter(({ asked }) => asked === undefined).map((run) => run.today);
  const unobserved =
    whole.length === 0 && past.from <= past.to ? [past] : stretchesWithout(whole, past, every);
  const undecided = undecidedIn(inPeriod, plans, past, every).filter(
    ({ from, to }) => !unobserved.some((one) => one.from <= from && to <= one.to),
  );
  const last = plans.at(-1)?.plan;
  const coverage = {
    organization: name,
    period,
    branches: typeof branch === "string" ? [branch] : branch,
    every,
    today,
    counted: inPeriod,
    notCounted: own.flatMap(({ run, why }) => (why === undefined ? [] : [{ run, why }])),
    unobserved,
    undecided,
    waived: waivedIn(inPeriod),
    nothingJudged: nothingJudgedIn(inPeriod),
    controls,
    criteria: last === undefined ? [] : criteriaOf(last, controls),
    records,
    changes: planChangesIn(counted.filter(isUntilEnd), { day: today, plan }).filter(
      ({ day, noun }) => (period.from <= day || noun === "program") && day <= period.to,
    ),
    answers: {
      unused: book?.unused() ?? [],
      ...(book?.problem !== undefined && { problem: book.problem }),
    },
  };
  return { ...coverage, exitCode: exitCodeOf(coverage) };
}

/** Days on which nothing is asked yet need no run. */
function firstAsked(controls: readonly ControlCoverage[], period: Span): IsoDate {
  const [first] = controls.map(({ from }) => from).sort();
  return laterOf(first ?? period.from, period.from);
}

async function readNow(plan: Plan, recording: Recording): Promise<Pick<Moment, "people" | "read">> {
  const { read, people } = await readerOf(plan, recording);
  return { read: <T>(listing: Listing) => read<T>(listing), people };
}

/** What people answer for. */
const ANSWERED: ReadonlySet<Occurrence["state"]> = new Set(["gap", "late"]);

function answered(answer: Answer | undefined): { readonly answer?: Answer } {
  return answer === undefined ? {} : { answer };
}
