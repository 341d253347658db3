import { quoted } from "../../../output/source-text.ts";

/** The width that Prettier and Biome break lines at. */
export const WIDTH = 80;

/** A list as it stands behind `before`: on that line where it fits, else an item on a line each. */
export function listAfter(before: string, items: readonly string[], after = ";"): string {
  const line = `${before}[${items.join(", ")}]${after}`;
  if (line.length <= WIDTH && !items.some((one) => one.includes("\n"))) return line;
  const [indent = ""] = /^ */.exec(before) ?? [];
  return `${before}[\n${items.map((one) => `${indent}  ${one},\n`).join("")}${indent}]${after}`;
}

/** An object as it stands behind `before`, in the same way. */
export function objectAfter(
  before: string,
  fields: readonly (readonly [string, string])[],
  after: string,
): string {
  const pairs = fields.map(([key, value]) => `${key}: ${value}`);
  const line = `${before}{ ${pairs.join(", ")} }${after}`;
  if (line.length <= WIDTH) return line;
  const [indent = ""] = /^ */.exec(before) ?? [];
  return `${before}{\n${pairs.map((one) => `${indent}  ${one},\n`).join("")}${indent}}${after}`;
}

/** A string as Prettier writes it: in the quotes of which fewer are to be escaped. */
export function literal(text: string): string {
  const double = quoted(text);
  const count = (quote: string): number => text.split(quote).length - 1;
  if (count('"') <= count("'")) return double;
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

export function literals(all: readonly string[]): readonly string[] {
  return all.map(literal);
}
