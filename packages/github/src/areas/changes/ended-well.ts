import { fact, type Limit, names } from "@bylaw/core";
import { namesOf } from "../../lib/names-of.ts";
import type { ChangePullRequest, ChangeRun } from "./change.ts";

const WELL: ReadonlySet<string> = new Set(["SUCCESS", "NEUTRAL", "SKIPPED"]);

/**
 * The names of which every run ended well, and in time, and so did all that meet the same demand: one of a matrix that failed
 * is not made good by another.
 */
export function endedWell(
  runs: readonly ChangeRun[],
  { mergedAt }: ChangePullRequest,
  checks: Limit<"names", "atLeast">,
): readonly string[] {
  const all = [...new Set(runs.map(({ name }) => name))];
  const isLate = ({ at }: ChangeRun) => at === undefined || Date.parse(at) > Date.parse(mergedAt);
  const bad = runs.filter((run) => !WELL.has(run.conclusion) || isLate(run)).map(({ name }) => name);
  const spoilt = checks.value.amount
    .map((wanted) => all.filter((name) => meets(wanted, name)))
    .filter((names) => names.some((name) => bad.includes(name)));
  const lost = new Set([...bad, ...spoilt.flat()]);
  return all.filter((name) => !lost.has(name));
}

function meets(wanted: string, name: string): boolean {
  return fact("name", namesOf([name])).atLeast(names(wanted)).outcome === "pass";
}
