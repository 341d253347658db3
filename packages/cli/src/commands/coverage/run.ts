import { BylawError, type Program } from "@bylaw/core";
import { openRuns, type StoredRuns } from "@bylaw/core/node";
import { assertValidProgram, coverageOf, isDay, planCoverage, type Span, seen } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { jsonText } from "../../output/json.ts";
import { assertFolder, pathOf } from "../../paths.ts";
import { read } from "../evidence/recording.ts";
import type { CoverageGiven } from "./given.ts";
import { coverageJson } from "./json.ts";
import { coverageText } from "./text.ts";

/** Where runs are kept unless another folder is named. */
const HOME = ".bylaw/evidence";

/** Tells how a period went. */
export async function run(given: CoverageGiven, io: Io): Promise<number> {
  const every = everyOf(given.every);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const folders = (given.folders ?? []).length === 0 ? [HOME] : given.folders;
  const paths = folders.map((folder) => pathOf("<folders>", folder, io.cwd));
  for (const path of paths) await assertFolder(path);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const period = periodOf(given, program);
  const stored = await openRuns(paths);
  const runs = await Promise.all(stored.runs.map(seen));
  const recording = await read(planCoverage(program, runs), from, io);
  const whole = await coverageOf(program, runs, recording, { period, branch: given.branch, every });
  const exitCode = isDamaged(stored) && whole.exitCode !== 2 ? 1 : whole.exitCode;
  const coverage = { ...whole, exitCode };
  if (given.json) await write(io.stdout, `${jsonText(coverageJson(coverage, stored), 2)}\n`);
  else await write(io.stdout, coverageText(coverage, stored, given, io));
  return exitCode;
}

/** A run that was edited or taken away is broken integrity, whatever the period says. */
function isDamaged({ damaged, missing }: StoredRuns): boolean {
  return damaged.length + missing.length > 0;
}

function periodOf({ period }: CoverageGiven, program: Program): Span {
  if (period === undefined) {
    if (program.period !== undefined) return program.period;
    throw new BylawError("usage", "The program has no period.", {
      next: "Give it one, or name one: --period 2026-01-01..2026-12-31.",
    });
  }
  const [from, to, ...rest] = period.split("..");
  if (isDay(from) && isDay(to) && rest.length === 0 && from <= to) return { from, to };
  throw new BylawError("usage", `--period ${period} is no period.`, {
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
