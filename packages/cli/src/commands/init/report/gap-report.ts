import type { Control, EvidenceRequirement, IsoDate, Person, Program } from "@bylaw/core";
import { collectorsOfRequirement, linksOf, personOf } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { type Asked, allAsked } from "../../evidence/asked.ts";
import { dayOf } from "../../evidence/days.ts";
import { owedOf } from "../../evidence/owed/items.ts";
import { planOf, subjectsOf } from "../../evidence/owed/subjects.ts";
import { read } from "../../evidence/recording.ts";

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
  /** How many requirements hang on what a provider lists, which is not asked here. */
  readonly unread: number;
}

export interface Due {
  readonly requirement: string;
  readonly title: string;
  readonly due: IsoDate;
  readonly who: readonly string[];
  /** Who may submit it: the control's owner, unless they review it. */
  readonly by?: string;
}

const FIRST = 5;
const YEAR = 365;

/** Reads definitions and records; no provider is asked, so nothing of this says what an account is like. */
export async function gapReportOf(program: Program, io: Io): Promise<GapReport> {
  const asked = allAsked(program);
  const onDisk = asked.filter(({ tasks }) =>
    tasks.every((task) =>
      collectorsOfRequirement(program, task).every(({ provider }) => provider.id === "evidence"),
    ),
  );
  const plan = planOf(
    program,
    onDisk.flatMap(({ tasks }) => tasks),
  );
  const recording = await read(plan, undefined, io);
  const asOf = dayOf(new Date(recording.startedAt), program);
  const subjects = await subjectsOf(program, recording, onDisk);
  const { items } = owedOf(subjects, onDisk, { asOf, ahead: YEAR, unfinished: [] });
  const due = items
    .flatMap(({ requirement, due: day, who }): readonly Due[] =>
      day === undefined
        ? []
        : [
            {
              requirement: requirement.id,
              title: requirement.title,
              due: day,
              who,
              ...submitterOf(program, asked, requirement),
            },
          ],
    )
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
  return {
    asOf,
    criteria: criteriaOf(program),
    due: due.slice(0, FIRST),
    more: Math.max(due.length - FIRST, 0),
    undated: items.filter((one) => one.due === undefined).map(({ requirement }) => requirement.id),
    unread: asked.length - onDisk.length,
  };
}

/** Nobody reviews what they submit. */
function submitterOf(
  { people = [] }: Program,
  asked: readonly Asked[],
  requirement: EvidenceRequirement,
): Pick<Due, "by"> {
  const { tasks = [] } = asked.find((one) => one.requirement === requirement) ?? {};
  const reviewer = requirement.reviewer === undefined ? undefined : personOf(requirement.reviewer).id;
  const named: readonly Person[] = Array.isArray(people) ? people : [];
  const all = [...tasks.map(({ control }) => personOf(control.owner)), ...named];
  const by = all.find(({ id }) => id !== reviewer)?.id;
  return by === undefined ? {} : { by };
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
