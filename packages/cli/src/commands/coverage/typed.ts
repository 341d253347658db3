import { resolve } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { branchesOf, isDay, type Span } from "@bylaw/core/run";
import { assertFolder, isThere, pathOf } from "../../paths.ts";

/** Where runs are kept unless another folder is named. */
export const HOME = ".bylaw/evidence";

/** Where runs lie. Throws where one is a file, or is named and not there: before the first run nothing need be where runs are kept. */
export async function foldersOf(
  given: readonly string[] | undefined,
  cwd: string,
): Promise<readonly string[]> {
  const folders = given === undefined || given.length === 0 ? [HOME] : given;
  const paths = folders.map((folder) => pathOf("<folders>", folder, cwd));
  for (const path of paths) {
    await assertFolder(path);
    if (path === resolve(cwd, HOME) || (await isThere(path))) continue;
    throw new BylawError("usage", `${path} is not there.`, {
      next: "Name the folder that bylaw check --keep was given.",
    });
  }
  return paths;
}

/** The days that `--period` names, or the program's own. */
export function periodOf(given: string | undefined, program: Program): Span {
  if (given === undefined) {
    if (program.period !== undefined) return program.period;
    throw new BylawError("usage", "The program has no period.", {
      next: "Give it one, or name one: --period 2026-01-01..2026-12-31.",
    });
  }
  const [from, to, ...rest] = given.split("..");
  if (isDay(from) && isDay(to) && rest.length === 0 && from <= to) return { from, to };
  throw new BylawError("usage", `--period ${given} is no period.`, {
    next: "Write its first and its last day, as in --period 2026-01-01..2026-12-31.",
  });
}

/** The branches that `--branch` names, or the program's own. */
export function branchesIn(given: string | undefined, program: Program): readonly string[] {
  if (given === undefined) return branchesOf(program);
  const names = given.split(",");
  if (names.every((name) => name.trim() === name && name !== "")) return names;
  throw new BylawError("usage", `--branch ${given} names no branch.`, {
    next: "Name one, or several: --branch main,master.",
  });
}

/** A number of days, from 1 to 366. */
export function daysOf(option: string, given: string, usual: number): number {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (days >= 1 && days <= 366) return days;
  throw new BylawError("usage", `${option} ${given} is not a number of days from 1 to 366.`, {
    next: `Give it as in ${option} ${usual}.`,
  });
}
