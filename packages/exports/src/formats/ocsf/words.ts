import type { Severity } from "@bylaw/core";
import type { Asked } from "../../run/asked.ts";
import { type Standing, type Weight, weightOf } from "../../run/standing.ts";

/** A number of an OCSF enumeration, and what it is called. */
type Word = readonly [id: number, name: string];

const unknown: Word = [0, "Unknown"];
const fail: Word = [3, "Fail"];

/** `compliance.status_id`: 2 is a control that gives no result because information is missing. */
const compliance: Readonly<Record<Weight, Word>> = {
  excused: [99, "Not counted"],
  pass: [1, "Pass"],
  fail,
  waived: fail,
  planned: fail,
  advisory: fail,
  error: [2, "Warning"],
  manual: unknown,
  skipped: unknown,
  "not-applicable": [99, "Not applicable"],
};

const open: Word = [1, "New"];

/** The event's own `status_id`: how far somebody is with it. None is ever resolved: a run closes nothing. */
const work: Readonly<Record<Standing, Word>> = {
  pass: open,
  fail: open,
  waived: [3, "Suppressed"],
  planned: [2, "In Progress"],
  advisory: open,
  error: open,
  manual: open,
  skipped: open,
  "not-applicable": open,
};

const severities: Readonly<Record<Severity, Word>> = {
  low: [2, "Low"],
  medium: [3, "Medium"],
  high: [4, "High"],
  critical: [5, "Critical"],
};

export function complianceWord(asked: Asked, standing: Standing): Word {
  return compliance[weightOf(asked, standing)];
}

export function workWord(standing: Standing): Word {
  return work[standing];
}

/** What passes is for information; what people show has no severity of its own. */
export function severityWord({ severity }: Asked, standing: Standing): Word {
  if (standing === "pass" || standing === "not-applicable") return [1, "Informational"];
  return severity === undefined ? unknown : severities[severity];
}
