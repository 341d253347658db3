import { branchesOf, type Report } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { EVERY } from "../coverage/given.ts";
import { coverageIn } from "../coverage/read.ts";
import { sectionsOf } from "../coverage/sections.ts";

/** The runs among which one was kept, and the branch that it says it is of. */
export interface KeptAmong {
  readonly folder: string;
  readonly branch: string | undefined;
}

/** Writes what a run came to; where it was kept and the program has a period, also how that went, with the run among the others. */
export async function writeStatusOf(
  folder: string,
  report: Report,
  kept: KeptAmong | undefined,
  io: Io,
): Promise<void> {
  const { coverageDocument, runDocuments, statusDocument, writeStatus, yearStrip } = await import(
    "@bylaw/reports"
  );
  const revision = io.env.GITHUB_SHA;
  const given = revision === undefined ? {} : { revision };
  const documents = runDocuments(report, given);
  const options = { ...given, beside: documents.map(({ path }) => path) };
  // First of all: where the period cannot be told, what the run came to can.
  await writeStatus(folder, statusDocument(report, options), ...documents);
  const { program } = report;
  if (kept === undefined || program.period === undefined) return;
  const period = await coverageIn(
    program,
    {
      paths: [kept.folder],
      period: program.period,
      branch: kept.branch ?? branchesOf(program),
      every: EVERY,
    },
    io,
  );
  await writeStatus(
    folder,
    statusDocument(report, { ...options, coverage: true }),
    coverageDocument(period.coverage, period.lost, sectionsOf(period, false)),
    yearStrip(period.coverage),
  );
}
