import { jsonText } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { assertWritable, pathOf } from "../../paths.ts";
import type { CoverageGiven } from "./given.ts";
import { coverageJson } from "./json.ts";
import { readCoverage } from "./read.ts";
import { sectionsOf } from "./sections.ts";
import { coverageText } from "./text.ts";

/** Tells how a period went. */
export async function run(given: CoverageGiven, io: Io): Promise<number> {
  const status = given.status === undefined ? undefined : pathOf("--status", given.status, io.cwd);
  if (status !== undefined) await assertWritable(status);
  const read = await readCoverage(given, io);
  const { coverage, lost } = read;
  const sections = sectionsOf(read, given.all);
  if (given.json) await write(io.stdout, `${jsonText(coverageJson(read), 2)}\n`);
  else await write(io.stdout, coverageText(coverage, lost, sections, io));
  if (status !== undefined) {
    const { coverageDocument, writeStatus, yearStrip } = await import("@bylaw/reports");
    await writeStatus(status, coverageDocument(coverage, lost, sections), yearStrip(coverage));
  }
  return coverage.exitCode;
}
