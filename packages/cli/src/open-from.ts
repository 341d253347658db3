import { join, relative } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { openKeptRun, openRecording, openRuns } from "@bylaw/core/node";
import { ofProgram, plainText, type Recording, whyNotOurs } from "@bylaw/core/run";
import type { Io } from "./io.ts";
import { newestWhole } from "./newest-whole.ts";
import { isFile, isThere } from "./paths.ts";
import { programFile } from "./program-file.ts";

/**
 * What `--from` names: the folder of a recording, the file of a kept run of the program's company, or a folder of kept runs, of which it is
 * the newest whole one of that. Which that is, is told on stderr.
 */
export async function openFrom(
  path: string,
  program: Program,
  io: Pick<Io, "cwd" | "stderr">,
  doing = "judging",
): Promise<Recording> {
  return (await chosenFrom(path, program, io, doing)).recording;
}

/** What was taken of what `--from` names. */
export interface Chosen {
  readonly recording: Recording;
  /** That newer runs do not count for the period, and why; absent where none was passed over. */
  readonly passed?: string;
}

/** The same, with what was passed over. */
export async function chosenFrom(
  path: string,
  program: Program,
  io: Pick<Io, "cwd" | "stderr">,
  doing: string,
): Promise<Chosen> {
  if (await isFile(path)) return { recording: await openRunFile(path, program) };
  if (await isThere(join(path, "manifest.json"))) return { recording: await openRecording(path) };
  const { runs, damaged } = await openRuns([path]);
  if (runs.length + damaged.length === 0) {
    if (await isThere(path)) throw noneKept(path);
    return { recording: await openRecording(path) };
  }
  const whyNot = ofProgram(runs, program, programFile(program));
  const newest = await newestWhole(
    runs.filter((run) => whyNot(run) === undefined),
    program,
  );
  if (newest === undefined) {
    throw new BylawError(
      "recording-missing",
      `${path} has no run of the whole program with all of its listings.`,
      {
        next: "Keep one with bylaw check --keep, or judge a recording of bylaw check --record.",
      },
    );
  }
  const { run, notes, passed } = newest;
  const unread = damaged.length === 0 ? [] : [`some that are there cannot be read (${damaged.length})`];
  const said = [
    `${run.today}, ${relative(io.cwd, run.path)}`,
    ...notes,
    ...[passed ?? []].flat(),
    ...unread,
  ].join("; ");
  io.stderr.write(`${doing} the run of ${plainText(said)}\n`);
  return { recording: await openKeptRun(run.path), ...(passed !== undefined && { passed }) };
}

/** What another company listed says nothing of this one, whoever names it. */
async function openRunFile(path: string, program: Program): Promise<Recording> {
  if (path.endsWith(".json")) return openKeptRun(path, (run) => whyNotOurs(run, program));
  throw new BylawError("recording-missing", `${path} is a file, and neither a recording nor a kept run.`, {
    next: "Name the folder that bylaw check --record was given, or a file of a run that --keep has kept.",
  });
}

function noneKept(path: string): BylawError {
  return new BylawError("recording-missing", `${path} holds no kept run yet, and is no recording.`, {
    next: "Keep a run there with bylaw check --keep, as the job of the main branch does; or make a recording with bylaw check --record.",
  });
}
