import { isMap, LineCounter, parseDocument, type YAMLMap } from "yaml";
import type { Faults } from "./faults.ts";
import { isCommon } from "./fields.ts";
import { breachOf } from "./scan.ts";
import { keyName, sentence } from "./shown.ts";
import { keyOf } from "./values.ts";

/** One field of a map: its key, the line of that, and its value. */
export interface Entry {
  readonly key: string;
  readonly line: number;
  readonly value: unknown;
}

/** What every reader of one record asks and tells. */
export interface Reading {
  readonly faults: Faults;
  /** True where no word of the file may stand in a message. */
  readonly restricted: boolean;
  /** The line of the file that a node begins in; `otherwise` when it has no place. */
  lineOf(node: unknown, otherwise: number): number;
}

/** A field's path. Of a restricted record the keys that its author chose are left out: they may say what nobody should read. */
export function pathOf({ restricted }: Reading, parent: string | undefined, key: string): string | undefined {
  if (parent === undefined) return restricted && !isCommon(key) ? undefined : keyName(key);
  return restricted ? parent : `${parent}.${keyName(key)}`;
}

/** The fields of a record, and how to read them. Undefined, with faults, when the YAML is none that a record may have. */
export function documentOf(
  yaml: string,
  faults: Faults,
  restricted: boolean,
): { readonly entries: readonly Entry[]; readonly reading: Reading } | undefined {
  const breach = breachOf(yaml);
  if (breach !== undefined) {
    faults.add(breach.line + 1, undefined, breach.message);
    return undefined;
  }
  const counter = new LineCounter();
  // YAML 1.2's core schema: days stay texts. Keys are compared below, in time that grows with their number only.
  const document = parseDocument(yaml, {
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: counter,
  });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line) + 1;
  const [error] = document.errors;
  if (error !== undefined) {
    const why = restricted ? "" : `: ${sentence(error.message)}`;
    faults.add(lineAt(error.pos[0]), undefined, `is not valid YAML${why}`);
    return undefined;
  }
  const reading: Reading = {
    faults,
    restricted,
    lineOf(node, otherwise) {
      const offset = offsetOf(node);
      return offset === undefined ? otherwise : lineAt(offset);
    },
  };
  const { contents } = document;
  if (!isMap(contents)) {
    faults.add(
      reading.lineOf(contents, 2),
      undefined,
      "has no fields; write each as a name, a colon and its value",
    );
    return undefined;
  }
  return { entries: entriesOf(contents, undefined, 2, reading), reading };
}

/** The entries of a map, each key once. `field` is undefined for the record itself. */
export function entriesOf(
  map: YAMLMap,
  field: string | undefined,
  line: number,
  reading: Reading,
): readonly Entry[] {
  const { faults } = reading;
  const seen = new Set<string>();
  const entries: Entry[] = [];
  for (const { key: node, value } of map.items) {
    const at = reading.lineOf(node, line);
    const key = keyOf(node);
    if (key === undefined) {
      faults.add(at, field, "has a key that is no text; give the value a name");
      continue;
    }
    const path = pathOf(reading, field, key);
    if (key === "<<")
      faults.add(at, field, "has a merge key <<, which records do not have; write the fields out");
    else if (key === "__proto__" || !key.isWellFormed())
      faults.add(at, path, "is a name that no field has; give it another");
    else if (seen.has(key)) faults.add(at, path, "stands here a second time; keep one of them");
    else entries.push({ key, line: at, value });
    seen.add(key);
  }
  return entries;
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}
