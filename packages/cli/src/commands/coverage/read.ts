import { BylawError, type Program } from "@bylaw/core";
import { openRuns, type StoredRuns } from "@bylaw/core/node";
import {
  assertValidProgram,
  type Coverage,
  type CoverageOptions,
  coverageOf,
  isDay,
  planCoverage,
  type Recording,
  type SeenRun,
  type Span,
  seen,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { assertFolder, pathOf } from "../../paths.ts";
import { read } from "../evidence/recording.ts";
import type { CoverageGiven } from "./given.ts";

/** Where runs are kept unless another folder is named. */
const HOME = ".bylaw/evidence";

/** A period, and what it was told from. */
export interface CoverageRead {
  readonly program: Program;
  readonly coverage: Coverage;
  /** Every run that was found, of whatever day. */
  readonly runs: readonly SeenRun[];
  readonly stored: StoredRuns;
  /** The records. */
  readonly recording: Recording;
}

/** Reads the runs that were kept and the records, and tells the period by them. */
export async function readCoverage(
  given: Pick<CoverageGiven, "config" | "period" | "from" | "branch" | "every" | "folders">,
  io: Io,
): Promise<CoverageRead> {
  const every = everyOf(given.every);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const folders = (given.folders ?? []).length === 0 ? [HOME] : given.folders;
  const paths = folders.map((folder) => pathOf("<folders>", folder, io.cwd));
  for (const path of paths) await assertFolder(path);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const period = periodOf(given.period, program);
  return coverageIn(program, { paths, from, period, branch: given.branch, every }, io);
}

/** Where runs lie, and which period of a program they are to tell. */
export interface Asked extends CoverageOptions {
  readonly paths: readonly string[];
  /** The recording of the records; they are read now where there is none. */
  readonly from?: string | undefined;
}

/** The same for a program that is there already. */
export async function coverageIn(
  program: Program,
  { paths, from, ...options }: Asked,
  io: Io,
): Promise<CoverageRead> {
  const stored = await openRuns(paths);
  const runs = await Promise.all(stored.runs.map(seen));
  const recording = await read(planCoverage(program, runs), from, io);
  const whole = await coverageOf(program, runs, recording, options);
  const exitCode = isDamaged(stored) && whole.exitCode !== 2 ? 1 : whole.exitCode;
  return { program, coverage: { ...whole, exitCode }, runs, stored, recording };
}

/** A run that was edited or taken away is broken integrity, whatever the period says. */
function isDamaged({ damaged, missing }: StoredRuns): boolean {
  return damaged.length + missing.length > 0;
}

function periodOf(given: string | undefined, program: Program): Span {
  if (given === undefined) {
    if (program.period !== undefined) return program.period;
    throw new BylawError("usage", "The program has no period.", {
      next: "Give it one, or name one: --period 2026-01-01..2026-12-31.",
    });
  }
  const [from, to, ...rest] = given.split("..");
  if (isDay(from) && isDay(to) && rest.length === 0 && from <= to) return { from, to };
  throw new BylawError("usage", `--period ${given} is no period.`, {
    next: "Write its first and its last day, as in --period 2026-01-01..2026-12-31.",
  });
}

function everyOf(given: string): number {
  const every = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (every >= 1 && every <= 366) return every;
  throw new BylawError("usage", `--every ${given} is not a number of days from 1 to 366.`, {
    next: "Give it as in --every 2.",
  });
}
