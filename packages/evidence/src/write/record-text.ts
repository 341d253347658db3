import { BylawError } from "@bylaw/core";
import { commonFields, type EvidenceRecord } from "@bylaw/core/provider";
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { type CommonField, isCommon } from "../format/fields.ts";

/** What a record says: the fields that every record may have, and those of its kind beside them. */
export interface RecordFields extends Omit<Pick<EvidenceRecord, CommonField>, "people" | "files"> {
  /** By person, the day; or the name of a CSV beside the record. */
  readonly people?: Readonly<Record<string, string>> | string;
  readonly files?: EvidenceRecord["files"];
  readonly [field: string]: unknown;
}

/**
 * The text of a record: its fields as front matter, those that every record may have first, and an empty line for prose.
 * What `evidence()` reads from it are the same fields.
 *
 * @example recordText({ on: "2026-03-10", reviewedBy: "ana", minutes: 42 })
 */
export function recordText(fields: RecordFields): string {
  const own = Object.keys(fields).filter((key) => !isCommon(key));
  const map = new YAMLMap<unknown, unknown>();
  for (const key of [...commonFields, ...own]) {
    const value = fields[key];
    if (value !== undefined) map.add(new Pair(nodeOf(key), nodeOf(value)));
  }
  const document = new Document(null, { version: "1.2", schema: "core" });
  document.contents = map as unknown as typeof document.contents;
  return `---\n${document.toString({ lineWidth: 0, doubleQuotedAsJSON: true })}---\n\n`;
}

/** Needs no quotes, unless it looks like a number or the like: YAML's own writer tells. */
const SIMPLE = /^[A-Za-z0-9](?:[A-Za-z0-9 ._,/-]*[A-Za-z0-9.])?$/;

function nodeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    for (const item of value) list.add(nodeOf(item));
    return list;
  }
  if (typeof value === "object" && value !== null) {
    const map = new YAMLMap<unknown, unknown>();
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) map.add(new Pair(nodeOf(key), nodeOf(inner)));
    }
    return map;
  }
  const scalar = new Scalar(value);
  if (typeof value === "string") scalar.type = SIMPLE.test(value) ? "PLAIN" : "QUOTE_DOUBLE";
  else if (!isPlainValue(value)) throw noJson(value);
  return scalar;
}

function isPlainValue(value: unknown): boolean {
  return value === null || typeof value === "boolean" || Number.isFinite(value);
}

function noJson(value: unknown): BylawError {
  return new BylawError(
    "invalid-definition",
    `recordText(): a field holds ${String(value)}, which is not JSON.`,
    {
      next: "Give it texts, numbers, true, false, null, lists and maps.",
    },
  );
}
