import { isMap } from "yaml";
import { type Entry, entriesOf, pathOf, type Reading } from "./document.ts";
import { type Form, keyOf, kindOf, refusal, textOf } from "./values.ts";

/** The value of a field that is one text. `field` is its path where it stands deeper. */
export function textIn(
  { key, line, value }: Entry,
  form: Form,
  { faults, restricted }: Reading,
  field: string = key,
): string | undefined {
  const given = textOf(value);
  if (given === undefined) {
    faults.add(line, field, `is ${kindOf(value)}, which is ${form.otherwise}`);
    return undefined;
  }
  const read = form.read(given);
  if (read === undefined) faults.add(line, field, refusal(given, form, restricted));
  return read;
}

/** By key, the line of each entry of a map. */
export function linesIn({ value, line }: Entry, reading: Reading): Readonly<Record<string, number>> {
  if (!isMap(value)) return {};
  const lines = value.items.flatMap(({ key: node }) => {
    const key = keyOf(node);
    return key === undefined ? [] : [[key, reading.lineOf(node, line)] as const];
  });
  return Object.fromEntries(lines);
}

/** The value of a field that is a map, such as people by their day, without the entries that are not in order. */
export function mapOf(
  { key: field, line, value }: Entry,
  keys: Form,
  values: Form,
  reading: Reading,
): Readonly<Record<string, string>> | undefined {
  const { faults } = reading;
  if (!isMap(value)) {
    faults.add(
      line,
      field,
      `is ${kindOf(value)}, which is no map; write each entry as a name, a colon and its value`,
    );
    return undefined;
  }
  if (value.items.length === 0) faults.add(line, field, "is empty; add to it, or leave the field out");
  const read: [string, string][] = [];
  for (const entry of entriesOf(value, field, line, reading)) {
    const path = pathOf(reading, field, entry.key);
    const key = keys.read(entry.key);
    if (key === undefined) faults.add(entry.line, path, `has a name that is ${keys.otherwise}`);
    const text = textIn(entry, values, reading, path);
    if (key !== undefined && text !== undefined) read.push([key, text]);
  }
  return Object.fromEntries(read);
}
