import { createHash } from "node:crypto";
import { coveragePart, populationsIn, talliesIn } from "@bylaw/core/run";
import { aboutText } from "./about.ts";
import { controlsText } from "./controls.ts";
import type { PackFile, PackInput } from "./input.ts";
import { indexText, itemsOf } from "./items.ts";
import { populationPath, recordPath } from "./names.ts";
import { pageText } from "./page.ts";
import {
  changesText,
  checksText,
  originalsText,
  peopleText,
  populationsText,
  populationText,
  recordsText,
  runsText,
} from "./tables.ts";

/**
 * The files of an evidence pack, in order of path: the same input gives the same bytes. Nothing of a restricted record is
 * among them.
 *
 * @example
 * const files = packFiles({ coverage, controls: ["recovery"], asked: "control recovery", runs, lost, records });
 */
export function packFiles(input: PackInput): readonly PackFile[] {
  const { coverage, controls, asked, runs, lost, records } = input;
  const part = coveragePart(coverage, controls);
  const isOwn = ({ control }: { readonly control: string }): boolean => controls.includes(control);
  const tallies = talliesIn(runs).filter(isOwn);
  const populations = populationsIn(runs)
    .filter(isOwn)
    .map((one, at) => ({ ...one, path: populationPath(at + 1, one.task, one.environment) }));
  const items = itemsOf(part, tallies, records);
  const texts: readonly (readonly [path: string, text: string])[] = [
    ["README.txt", aboutText(part, input)],
    ["changes.csv", changesText(part)],
    ["checks.csv", checksText(tallies)],
    ["index.csv", indexText(items)],
    ["index.html", pageText(part, asked, items, lost)],
    ["controls.csv", controlsText(part, runs)],
    ["originals.csv", originalsText(records)],
    ["people.csv", peopleText(runs)],
    [
      "populations.csv",
      populationsText(
        populations,
        part.controls.flatMap(({ requirements }) => requirements),
      ),
    ],
    ["records.csv", recordsText(records)],
    ["runs.csv", runsText(part)],
    ...populations.map((one) => [one.path, populationText(one)] as const),
  ];
  const encoder = new TextEncoder();
  const files = [
    ...texts.map(([path, text]): PackFile => ({ path, bytes: encoder.encode(text) })),
    ...records.flatMap(({ record, files: own }) =>
      own.map(({ name, bytes }): PackFile => ({ path: recordPath(record.id, name), bytes })),
    ),
  ];
  const unique = [...new Map(files.map((file) => [file.path, file])).values()].toSorted(byPath);
  const sums = unique.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join("");
  return [...unique, { path: "SHA256SUMS", bytes: encoder.encode(sums) }].toSorted(byPath);
}

function byPath(a: PackFile, b: PackFile): number {
  return a.path < b.path ? -1 : 1;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
