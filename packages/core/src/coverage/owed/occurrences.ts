import type { KeptRequirement } from "../../keep/kept-plan.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, earlierOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { judgeRequirement } from "../../run/evidence/judge-requirement.ts";
import type { PlanDays } from "../plans/plan-on.ts";
import type { Span } from "../span.ts";
import type { AsPlanned } from "./as-planned.ts";
import type { Occurrence } from "./occurrence.ts";
import { type CountedRecord, owedWindows } from "./owed-windows.ts";
import { NO_RUNS, type RunsSaid } from "./runs-said.ts";
import { type Seen, type Story, storyOf } from "./story.ts";
import { besideWindows, type DayState, stretchesOf, WHOLE } from "./stretches.ts";

/** A requirement over the days of a period. */
export interface RequirementCoverage {
  /** `control / requirement`. */
  readonly task: string;
  readonly kept: KeptRequirement;
  readonly occurrences: readonly Occurrence[];
  /** True where something was shown for it on some day of the period. */
  readonly isShown: boolean;
  /** Of restricted records, which runs do not keep: whose runs said failed on days on which they say now that it held. */
  readonly otherwise: readonly ({ readonly subject: string } & Span)[];
  /** The last day on which it was asked for, where it is asked for no more. */
  readonly until?: IsoDate;
}

/** Every requirement that a plan of the period asked for, and what was owed for it, in order of id. */
export async function occurrencesIn(
  days: readonly PlanDays[],
  planned: AsPlanned,
  { from, to }: Span,
  today: IsoDate,
  seen: Seen = { isExcused: () => false, said: NO_RUNS },
): Promise<readonly RequirementCoverage[]> {
  const ids = new Set<string>();
  for (const { from: since, to: until, plan } of days)
    if (since <= to && until >= from) for (const { id } of plan.requirements) ids.add(id);
  const all: RequirementCoverage[] = [];
  for (const id of [...ids].sort(byCodeUnits)) {
    const one = await coverageOf(id, days, { planned, seen, today }, { from, to });
    if (one !== undefined) all.push(one);
  }
  return all;
}

interface Judging {
  readonly planned: AsPlanned;
  readonly seen: Seen;
  readonly today: IsoDate;
}

async function coverageOf(
  id: string,
  days: readonly PlanDays[],
  { planned, seen, today }: Judging,
  span: Span,
): Promise<RequirementCoverage | undefined> {
  const asked = days.flatMap(({ from, to, plan }) => {
    const kept = plan.requirements.find((one) => one.id === id);
    return kept === undefined ? [] : [{ from, to, kept }];
  });
  const kept = asked.at(-1)?.kept;
  if (kept === undefined) return undefined;
  // What is due on the last day of the period is settled when its tolerance is over, if that day has come.
  const tolerance = Math.max(...asked.map((one) => one.kept.tolerance));
  const last = earlierOf(addDays(span.to, tolerance + 1), today);
  const story = await storyOf(id, planned, seen, { from: span.from, to: last });
  const accepted = await acceptedOf(id, planned, asked, { last, today });
  const isWindowed = asked.some((one) => one.kept.about === "company" && one.kept.due.every !== undefined);
  const states = [...story.values()].flat();
  const windows = isWindowed ? owedWindows(id, asked, planned, span, { states, accepted, last }) : [];
  const occurrences = isWindowed
    ? [...windows, ...besideWindows(windows, within(states, span), earlierOf(last, span.to))]
    : [
        ...[...named(story)].flatMap(([subject, own]) => stretchesOf(subject, own, last)),
        ...toldByRuns(kept, story, seen.said.subjects(id, { from: span.from, to: last })).flatMap(
          ([subject, own]) => stretchesOf(subject, own, last),
        ),
      ];
  const until = asked.at(-1)?.to;
  return {
    task: id,
    kept,
    otherwise: kept.restricted ? otherwiseIn(id, story, seen.said) : [],
    isShown: states.some(
      ({ day, state, unheld }) => day <= span.to && (state === "holds" || unheld === true),
    ),
    // Days after the period are not of it; what was owed on its last day is told by them all the same.
    occurrences: occurrences.map((one) =>
      one.window === undefined && one.from <= span.to ? { ...one, to: earlierOf(one.to, span.to) } : one,
    ),
    ...(until !== undefined && until < earlierOf(span.to, last) && { until }),
  };
}

