import { dirname } from "node:path";
import type { IsoDate, Program } from "@bylaw/core";
import {
  assertValidProgram,
  type Coverage,
  type CoverageOptions,
  coverageOf,
  type LostRuns,
  planCoverage,
  type Recording,
  type SeenRun,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { configOf, loadConfig } from "../../load-config.ts";
import { pathOf } from "../../paths.ts";
import { programFile } from "../../program-file.ts";
import { read } from "../evidence/recording.ts";
import type { NotedReview } from "../review/noted.ts";
import { type Ahead, aheadOf, planAhead } from "./ahead.ts";
import { type CoverageGiven, EVERY } from "./given.ts";
import { lostIn, readKept, withLost } from "./kept.ts";
import { branchesIn, daysOf, foldersOf, periodOf } from "./typed.ts";

/** A period, and what it was told from. */
export interface CoverageRead {
  readonly program: Program;
  readonly coverage: Coverage;
  /** Every run that was found and is whole, of whatever day. */
  readonly runs: readonly SeenRun[];
  readonly lost: LostRuns;
  /** The records. */
  readonly recording: Recording;
  /** The access reviews that are overdue, or not as they were closed. */
  readonly reviews: readonly NotedReview[];
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
  const ahead = given.ahead === undefined ? undefined : daysOf("--ahead", given.ahead, 30);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const paths = await foldersOf(given.folders, io.cwd);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const branch = branchesIn(given.branch, program);
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
  const whole = await coverageOf(program, runs, recording, { ...options, file: programFile(program) });
  const lost = await lostIn(kept, whole, verify ? paths : []);
  const coverage = withLost(whole, kept, lost);
  return {
    program,
    coverage,
    runs,
    lost,
    recording,
    reviews: await reviewsOf(program, coverage.today, io),
    ...(ahead !== undefined && { ahead: await aheadOf(program, recording, coverage, ahead) }),
  };
}

/** They lie beside the program. */
async function reviewsOf(
  program: Program,
  today: IsoDate,
  { cwd }: Pick<Io, "cwd">,
): Promise<readonly NotedReview[]> {
  if (program.accessReviews === undefined || program.accessReviews.length === 0) return [];
  const config = configOf(program);
  const { notedReviews } = await import("../review/noted.ts");
  return notedReviews(config === undefined ? cwd : dirname(config), program, today, cwd);
}
