import type { Control, EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import { collectorsOfRequirement, linksOf } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { type Asked, allAsked } from "../../evidence/asked.ts";
import { dayOf } from "../../evidence/days.ts";
import { submitterFor } from "../../evidence/owed/command.ts";
import { type Item, owedOf } from "../../evidence/owed/items.ts";
import { planOf, subjectsOf } from "../../evidence/owed/subjects.ts";
import { read } from "../../evidence/recording.ts";
import { type Heaviest, heaviestOf } from "./heaviest.ts";

/** What a new program stands on, criterion by criterion, and what people owe first. */
export interface GapReport {
  readonly asOf: IsoDate;
  readonly criteria: {
    /** Those that checks stand behind, whatever they will come to. */
    readonly checks: readonly string[];
    /** Of those, the ones that ask people for evidence as well. */
    readonly also: readonly string[];
    /** Those that rest on evidence alone. */
    readonly evidence: readonly string[];
    /** Those that nothing stands behind. */
    readonly nothing: readonly string[];
  };
  /** The first that is due, by day. */
  readonly due: readonly Due[];
  /** How much more is due within a year. */
  readonly more: number;
  /** Requirements with no day to tell: undecided, or shown by what does not hold. */
  readonly undated: readonly string[];
  /** The day on which too much is due at once. */
  readonly heaviest?: Heaviest;
  /** How many requirements hang on what a provider lists, which is not asked here. */
  readonly unread: number;
}

export interface Due {
  readonly requirement: string;
  readonly title: string;
  readonly due: IsoDate;
  readonly who: readonly string[];
  /** Who may submit it, where the program tells. */
  readonly by?: string;
}

const FIRST = 5;
const YEAR = 365;

/** Reads definitions and records; no provider is asked, so nothing of this says what an account is like. */
export async function gapReportOf(program: Program, io: Io): Promise<GapReport> {
  const asked = allAsked(program);
  const onDisk = onDiskOf(program);
  const plan = planOf(
    program,
    onDisk.flatMap(({ tasks }) => tasks),
  );
  const recording = await read(plan, undefined, io);
  const asOf = dayOf(new Date(recording.startedAt), program);
  const owedIn = async (one: Program, all: readonly Asked[]) =>
    owedOf(await subjectsOf(one, recording, all), all, one, { asOf, ahead: YEAR, unfinished: [] }).items;
  const items = await owedIn(program, onDisk);
  const heaviest = await heaviestOf(program, asOf, daysIn(items), async (other) =>
    daysIn(await owedIn(other, onDiskOf(other))),
  );
  const byOf = (requirement: EvidenceRequirement): Pick<Due, "by"> => {
    const one = asked.find((each) => each.requirement === requirement);
    const by = one === undefined ? undefined : submitterFor(one, [], program);
    return by === undefined ? {} : { by };
  };
  const due = items
    .flatMap(({ requirement, due: day, who }): readonly Due[] =>
      day === undefined
        ? []
        : [{ requirement: requirement.id, title: requirement.title, due: day, who, ...byOf(requirement) }],
    )
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
  return {
    asOf,
    criteria: criteriaOf(program),
    due: due.slice(0, FIRST),
    more: Math.max(due.length - FIRST, 0),
    undated: items.filter((one) => one.due === undefined).map(({ requirement }) => requirement.id),
    ...(heaviest !== undefined && { heaviest }),
    unread: asked.length - onDisk.length,
  };
}

/** What is answered by records alone. */
function onDiskOf(program: Program): readonly Asked[] {
  return allAsked(program).filter(({ tasks }) =>
    tasks.every((task) =>
      collectorsOfRequirement(program, task).every(({ provider }) => provider.id === "evidence"),
    ),
  );
}

function daysIn(items: readonly Item[]): readonly IsoDate[] {
  return items.flatMap(({ due }) => due ?? []);
}

function criteriaOf(program: Program): GapReport["criteria"] {
  const { controlsFor, tasksOf, requirementsOf } = linksOf(program);
  const all = program.frameworks.flatMap(({ framework, criteria, outOfScope }) =>
    criteria
      .filter(({ id }) => !Object.hasOwn(outOfScope, id))
      .map(({ id }) => {
        const { primary } = controlsFor({ framework, id });
        const has = (some: (control: Control) => readonly object[]) =>
          primary.some((control) => some(control).length > 0);
        return { id, checks: has(tasksOf), evidence: has(requirementsOf) };
      }),
  );
  const ids = (test: (one: (typeof all)[number]) => boolean) => all.filter(test).map(({ id }) => id);
  return {
    checks: ids(({ checks }) => checks),
    also: ids(({ checks, evidence }) => checks && evidence),
    evidence: ids(({ checks, evidence }) => !checks && evidence),
    nothing: ids(({ checks, evidence }) => !checks && !evidence),
  };
}
