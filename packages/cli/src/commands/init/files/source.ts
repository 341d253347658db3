import { quoted } from "../../../output/source-text.ts";

/** The width that Prettier and Biome break lines at. */
const WIDTH = 80;

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

export function quotedAll(all: readonly string[]): readonly string[] {
  return all.map(quoted);
}
