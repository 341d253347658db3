import { type Coverage, keptDueText, keptLimitText, type SeenRun } from "@bylaw/core/run";
import { type Cell, csvText } from "./csv.ts";

type Plan = SeenRun["held"]["plan"];
type Task = Plan["tasks"][number];
type Requirement = Plan["requirements"][number];

const HEADS = [
  ...["control", "title", "statement", "owner", "since", "until", "criteria", "supports", "verified by"],
  ...["kind", "held to", "due", "tolerance in days", "reviewer", "originals"],
];

/** `controls.csv`: what each control says, and what each check and requirement of it was held to by the last plan that had it. */
export function controlsText({ controls }: Coverage, runs: readonly SeenRun[]): string {
  const plans = [...new Set(runs.map(({ held }) => held.plan))].reverse();
  return csvText(
    HEADS,
    controls.flatMap((control) => {
      const plan = plans.find((one) => one.controls.some(({ id }) => id === control.id));
      const about: readonly Cell[] = [
        control.id,
        control.title,
        control.statement,
        control.owner,
        control.from,
        control.until,
        control.primary.join(", "),
        control.supporting.join(", "),
      ];
      const rows = [
        ...(plan?.tasks ?? []).filter((one) => one.control === control.id).map(checkCells),
        ...(plan?.requirements ?? []).filter((one) => one.control === control.id).map(requirementCells),
      ];
      return (rows.length === 0 ? [[]] : rows).map((row) => [
        ...about,
        ...HEADS.slice(about.length).map((_, at) => row[at]),
      ]);
    }),
  );
}

function checkCells({ id, limits }: Task): readonly Cell[] {
  const held = Object.entries(limits).flatMap(([environment, all]) =>
    Object.entries(all).map(
      ([name, limit]) => `${name}${environment === "" ? "" : ` in ${environment}`}: ${keptLimitText(limit)}`,
    ),
  );
  return [id, "check", held.join("; ")];
}

function requirementCells(one: Requirement): readonly Cell[] {
  const { id, due, tolerance, reviewer, originals, limits, restricted } = one;
  const held = Object.entries(limits).map(([name, limit]) => `${name}: ${keptLimitText(limit)}`);
  const kind = restricted ? "evidence, restricted" : "evidence";
  return [id, kind, held.join("; "), keptDueText(due), tolerance, reviewer, originals];
}
