import type { Json } from "@bylaw/core/provider";
import { isMap, isScalar, isSeq } from "yaml";
import { type Entry, entriesOf, type Reading } from "./document.ts";
import { DEEPEST, TOO_DEEP } from "./scan.ts";
import { keyName } from "./shown.ts";

/** The line that a value begins in, and the same of what it holds, by key or index. */
export interface Lines {
  readonly line: number;
  readonly inner: Map<string | number, Lines>;
}

/** Where a value stands. */
interface Place {
  readonly field: string;
  readonly line: number;
  readonly depth: number;
}

/** A field's value as JSON, undefined with faults when it is none: of no restricted record. Its lines go to `lines`. */
export function jsonOf({ key, line, value }: Entry, lines: Lines, reading: Reading): Json | undefined {
  return readValue(value, { field: keyName(key), line, depth: 1 }, linesAt(lines, key, line), reading);
}

function linesAt(lines: Lines, key: string | number, line: number): Lines {
  const here: Lines = { line, inner: new Map() };
  lines.inner.set(key, here);
  return here;
}

function readValue(node: unknown, place: Place, lines: Lines, reading: Reading): Json | undefined {
  const { field, line } = place;
  const depth = place.depth + 1;
  if (place.depth > DEEPEST) {
    reading.faults.add(line, field, TOO_DEEP);
    return undefined;
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) => {
      const inner = { field: `${field}[${index}]`, line: reading.lineOf(item, line), depth };
      return readValue(item, inner, linesAt(lines, index, inner.line), reading);
    });
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (isMap(node)) {
    const entries = entriesOf(node, field, line, reading).map((entry) => {
      const inner = { field: `${field}.${keyName(entry.key)}`, line: entry.line, depth };
      return [
        entry.key,
        readValue(entry.value, inner, linesAt(lines, entry.key, entry.line), reading),
      ] as const;
    });
    return isWhole(entries) ? Object.fromEntries(entries) : undefined;
  }
  return scalarOf(isScalar(node) ? node.value : null, place, reading);
}

function scalarOf(value: unknown, { field, line }: Place, { faults }: Reading): Json | undefined {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string" && value.isWellFormed()) return value;
  if (
    typeof value === "number" &&
    Number.isFinite(value) &&
    (!Number.isInteger(value) || Number.isSafeInteger(value))
  )
    return value;
  faults.add(
    line,
    field,
    typeof value === "number"
      ? "is a number that cannot be kept as it is; put it in quotes"
      : "holds half a character; write it whole",
  );
  return undefined;
}

function isWhole(
  entries: readonly (readonly [string, Json | undefined])[],
): entries is readonly (readonly [string, Json])[] {
  return entries.every(([, value]) => value !== undefined);
}
