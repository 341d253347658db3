import { type Coverage, counted, coverageTally, showUnseen } from "@bylaw/core/run";
import type { PackInput } from "./input.ts";

/** `README.txt`: what is in the pack, how to hold it to its digests, and what it cannot show. */
export function aboutText(part: Coverage, { asked, records }: PackInput): string {
  const { organization, period, today, controls } = part;
  const restricted = controls.flatMap(({ requirements }) =>
    requirements.filter(({ kept }) => kept.restricted).map(({ task }) => task),
  );
  const lost = records.filter(({ problem }) => problem !== undefined);
  const lines = [
    `Evidence of ${organization}: ${asked}`,
    `Period ${period.from} to ${period.to}, as of ${today}`,
    coverageTally(part),
    "",
    "Files",
    "  index.html       how the period went, in a browser",
    "  index.csv        everything that was owed or checked, with empty columns for whoever tests it",
    "  controls.csv     what each control says, and what its checks and requirements were held to",
    "  runs.csv         the runs that were kept, and why one does not count",
    "  checks.csv       what each check came to; runs in a row that are alike are one line",
    "  populations.csv  what can be sampled, and how completely it was listed",
    "  populations/     every resource that a check judged, one file a check",
    "  people.csv       everybody whom the plans of the period name, by id",
    "  records.csv      the records of evidence; the files are in records/, as they lie in the company's repository",
    "  originals.csv    what the records name, by SHA-256 and by where it lives; it is not in this pack",
    "  changes.csv      what changed in the plan within the period",
    "  SHA256SUMS       the SHA-256 of every other file",
    "",
    "To hold the files to their digests: sha256sum -c SHA256SUMS",
    "The SHA-256 in records.csv is that of the record; where its people stand in a CSV, of the record, a zero byte and the CSV.",
    "",
    "What it cannot show",
    "  Who really submitted and reviewed a record is what the record says.",
    "  What happened between two runs, and what nobody recorded, is in no file.",
    "  SHA256SUMS tells that the files are those of this pack, and not that nothing was left out of it.",
    "  A population of resources is what checks were able to list; populations.csv says how often that was complete.",
    ...(restricted.length === 0
      ? []
      : [
          "",
          "Records that are restricted are not in this pack, nor are their days; ask whoever keeps them. They are of:",
          ...restricted.map((task) => `  ${task}`),
        ]),
    ...(lost.length === 0
      ? []
      : [
          "",
          `The files of ${counted(lost.length, "record")} could not be put in:`,
          ...lost.map(({ record, problem }) => `  ${record.id}: ${problem}`),
        ]),
    "",
  ];
  return lines.map((line) => `${showUnseen(line)}\n`).join("");
}
