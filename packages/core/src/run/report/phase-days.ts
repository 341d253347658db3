import type { Period } from "../../language/company/program.ts";
import type { Milestones } from "../../language/company/system.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, addMonths, earlierOf, laterOf } from "../../language/values/day.ts";

/** The five phases of an audit, in order. */
export const phaseIds = ["readiness", "remediation", "evidence", "fieldwork", "report"] as const;
export type PhaseId = (typeof phaseIds)[number];

/** The days of a phase, both included. */
export interface PhaseDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** What was assumed where neither the period nor a milestone says it. */
  readonly assumed?: string;
}

const ASSUMED = {
  readiness: "It is assumed to last 6 weeks; 4 to 6 are usual.",
  remediation: "It is assumed to last 4 months; 2 to 4 are usual.",
  fieldwork: "It is assumed to begin when the period is over, and to last 8 weeks; 4 to 8 are usual.",
  fieldworkLength: "It is assumed to last 8 weeks; 4 to 8 are usual.",
  fieldworkStart: "It is assumed to begin when the period is over.",
  report: "It is assumed to take 4 weeks; 2 to 4 are usual.",
} as const;

/** The days of every phase around an audit period: as the milestones have them, and else the longer of what is usual. */
export function phaseDays(
  { from, to }: Period,
  { readiness, remediation, fieldwork, report, issued }: Milestones = {},
): Readonly<Record<PhaseId, PhaseDays>> {
  const mending = remediation ?? mendingFrom(from, readiness);
  const ready = readiness ?? addDays(mending, -6 * WEEK);
  const testing = fieldwork ?? addDays(to, 1);
  const writing = report ?? writingFrom(laterOf(addDays(testing, 8 * WEEK), addDays(to, 1)), testing, issued);
  const there = issued ?? addDays(writing, 4 * WEEK);
  return {
    readiness: days(ready, addDays(mending, -1), readiness === undefined && ASSUMED.readiness),
    remediation: days(mending, addDays(from, -1), remediation === undefined && ASSUMED.remediation),
    evidence: { from, to },
    fieldwork: days(testing, addDays(writing, -1), fieldworkAssumed(fieldwork, report)),
    report: days(writing, there, issued === undefined && ASSUMED.report),
  };
}

const WEEK = 7;

/** Four months before the period, but for a readiness assessment that begins later. */
function mendingFrom(period: IsoDate, readiness: IsoDate | undefined): IsoDate {
  const usual = addMonths(period, -4);
  if (readiness === undefined) return usual;
  return earlierOf(laterOf(usual, addDays(readiness, 6 * WEEK)), addDays(period, -1));
}

function writingFrom(usual: IsoDate, testing: IsoDate, issued: IsoDate | undefined): IsoDate {
  return issued === undefined ? usual : laterOf(earlierOf(usual, addDays(issued, -1)), addDays(testing, 1));
}

function fieldworkAssumed(fieldwork: IsoDate | undefined, report: IsoDate | undefined): string | false {
  if (fieldwork === undefined) return report === undefined ? ASSUMED.fieldwork : ASSUMED.fieldworkStart;
  return report === undefined && ASSUMED.fieldworkLength;
}

function days(from: IsoDate, to: IsoDate, assumed: string | false): PhaseDays {
  return { from, to: laterOf(from, to), ...(assumed !== false && { assumed }) };
}
