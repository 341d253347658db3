import { BylawError, type Program } from "@bylaw/core";
import {
  assertValidProgram,
  type Coverage,
  type CoverageOptions,
  coverageOf,
  isDay,
  type LostRuns,
  planCoverage,
  type Recording,
  type SeenRun,
  type Span,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { assertFolder, pathOf } from "../../paths.ts";
import { read } from "../evidence/recording.ts";
import { type Ahead, aheadOf, planAhead } from "./ahead.ts";
import { type CoverageGiven, EVERY } from "./given.ts";
import { lostIn, readKept, withLost } from "./kept.ts";

/** Where runs are kept unless another folder is named. */
const HOME = ".bylaw/evidence";

/** A period, and what it was told from. */
export interface CoverageRead {
  readonly program: Program;
  readonly coverage: Coverage;
  /** Every run that was found and is whole, of whatever day. */
  readonly runs: readonly SeenRun[];
  readonly lost: LostRuns;
  /** The records. */
  readonly recording: Recording;
  /** Where it was asked for. */
  readonly ahead?: Ahead;
}

/** Reads the runs that were kept and the records, and tells the period by them. */
export async function readCoverage(
  given: Pick<CoverageGiven, "config" | "period" | "from" | "branch" | "every" | "verify" | "folders"> &
    Partial<Pick<CoverageGiven, "ahead">>,
  io: Io,
): Promise<CoverageRead> {
  const every = daysOf("--every", given.every, EVERY);
  const branch = branchesOf(given.branch);
  const ahead = given.ahead === undefined ? undefined : daysOf("--ahead", given.ahead, 30);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const folders = (given.folders ?? []).length === 0 ? [HOME] : given.folders;
  const paths = folders.map((folder) => pathOf("<folders>", folder, io.cwd));
  for (const path of paths) await assertFolder(path);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const period = periodOf(given.period, program);
  return coverageIn(program, { paths, from, period, branch, every, ahead, verify: given.verify }, io);
}

/** Where runs lie, and which period of a program they are to tell. */
export interface Asked extends CoverageOptions {
  readonly paths: readonly string[];
  /** The recording of the records; they are read now where there is none. */
  readonly from?: string | undefined;
  /** How many days to look ahead, where that is asked for. */
  readonly ahead?: number | undefined;
  /** True to hold every block to its digest. */
  readonly verify?: boolean;
}

/** The same for a program that is there already. */
export async function coverageIn(
  program: Program,
  { paths, from, ahead, verify = false, ...options }: Asked,
  io: Io,
): Promise<CoverageRead> {
  const kept = await readKept(paths);
  const { runs } = kept;
  const plan = planCoverage(program, runs);
  const recording = await read(ahead === undefined ? plan : planAhead(plan), from, io);
  const whole = await coverageOf(program, runs, recording, options);
  const lost = await lostIn(kept, whole, verify ? paths : []);
  const coverage = withLost(whole, kept, lost);
  return {
    program,
    coverage,
    runs,
    lost,
    recording,
    ...(ahead !== undefined && { ahead: await aheadOf(program, recording, coverage, ahead) }),
  };
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

function branchesOf(given: string): readonly string[] {
  const names = given.split(",");
  if (names.every((name) => name.trim() === name && name !== "")) return names;
  throw new BylawError("usage", `--branch ${given} names no branch.`, {
    next: "Name one, or several: --branch main,master.",
  });
}

function daysOf(option: string, given: string, usual: number): number {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (days >= 1 && days <= 366) return days;
  throw new BylawError("usage", `${option} ${given} is not a number of days from 1 to 366.`, {
    next: `Give it as in ${option} ${usual}.`,
  });
}
