import { type EvidenceKind, type EvidenceRecord, isPlaceholder } from "@bylaw/core/provider";
import { isScalar } from "yaml";
import { holdDays } from "./days.ts";
import type { Entry, Reading } from "./document.ts";
import type { CommonField } from "./fields.ts";
import { filesOf } from "./files.ts";
import type { Roster } from "./roster.ts";
import { linesIn, mapOf, textIn } from "./take.ts";
import { csvName, day, type Form, person, policy, sha256, text } from "./values.ts";

type Fields = { -readonly [Field in Exclude<CommonField, "files">]?: EvidenceRecord[Field] };
type TextField = Exclude<CommonField, "people" | "policies" | "files">;

/** What the fields that every record may have say, as far as they are in order. */
export interface Common {
  readonly fields: Readonly<Fields>;
  readonly files: EvidenceRecord["files"];
  /** By policy, the line that names it; of a record that names any. */
  readonly policyLines?: Readonly<Record<string, number>>;
  /** The CSV that the people stand in, and the line that names it. */
  readonly roster?: Roster;
}

const FORMS: Readonly<Record<TextField, Form>> = {
  on: day,
  from: day,
  to: day,
  for: text,
  submittedBy: person,
  reviewedBy: person,
  supersedes: text,
  none: text,
};

const WINDOW = /^\d{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?$/;

/** What may be kept of a field that is free text elsewhere: forms that hold no words. */
const RESTRICTED: Partial<Readonly<Record<TextField, Form>>> = {
  for: {
    read: (label) => (WINDOW.test(label) ? label : undefined),
    otherwise: "no window, such as 2026-Q1",
  },
  supersedes: {
    // Whatever stands before it may be words.
    read: (id) => /^(?:[^/]*\/)?([0-9a-f]{12})$/.exec(id)?.[1],
    otherwise: "no id of a restricted record; write its twelve hex digits",
  },
  // That it says so is kept, and none of its words.
  none: {
    read: (words) => (text.read(words) === undefined || isPlaceholder(words) ? undefined : "restricted"),
    otherwise: "no text that says what shows it; write the query, and what it found",
  },
};

export function commonOf(entries: readonly Entry[], { about }: EvidenceKind, reading: Reading): Common {
  const forms: Readonly<Record<TextField, Form>> = reading.restricted ? { ...FORMS, ...RESTRICTED } : FORMS;
  const fields: Fields = {};
  let files: EvidenceRecord["files"] = [];
  let roster: Roster | undefined;
  let policyLines: Common["policyLines"];
  for (const entry of entries) {
    const { key, line, value } = entry;
    if (key === "files") files = filesOf(entry, reading);
    else if (key === "policies" && reading.restricted && !about.includes("policy"))
      reading.faults.add(line, key, "is asked of no record of this kind, which is restricted; remove it");
    else if (key === "policies") {
      assign(fields, key, mapOf(entry, policy, sha256, reading));
      if (!reading.restricted) policyLines = linesIn(entry, reading);
    } else if (key === "people" && isScalar(value)) {
      const name = textIn(entry, csvName, reading);
      if (name !== undefined) roster = { name, line };
    } else if (key === "people") assign(fields, key, mapOf(entry, person, day, reading));
    else if (isText(key)) assign(fields, key, textIn(entry, forms[key], reading));
  }
  holdDays(entries, fields, reading);
  return {
    fields,
    files,
    ...(policyLines !== undefined && { policyLines }),
    ...(roster !== undefined && { roster }),
  };
}

function assign<Field extends keyof Fields>(fields: Fields, field: Field, value: Fields[Field]): void {
  if (value !== undefined) fields[field] = value;
}

function isText(key: string): key is TextField {
  return Object.hasOwn(FORMS, key);
}
