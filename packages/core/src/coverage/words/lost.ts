import { counted } from "../../language/values/text.ts";
import type { Damage } from "../runs/damage.ts";

/** What was found in the folders of runs beside the runs that are whole. */
export interface LostRuns {
  /** Runs and blocks that were edited, damaged or taken away. */
  readonly damaged: readonly Damage[];
  /** The runs that another one saw, and that are not there. */
  readonly missing: readonly { readonly digest: string; readonly seenBy: string }[];
  /** The collectors whose listings may lie in a year that was not named. */
  readonly elsewhere: readonly string[];
}

/** True where something of what was kept is not as it was. */
export function isLost({ damaged, missing }: LostRuns): boolean {
  return damaged.length + missing.length > 0;
}

/** What was lost or changed, by its cause, and what to do about it. */
export function lostLines(lost: LostRuns, all: boolean): readonly string[] {
  return [
    ...damagedLines(lost.damaged, all),
    ...lost.missing.map(
      ({ digest, seenBy }) => `the run ${digest.slice(0, 12)}, which ${seenBy} saw, is not there`,
    ),
    ...(isLost(lost)
      ? ["restore what is lost or changed from wherever else the folder is kept: its branch, a backup"]
      : []),
    ...elsewhereLines(lost.elsewhere, all),
  ];
}

/** One block that many runs share is one cause. */
function damagedLines(damaged: readonly Damage[], all: boolean): readonly string[] {
  const paths = new Map<string, string[]>();
  for (const { path, why } of damaged) paths.set(why, [...(paths.get(why) ?? []), path]);
  return [...paths].flatMap(([why, [first = "", ...others]]) => [
    `${first.trimStart()}: ${why}`,
    ...(all ? others.map((path) => `  and of ${path}`) : shortly(others)),
  ]);
}

function shortly({ length }: readonly string[]): readonly string[] {
  return length === 0 ? [] : [`  and of ${counted(length, "run")} more`];
}

function elsewhereLines(collectors: readonly string[], all: boolean): readonly string[] {
  const [first, ...others] = collectors;
  if (first === undefined) return [];
  const names = all || others.length < 2 ? collectors.join(" and ") : `${first} and ${others.length} others`;
  return [`what ${names} listed lies in a year that was not named: name its folder as well`];
}
