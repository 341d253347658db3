import type { EvidenceRecord } from "@bylaw/core/provider";
import { isMap, isSeq } from "yaml";
import { type Entry, entriesOf, pathOf, type Reading } from "./document.ts";
import { textIn } from "./take.ts";
import { type Form, kindOf, sha256, text } from "./values.ts";

type RecordFile = EvidenceRecord["files"][number];

const FORMS = { name: text, sha256, at: text } as const satisfies Readonly<Record<keyof RecordFile, Form>>;

/** The originals that a record lists, without those that have no digest. Of a restricted one nothing but digests. */
export function filesOf({ key: field, line, value }: Entry, reading: Reading): readonly RecordFile[] {
  if (!isSeq(value)) {
    reading.faults.add(
      line,
      field,
      `is ${kindOf(value)}, which is no list; write each file as - ${written(reading)}`,
    );
    return [];
  }
  return value.items.flatMap((item, index) => {
    const file = fileOf(item, `${field}[${index}]`, reading.lineOf(item, line), reading);
    return file === undefined ? [] : [file];
  });
}

function fileOf(node: unknown, field: string, line: number, reading: Reading): RecordFile | undefined {
  const { faults, restricted } = reading;
  if (!isMap(node)) {
    faults.add(line, field, `is ${kindOf(node)}, which is no file; write its ${written(reading)}`);
    return undefined;
  }
  const file: { -readonly [Key in keyof RecordFile]?: RecordFile[Key] } = {};
  const entries = entriesOf(node, field, line, reading);
  for (const entry of entries) {
    const { key } = entry;
    if (!isFileField(key)) {
      faults.add(
        entry.line,
        pathOf(reading, field, key),
        `is no field of a file; write its ${written(reading)}`,
      );
      continue;
    }
    const path = `${field}.${key}`;
    if (restricted && key !== "sha256") {
      faults.add(entry.line, path, "is kept of no restricted record; remove it");
      continue;
    }
    const read = textIn(entry, FORMS[key], reading, path);
    if (read !== undefined) file[key] = read;
  }
  if (!entries.some(({ key }) => key === "sha256"))
    faults.add(line, `${field}.sha256`, "is missing; write the file's SHA-256");
  const { sha256: digest, ...rest } = file;
  return digest === undefined ? undefined : { ...rest, sha256: digest };
}

function written({ restricted }: Reading): string {
  return restricted ? "sha256 alone" : "name, sha256 and at";
}

function isFileField(key: string): key is keyof RecordFile {
  return Object.hasOwn(FORMS, key);
}
