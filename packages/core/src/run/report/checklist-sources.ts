import type { ChecklistSource } from "../../language/company/checklist.ts";
import type { Program } from "../../language/company/program.ts";
import { isPlaceholder } from "../../language/evidence/placeholder.ts";
import { evidenceProvider } from "../../language/evidence/session.ts";
import { linksOf } from "../../language/links/links.ts";
import { readsRecords } from "../../language/links/requirement-task.ts";
import { counted } from "../../language/values/text.ts";
import type { Report } from "./report.ts";
import type { StillDue } from "./still-due.ts";

/**
 * How a line stands in a run: `done` when all that shows it does, `due` when nothing is missing and something is still to be
 * shown, `missing` otherwise. What is planned, waived, advisory, undecided or left out is missing.
 */
export type ChecklistState = "done" | "due" | "missing";

/** How what shows a line stands, and why. */
export interface PartState {
  readonly title: string;
  readonly state: ChecklistState;
  /** What shows it, or stands in the way: `passes: 3 pass`. */
  readonly why: string;
  /** True when it could not be decided. */
  readonly undecided?: boolean;
  readonly stillDue?: StillDue;
}

/** What of the program itself shows a line. */
export function sourcePart(source: ChecklistSource, report: Report): PartState {
  switch (source) {
    case "system":
      return { title: "The system that is audited", ...systemState(report.program) };
    case "audit":
      return { title: "The audit", ...auditState(report.program) };
    case "records":
      return { title: "Records are read", ...recordsState(report) };
  }
}

type State = Omit<PartState, "title">;

function systemState({ system }: Program): State {
  if (system === undefined) return missing("the program defines no system");
  const { name, boundary, components } = system;
  if (isPlaceholder(boundary)) return missing("where the system ends is still to be written");
  const holding = components.filter(({ dataClasses = [] }) => dataClasses.length > 0);
  if (holding.length === 0) return missing("no component of the system says which data it holds");
  const which = holding.map(({ id }) => id).join(", ");
  return done(
    `the program defines ${name}; of ${counted(components.length, "component")} these hold data: ${which}`,
  );
}

function auditState({ audit }: Program): State {
  if (audit === undefined) return missing("the program names no auditor");
  if (isPlaceholder(audit.firm)) return missing("who audits is still to be written");
  return done(`the program names ${audit.firm}; that it is licensed and independent nothing here reads`);
}

/** Records count as collected when some of them count for something, and every folder was read to its end. */
function recordsState({ program, listings, refused }: Report): State {
  if (!readsRecords(program))
    return missing("nothing reads records: add evidence() to the program's providers");
  const beside = linksOf(program).unclaimed?.id;
  const own = listings.filter(
    ({ scope, collector }) => scope.provider === evidenceProvider.id && collector !== beside,
  );
  const unread = own.filter(({ state }) => state !== "complete");
  if (unread.length > 0) {
    const why = `${unread.length} of ${counted(own.length, "folder")} of records could not be read to the end`;
    return { ...missing(why), undecided: true };
  }
  const records = own.reduce((sum, { resources }) => sum + resources, 0);
  if (records === 0) return missing("no record was read in this run");
  const told = `${counted(records, "record")} read`;
  const folders = `${counted(own.length, "folder")} read to the end`;
  if (refused.length >= records) return missing(`${told}, and none of them counts; ${folders}`);
  return done(
    refused.length === 0
      ? `${told}; ${folders}`
      : `${told}, of which ${refused.length} ${refused.length === 1 ? "does" : "do"} not count; ${folders}`,
  );
}

function done(why: string): State {
  return { state: "done", why };
}

function missing(why: string): State {
  return { state: "missing", why };
}
