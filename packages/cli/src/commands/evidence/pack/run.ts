import { relative, resolve } from "node:path";
import { counted, isLost, jsonText, type LostRuns, lostLines, plainText } from "@bylaw/core/run";
import { packFiles } from "@bylaw/reports";
import { UNDECIDED } from "../../../exit-codes.ts";
import { type Io, write } from "../../../io.ts";
import { pathOf } from "../../../paths.ts";
import { readCoverage } from "../../coverage/read.ts";
import { placesOf } from "../record/places.ts";
import type { PackGiven } from "./given.ts";
import { packedRecords } from "./records.ts";
import { selectControls } from "./select.ts";
import { assertNew, writeZip } from "./zip.ts";

/** Writes the pack of what is asked for. */
export async function run(given: PackGiven, io: Io): Promise<number> {
  const named = given.out === undefined ? undefined : pathOf("--out", given.out, io.cwd, "file");
  if (named !== undefined) await assertNew(named, io.cwd);
  const read = await readCoverage(given, io);
  const { program, coverage, lost, recording } = read;
  const { from, to } = coverage.period;
  const { words, slug, controls } = selectControls(given, coverage);
  const path = named ?? resolve(io.cwd, `evidence-${slug}-${from}-${to}.zip`);
  if (named === undefined) await assertNew(path, io.cwd);
  const directory = resolve(io.cwd, placesOf(program).directory);
  const records = await packedRecords({ program, coverage, recording, directory, controls });
  const counting = new Set(coverage.counted.map(({ digest }) => digest));
  const runs = read.runs.filter(({ digest }) => counting.has(digest));
  const files = packFiles({ coverage, controls, asked: words, runs, lost, records });
  await writeZip(path, files);
  const missing = records.filter(({ problem }) => problem !== undefined);
  const unread = recording.listings.filter(({ problem }) => problem !== undefined);
  const told = {
    pack: named === undefined ? relative(io.cwd, path) : (given.out ?? path),
    asked: words,
    period: coverage.period,
    today: coverage.today,
    controls,
    files: files.length,
    records: records.length,
    runs: runs.length,
    missing: missing.map(({ record: { id }, problem }) => ({ id, problem })),
    unread: unread.map(({ collector, problem }) => ({ listing: collector, problem: problem?.message })),
    lost,
  };
  await write(io.stdout, given.json ? `${jsonText(told, 2)}\n` : text(told));
  return missing.length + unread.length > 0 || isLost(lost) ? UNDECIDED : 0;
}

function text({
  pack,
  asked,
  period,
  controls,
  files,
  records,
  runs,
  missing,
  unread,
  lost,
}: {
  readonly pack: string;
  readonly asked: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly controls: readonly string[];
  readonly files: number;
  readonly records: number;
  readonly runs: number;
  readonly missing: readonly { readonly id: string; readonly problem: string | undefined }[];
  readonly unread: readonly { readonly listing: string; readonly problem: string | undefined }[];
  readonly lost: LostRuns;
}): string {
  const held = [counted(controls.length, "control"), counted(runs, "run"), counted(records, "record")];
  const lines = [
    `${pack}: ${asked}, ${period.from} to ${period.to}`,
    `${held.join(", ")}, ${counted(files, "file")}. No restricted record is in it, nor a day of one.`,
    ...missing.map(({ id, problem }) => `not in it: ${id}: ${problem}`),
    ...unread.map(({ listing, problem }) => `could not be read: ${listing}: ${problem}`),
    ...lostText(lost),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join("");
}

function lostText(lost: LostRuns): readonly string[] {
  const lines = lostLines(lost, false);
  return lines.length === 0 ? [] : ["Runs that were lost or changed:", ...lines.map((line) => `  ${line}`)];
}
