import { type Io, write } from "../../io.ts";
import { jsonText } from "../../output/json.ts";
import type { CoverageGiven } from "./given.ts";
import { coverageJson } from "./json.ts";
import { readCoverage } from "./read.ts";
import { coverageText } from "./text.ts";

/** Tells how a period went. */
export async function run(given: CoverageGiven, io: Io): Promise<number> {
  const { coverage, lost } = await readCoverage(given, io);
  if (given.json) await write(io.stdout, `${jsonText(coverageJson(coverage, lost), 2)}\n`);
  else await write(io.stdout, coverageText(coverage, lost, given, io));
  return coverage.exitCode;
}
