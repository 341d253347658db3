import { BylawError, type Program } from "@bylaw/core";
import {
  assertValidProgram,
  type Coverage,
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
import type { CoverageGiven } from "./given.ts";
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
}

/** Reads the runs that were kept and the records, and tells the period by them. */
export async function readCoverage(
  given: Pick<CoverageGiven, "config" | "period" | "from" | "branch" | "every" | "verify" | "folders">,
  io: Io,
): Promise<CoverageRead> {
  const every = everyOf(given.every);
  const branch = branchesOf(given.branch);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const folders = (given.folders ?? []).length === 0 ? [HOME] : given.folders;
  const paths = folders.map((folder) => pathOf("<folders>", folder, io.cwd));
  for (const path of paths) await assertFolder(path);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const period = periodOf(given.period, program);
  const kept = await readKept(paths);
  const { runs } = kept;
  const recording = await read(planCoverage(program, runs), from, io);
  const whole = await coverageOf(program, runs, recording, { period, branch, every });
  const lost = await lostIn(kept, whole, given.verify ? paths : []);
  return { program, coverage: withLost(whole, kept, lost), runs, lost, recording };
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

function everyOf(given: string): number {
  const every = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (every >= 1 && every <= 366) return every;
  throw new BylawError("usage", `--every ${given} is not a number of days from 1 to 366.`, {
    next: "Give it as in --every 2.",
  });
}
