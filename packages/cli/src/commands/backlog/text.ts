import { basename } from "node:path";
import { areFailures, type BacklogGroup, counted, plainText, type Report } from "@bylaw/core/run";
import { fold } from "../../output/width.ts";
import type { Revised } from "./revise.ts";

/** How many of a list are named; --json names all. */
const NAMED = 10;

export interface Where {
  readonly place: string;
  /** True while the program does not have it. */
  readonly isNew: boolean;
  readonly columns: number;
}

/** What became of the backlog, and what to do next. */
export function backlogText(
  { groups, added, takenOff, besides }: Revised,
  { exitCode, startedAt, total }: Report,
  { place, isNew, columns }: Where,
): string {
  const size = groups.reduce((sum, group) => sum + sizeOf(group), 0);
  const lines = [
    `${plainText(place)}: ${counted(size, "item")} in ${counted(groups.length, "group")}; ${added.length} added, ${takenOff.length} taken off.`,
    `By a run of ${startedAt}.`,
    ...listed("Added", added),
    ...listed("Taken off, as it does not fail now or its window is over", takenOff),
    ...listed("Fails, and no group in force has it", besides),
    ...(total.counts.error === 0
      ? []
      : [`Could not be decided, and so cannot be planned: ${counted(total.counts.error, "observation")}.`]),
    ...(isNew
      ? [
          "Pass it to defineProgram:",
          `  import { backlog } from "./${plainText(basename(place))}";`,
          "  export default defineProgram({ ..., backlog });",
        ]
      : []),
    `With it bylaw check ends with exit code ${exitCode}.${besides.length > 0 ? " Put the rest on it with --add, or mend it." : ""}`,
  ];
  return fold(lines.map((line) => `${line}\n`).join(""), columns);
}

function listed(title: string, all: readonly string[]): readonly string[] {
  if (all.length === 0) return [];
  const rest = all.length - NAMED;
  return [
    `${title}:`,
    ...all.slice(0, NAMED).map((one) => `  ${plainText(one)}`),
    ...(rest > 0 ? [`  and ${rest} more; --json names all`] : []),
  ];
}

function sizeOf(group: BacklogGroup): number {
  return areFailures(group)
    ? Object.values(group.failures).reduce((sum, all) => sum + all.length, 0)
    : group.criteria.length;
}
