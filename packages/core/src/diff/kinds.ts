import type { Standing } from "../run/outcome.ts";

/**
 * What a change does to one verdict, the worst first. On one recording nothing was mended: what fails no more is
 * `no-longer-judged` where nothing judges it, and `newly-passing` where less is asked of it or other code judges it. What
 * is asked otherwise, and was not read, is `not-compared`.
 */
export const verdictKinds = [
  "newly-failing",
  "newly-undecided",
  "not-compared",
  "no-longer-judged",
  "newly-waiting",
  "newly-waived",
  "newly-planned",
  "newly-advisory",
  "decided",
  "newly-passing",
  "dropped",
  "new",
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

type Family = "fail" | "undecided" | "waived" | "planned" | "advisory" | "manual" | "pass" | "none";

/**
 * What a change from one standing to another is; undefined where it changes nothing. Nothing judged has no standing.
 * `otherwise` says that it is not asked as it was.
 */
export function kindOf(
  was: Standing | undefined,
  is: Standing | undefined,
  otherwise: boolean,
): VerdictKind | undefined {
  const [before, after] = [familyOf(was), familyOf(is)];
  if (before !== after) return TURNS[after](before);
  return otherwise && after === "undecided" ? "not-compared" : undefined;
}

const TURNS: Readonly<Record<Family, (before: Family) => VerdictKind>> = {
  fail: () => "newly-failing",
  undecided: () => "newly-undecided",
  waived: () => "newly-waived",
  planned: () => "newly-planned",
  advisory: () => "newly-advisory",
  manual: (before) => {
    if (before === "none") return "new";
    return before === "pass" ? "newly-waiting" : "no-longer-judged";
  },
  pass: (before) => {
    if (before === "none") return "new";
    return before === "undecided" ? "decided" : "newly-passing";
  },
  none: (before) => (before === "pass" || before === "manual" ? "dropped" : "no-longer-judged"),
};

function familyOf(standing: Standing | undefined): Family {
  if (standing === undefined || standing === "not-applicable") return "none";
  return standing === "error" || standing === "skipped" ? "undecided" : standing;
}

/** True of what nobody can tell. */
export function isUndecided(standing: Standing | undefined): boolean {
  return familyOf(standing) === "undecided";
}

/** What a verdict that changed so exits with. */
export function exitOf(kind: VerdictKind, was: Standing | undefined): 0 | 1 | 2 {
  if (kind === "newly-failing") return 1;
  if (kind === "newly-undecided" || kind === "not-compared" || kind === "newly-waiting") return 2;
  if (kind === "no-longer-judged") return isUndecided(was) ? 2 : 1;
  return 0;
}
