import type { IsoDate, Program } from "@bylaw/core";
import { counted, personOf, type Recording, readsRecords, type SeenRun } from "@bylaw/core/run";
import type { NoticeDue } from "@bylaw/exports";
import { type Asked, allAsked } from "../evidence/asked.ts";
import { dayOf } from "../evidence/days.ts";
import { shownItems } from "../evidence/due/words.ts";
import { type Item, owedOf } from "../evidence/owed/items.ts";
import { subjectsOf } from "../evidence/owed/subjects.ts";

/** What people owe as of a run, and what of it could not be told. */
export interface DueThen {
  readonly due: readonly NoticeDue[];
  readonly notes: readonly string[];
}

/** On which day it is told, and how many days ahead that looks. */
export interface DueAsked {
  readonly today: IsoDate;
  readonly ahead: number;
}

/** What is overdue or falls due within so many days of today, by the records that a run listed, of what it asked for. */
export async function dueThen(
  program: Program,
  run: SeenRun,
  read: Recording,
  { today, ahead }: DueAsked,
): Promise<DueThen> {
  const planned = new Set(run.held.plan.requirements.map(({ id }) => id));
  const asked = allAsked(program)
    .map((one) => ({ ...one, tasks: one.tasks.filter(({ id }) => planned.has(id)) }))
    .filter(({ tasks }) => tasks.length > 0);
  if (asked.length === 0) return { due: [], notes: [] };
  const recording = asOf(read, dayOf(new Date(read.startedAt), program), today);
  const owed = owedOf(await subjectsOf(program, recording, asked), asked, program, {
    asOf: dayOf(new Date(recording.startedAt), program),
    ahead,
    unfinished: [],
  });
  const items = shownItems({ owed, ahead, asked: true, readsRecords: readsRecords(program) });
  let unknown = 0;
  const due = items.flatMap((item): readonly NoticeDue[] => {
    const own = asked.find(({ requirement }) => requirement === item.requirement);
    if (own === undefined) return [];
    if (item.state !== "undecided") return [dueOf(item, own, item.who.length)];
    const kept = keptOf(run, own);
    if (kept.undecided > 0) return [dueOf(item, own, kept.undecided)];
    if (kept.failing === 0) unknown += 1;
    const isTold = items.some((one) => one.requirement === item.requirement && one.state === "overdue");
    return kept.failing === 0 || isTold ? [] : [dueOf({ ...item, state: "overdue" }, own, kept.failing)];
  });
  const notes =
    unknown === 0
      ? []
      : [
          `When the next record of ${counted(unknown, "requirement")} is due: what such records say is not kept with the run.`,
        ];
  return { due: due.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)), notes };
}

/** What a run listed, as it is judged on a later day: what fell due since is overdue, though no run came. */
function asOf(recording: Recording, day: IsoDate, today: IsoDate): Recording {
  const since = Date.parse(today) - Date.parse(day);
  if (since <= 0) return recording;
  return { ...recording, startedAt: new Date(Date.parse(recording.startedAt) + since).toISOString() };
}

const STATES: readonly Item["state"][] = ["overdue", "due", "undecided"];

function dueOf(
  { requirement, state, due }: Pick<Item, "requirement" | "state" | "due">,
  { tasks }: Asked,
  who: number,
): NoticeDue {
  const { about } = requirement.of;
  const count = about === "company" ? 1 : Math.max(who, 1);
  if (requirement.of.restricted === true)
    return { requirement: requirement.id, state, count, restricted: true };
  const owners = [...new Set(tasks.map(({ control }) => personOf(control.owner).id))].sort();
  return {
    requirement: requirement.id,
    state,
    count,
    title: requirement.title,
    ...(due !== undefined && { due }),
    owners,
  };
}

/** What the run itself came to: it read what is not kept of it. */
function keptOf(
  { held }: SeenRun,
  { tasks }: Asked,
): { readonly failing: number; readonly undecided: number } {
  const outcomes = tasks
    .filter(({ id }) => !held.outcomes.excused.includes(id))
    .flatMap(({ id }) => Object.values(held.outcomes.tasks[id] ?? {}));
  return {
    failing: outcomes.reduce((sum, one) => sum + one.failing.length, 0),
    undecided: outcomes.reduce((sum, one) => sum + one.undecided.length, 0),
  };
}
