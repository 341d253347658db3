import type { Asked } from "./asked.ts";
import type { Standing } from "./standing.ts";

const said: Readonly<Record<Standing, string>> = {
  pass: "passes",
  fail: "fails",
  error: "could not be decided",
  skipped: "not run",
  waived: "fails, and is waived",
  planned: "fails, and is planned",
  advisory: "fails, and is advisory",
  manual: "manual",
  "not-applicable": "not applicable",
};

/** How something stands, in words: `fails, and is waived`. Of what is excused, that it does not count. */
export function standingText({ excused }: Pick<Asked, "excused">, standing: Standing): string {
  if (excused) return `${standing}, and not counted: another verification of the same control is enough`;
  return said[standing];
}
