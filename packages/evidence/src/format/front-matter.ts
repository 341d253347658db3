import type { Faults } from "./faults.ts";

const FENCE = /^---[ \t]*$/;

/** The YAML between the first line `---` and the next; it begins in line 2. Undefined, with a fault, when there is none. */
export function frontMatterOf(text: string, faults: Faults): string | undefined {
  const end = text.indexOf("\n");
  const first = (end < 0 ? text : text.slice(0, end)).replace(/\r$/, "");
  if (!FENCE.test(first)) {
    faults.add(1, undefined, "does not begin with a line ---; put its fields between two such lines");
    return undefined;
  }
  const rest = end < 0 ? "" : text.slice(end + 1);
  const close = /^---[ \t]*\r?$/m.exec(rest);
  if (close === null) {
    faults.add(
      1,
      undefined,
      "has no second line --- that ends its fields, so it may be half-written; add it",
    );
    return undefined;
  }
  return rest.slice(0, close.index);
}
