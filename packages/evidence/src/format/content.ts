import type { EvidenceKind } from "@bylaw/core/provider";
import canonicalize from "canonicalize";
import type { z } from "zod";
import { type Entry, pathOf, type Reading } from "./document.ts";
import { isCommon } from "./fields.ts";
import { jsonOf, type Lines } from "./json.ts";
import { keyName, sentence } from "./shown.ts";

export const NOTHING = "{}";

/** What was not there has no fields. */
const BESIDE_NONE =
  "stands beside none; keep none where there was nothing, or this where there was something";

/** Long enough for what a schema may list, and no place for a text of the file. */
const LONGEST = 200;

/** The fields of the kind as canonical JSON, held to its schema; `{}` where they do not fit, and of a restricted kind. */
export function contentOf(entries: readonly Entry[], kind: EvidenceKind, reading: Reading): string {
  const { faults, restricted } = reading;
  const names = namesIn(kind.schema);
  const isNone = entries.some(({ key }) => key === "none");
  const known: Entry[] = [];
  for (const entry of entries) {
    const { key, line } = entry;
    if (isCommon(key)) continue;
    const isKnown = !restricted && names?.has(key) !== false;
    if (isNone && isKnown) faults.add(line, pathOf(reading, undefined, key), BESIDE_NONE);
    else if (isKnown) known.push(entry);
    else faults.add(line, pathOf(reading, undefined, key), strange(kind));
  }
  if (restricted || isNone) return NOTHING;
  const lines: Lines = { line: 1, inner: new Map() };
  const values = known.map((entry) => [entry.key, jsonOf(entry, lines, reading)] as const);
  if (values.some(([, value]) => value === undefined)) return NOTHING;
  return held(Object.fromEntries(values), kind, lines, reading);
}

function strange({ id, restricted }: EvidenceKind): string {
  if (restricted) return `has a field, and the kind ${id} is restricted and has none; remove it`;
  return `is no field of the kind ${id}; remove it, or correct its name`;
}

function held(value: unknown, kind: EvidenceKind, lines: Lines, { faults }: Reading): string {
  try {
    const parsed = kind.schema.safeParse(value);
    if (parsed.success) return canonicalize(parsed.data) ?? NOTHING;
    for (const issue of parsed.error.issues) tell(issue, lines, faults);
  } catch (error) {
    const why = error instanceof Error ? error.message : "it threw";
    faults.add(1, undefined, `cannot be held to the schema of ${kind.id}: ${sentence(why)}`);
  }
  return NOTHING;
}

/** The fields that a schema of an object names; undefined for any other schema, which then refuses by itself. */
function namesIn(schema: EvidenceKind["schema"]): ReadonlySet<string> | undefined {
  if (!("shape" in schema) || typeof schema.shape !== "object" || schema.shape === null) return undefined;
  return new Set(Object.keys(schema.shape));
}

function tell(issue: z.core.$ZodIssue, lines: Lines, faults: Reading["faults"]): void {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const unknown = [...path, key];
      const what = "is no field here; remove it, or correct its name";
      faults.add(nearest(unknown, lines).line, fieldAt(unknown), what);
    }
    return;
  }
  const { line, isThere } = nearest(path, lines);
  const isMissing = ABSENT.has(issue.code) && !isThere;
  const said = sentence(issue.message, LONGEST);
  faults.add(line, fieldAt(path), `${isMissing ? "is missing" : "does not fit its kind"}: ${said}`);
}

/** What a schema finds wrong with a value that is not there. */
const ABSENT: ReadonlySet<string> = new Set(["invalid_type", "invalid_value", "invalid_union"]);

type Path = readonly (string | number)[];

/** The line of a value, or of what it would stand in. */
function nearest(path: Path, lines: Lines): { readonly line: number; readonly isThere: boolean } {
  let here = lines;
  for (const key of path) {
    const inner = here.inner.get(key);
    if (inner === undefined) return { line: here.line, isThere: false };
    here = inner;
  }
  return { line: here.line, isThere: true };
}

function fieldAt(path: Path): string | undefined {
  if (path.length === 0) return undefined;
  return path.reduce<string>((field, key) => {
    if (typeof key === "number") return `${field}[${key}]`;
    return field === "" ? keyName(key) : `${field}.${keyName(key)}`;
  }, "");
}