/**
 * What runs said of whom, or what, the listings of now have nothing, or another day: a listing that forgets who left, says otherwise when
 * somebody came, or what happened, takes no gap away. Whatever held is missed by nobody.
 */
function toldByRuns(
  { requirement }: KeptRequirement,
  story: Story,
  said: ReturnType<RunsSaid["subjects"]>,
): readonly (readonly [subject: string, states: readonly DayState[]])[] {
  return [...said].flatMap(([subject, states]) => {
    if (subject === requirement) return [];
    const now = story.get(subject);
    const isUntold = ({ day }: DayState): boolean =>
      now === undefined || now.some((one) => one.day === day && one.state === "not-due");
    const left = states.filter((one) => !isTrouble(one) || isUntold(one));
    if (!left.some(isTrouble)) return [];
    const told = left.map((one) => (isTrouble(one) ? { ...one, why: AS_SAID } : one));
    // Of whom the days of now tell too, those are told by them.
    const troubles = now === undefined ? told : told.slice(0, told.findLastIndex(isTrouble) + 1);
    return [[subject, troubles] as const];
  });
}

const AS_SAID = "as the runs of then say, and nothing tells of it now";

function isTrouble({ state }: DayState): boolean {
  return state !== "holds" && state !== "excused";
}

function otherwiseIn(task: string, story: Story, said: RunsSaid): RequirementCoverage["otherwise"] {
  return [...story].flatMap(([subject, states]) => {
    const days = states
      .filter(({ day, state }) => state === "holds" && said.failed(task, subject, day))
      .map(({ day }) => day);
    const [from, to] = [days[0], days.at(-1)];
    return subject === WHOLE || from === undefined || to === undefined ? [] : [{ subject, from, to }];
  });
}

/** Days after the period settle what was due in it, and are another period's, as is what was due before it. */
function within(states: readonly DayState[], { from, to }: Span): readonly DayState[] {
  const isBefore = ({ state, unheld, due }: DayState): boolean =>
    (state === "overdue" || state === "waived") && unheld !== true && due !== undefined && due < from;
  return states
    .filter(({ day }) => day <= to)
    .map((one) => (isBefore(one) ? { ...one, state: "not-due" } : one));
}

/**
 * The records that count today: by the plan of the last day on which it was asked for, since what came late came after the period, or by
 * the plan of their own day, which may have bound them to what was so then. A kind of another code says nothing of then, and no day that
 * is not judged says that a plan of that day alone was enough.
 */
async function acceptedOf(
  id: string,
  planned: AsPlanned,
  asked: readonly (Span & { readonly kept: KeptRequirement })[],
  { last: lastJudged, today }: { readonly last: IsoDate; readonly today: IsoDate },
): Promise<readonly CountedRecord[]> {
  const last = asked.at(-1);
  const found = new Map<string, CountedRecord>();
  for (const one of asked) {
    const day = earlierOf(one.to, today);
    const task = planned.tasksOn(day).get(id);
    if (task === undefined || one.kept.code !== last?.kept.code) continue;
    const { sifted } = await judgeRequirement(task, { ...planned.momentOn(day), today });
    for (const accepted of sifted.accepted) {
      const on = accepted.record.on ?? accepted.record.from ?? today;
      const isOfThen = one.from <= on && on <= earlierOf(one.to, lastJudged);
      if (one === last || isOfThen) found.set(accepted.record.id, { ...accepted, isOfNow: one === last });
    }
  }
  return [...found.values()];
}

/** While nobody is due a requirement is judged as a whole: what held then says nothing beside those who are, and what did not does. */
function named(story: Story): Story {
  const own = new Map(
    [...story].map(([subject, states]) => [
      subject,
      subject === WHOLE && story.size > 1
        ? states.filter(({ state }) => state !== "not-due" && state !== "holds")
        : states,
    ]),
  );
  return new Map([...own].filter(([, states]) => states.length > 0));
}
