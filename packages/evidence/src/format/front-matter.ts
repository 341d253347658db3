import type { Faults } from "./faults.ts";

const FENCE = /^---[ \t]*$/;

/** The two parts of a record. */
interface Parts {
  /** Begins in line 2. */
  readonly yaml: string;
  /** The line of the first text below the fields; undefined when nothing but white space is there. */
  readonly proseLine: number | undefined;
}

/** The YAML between the first line `---` and the next, and what is below. Undefined, with a fault, when there is none. */
export function frontMatterOf(text: string, faults: Faults): Parts | undefined {
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
  const below = close.index + close[0].length;
  const prose = rest.slice(below).search(/\S/);
  return {
    yaml: rest.slice(0, close.index),
    proseLine: prose < 0 ? undefined : 1 + rest.slice(0, below + prose).split("\n").length,
  };
}
