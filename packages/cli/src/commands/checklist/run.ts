import { BylawError } from "@bylaw/core";
import {
  assertValidProgram,
  type ChecklistReport,
  checklistOf,
  evaluateRecording,
  jsonText,
  planRun,
} from "@bylaw/core/run";
import { assertProviders, collectOrOpen } from "../../collect-live.ts";
import type { ExitCode } from "../../exit-codes.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { pathOf } from "../../paths.ts";
import type { ChecklistGiven } from "./given.ts";
import { checklistJson, checklistText } from "./text.ts";

/** Tells how each line of the checklist stands. */
export async function run(given: ChecklistGiven, io: Io): Promise<number> {
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd);
  const { program } = await loadConfig(io, given.config);
  if (from === undefined) assertProviders(program);
  assertValidProgram(program);
  if ((program.checklist ?? []).length === 0)
    throw new BylawError("usage", "The program has no checklist.", {
      next: "Give it one: checklist: [defineChecklistLine({ ... })], or spread soc2Baseline, which has thirteen lines.",
    });
  const plan = planRun(program);
  const recording = await collectOrOpen(plan, from, { quiet: given.json }, io);
  const report = await evaluateRecording(plan, recording);
  const lines = checklistOf(report);
  const text = given.json
    ? `${jsonText(checklistJson(report, lines), 2)}\n`
    : checklistText(report, lines, io);
  await write(io.stdout, text);
  return exitCodeOf(lines);
}

function exitCodeOf(lines: readonly ChecklistReport[]): ExitCode {
  if (lines.some(({ undecided }) => undecided)) return 2;
  return lines.some(({ state }) => state === "missing") ? 1 : 0;
}
