import { type IsoDate, isBylawError, type Program } from "@bylaw/core";
import { openKeptRun } from "@bylaw/core/node";
import {
  type AnyTask,
  changeKinds,
  firstChanges,
  linksOf,
  type Recording,
  type RunChange,
  type RunChanges,
  runChanges,
  type SeenRun,
} from "@bylaw/core/run";
import type { Notice, NoticeRun } from "@bylaw/exports";
import { groupsOf, NAMED, noticeChanges } from "./changes.ts";
import { dueThen } from "./due.ts";
import { heldToOf } from "./held-to.ts";
import { type Observed, observedOf } from "./observed.ts";
import type { TwoRuns } from "./runs.ts";

export interface NoticeOptions {
  readonly today: IsoDate;
  /** In days. */
  readonly ahead: number;
}

/** What there is to tell of two runs. */
export async function noticeOf(
  program: Program,
  { newest, before, past, path, late, lost }: TwoRuns,
  { today, ahead }: NoticeOptions,
): Promise<Notice> {
  const all = before === undefined ? firstChanges(newest) : runChanges(before, newest, past);
  const kept = await listedBy(path);
  const { due, notes } =
    kept.recording === undefined
      ? { due: [], notes: [] }
      : await dueThen(program, newest, kept.recording, { today, ahead });
  const words = await wordsOf(program, newest, all, kept.recording);
  const runs = before === undefined ? [newest] : [before, newest];
  return {
    format: "bylaw-notice/1",
    organization: program.organization.name,
    today,
    run: runOf(newest),
    ...(before !== undefined && { before: runOf(before) }),
    ...(late !== undefined && { late: { from: late.from, to: late.to } }),
    lost: { damaged: lost.damaged + kept.damaged, missing: lost.missing },
    counts: countsOf(all),
    still: all.still,
    changes: noticeChanges(program, { runs, all, observed: words.observed }),
    heldTo: heldToOf(all, runs),
    due,
    ahead,
    notes: [
      ...kept.notes,
      ...words.notes,
      ...notes,
      ...(late !== undefined && due.length > 0 ? [filedSince(newest)] : []),
    ],
  };
}

function filedSince({ today }: SeenRun): string {
  return `What was filed since ${today}: what is due is told by the records that the newest run listed.`;
}

interface Listed {
  readonly recording?: Recording;
  readonly damaged: number;
  readonly notes: readonly string[];
}

/** What the newest run listed; what of it is lost takes nothing away from what it came to. */
async function listedBy(path: string): Promise<Listed> {
  try {
    return { recording: await openKeptRun(path), damaged: 0, notes: [] };
  } catch (error) {
    if (!isBylawError(error) || error.code !== "recording-damaged") throw error;
    return {
      damaged: 1,
      notes: [
        "What is due, and what was observed: what the newest run listed is lost, or lies in a year that is not there.",
      ],
    };
  }
}

interface Words {
  readonly observed: Observed;
  readonly notes: readonly string[];
}

/** What was observed of what is named, of checks that the program still has. */
async function wordsOf(
  program: Program,
  newest: SeenRun,
  all: RunChanges,
  recording: Recording | undefined,
): Promise<Words> {
  const { taskOf } = linksOf(program);
  const named = groupsOf(all)
    .filter(([{ kind }]) => kind === "failing" || kind === "undecided")
    .flatMap((group) => group.slice(0, NAMED))
    .filter(({ task }) => isOfCheck(taskOf(task)));
  if (named.length === 0 || recording === undefined) return { observed: new Map(), notes: [] };
  if (newest.listings === "digests")
    return { observed: new Map(), notes: ["What was observed: the newest run keeps no listings."] };
  return { observed: await observedOf(program, recording, named), notes: [] };
}

function isOfCheck(task: AnyTask | undefined): boolean {
  return task !== undefined && "check" in task;
}

function runOf({ today, startedAt, exitCode, revision }: SeenRun): NoticeRun {
  return { day: today, startedAt, exitCode, ...(revision !== undefined && { commit: revision.commit }) };
}

function countsOf({ changes }: RunChanges): Notice["counts"] {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<
    RunChange["kind"],
    number
  >;
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
