import { type Counts, excuseText } from "@bylaw/core/run";
import type { Asked, AskedStatement } from "./asked.ts";
import { type Standing, standings } from "./standing.ts";

/** What is said of one thing by what it came to. */
export const said: Readonly<Record<Standing, string>> = {
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

/** How something stands, in words: `fails, and is waived`. Of what is excused, that it does not count, or that it may. */
export function standingText(asked: Pick<Asked, "excused" | "mayCount">, standing: Standing): string {
  const excuse = excuseText(asked);
  return excuse === undefined ? said[standing] : `${standing}, and ${excuse}`;
}

/** A numbered sentence of a policy: `ENC-4 (MUST) Rotate every key.` */
export function sentenceText({ id, level, text }: AskedStatement): string {
  return `${id} (${level}) ${text}`;
}

const several: Readonly<Record<Standing, readonly [one: string, more: string]>> = {
  fail: ["fails", "fail"],
  error: ["could not be decided", "could not be decided"],
  skipped: ["was not run", "were not run"],
  planned: ["fails and is planned", "fail and are planned"],
  advisory: ["fails and is advisory", "fail and are advisory"],
  waived: ["fails and is waived", "fail and are waived"],
  manual: ["is for people to show", "are for people to show"],
  pass: ["passes", "pass"],
  "not-applicable": ["is not applicable", "are not applicable"],
};

/** `3 fail, 1 could not be decided, 12 pass`: the worst first, and nothing that there is none of. */
export function countsWords(counts: Readonly<Counts>): string {
  return standings
    .filter((one) => counts[one] > 0)
    .map((one) => `${counts[one]} ${several[one][counts[one] === 1 ? 0 : 1]}`)
    .join(", ");
}

/** Why something does not count, and whether it may count after all; undefined where it counts. */
export function excuseOf({ excused, mayCount }: Pick<Asked, "excused" | "mayCount">): string | undefined {
  if (!excused) return undefined;
  return mayCount
    ? "It counts unless another verification of the same control passes, and that one could not be decided."
    : "It is not counted: another verification of the same control is enough.";
}
