import type { Digest, KeptRun } from "../../keep/kept-run.ts";

interface Found {
  /** In order of time. */
  readonly runs: readonly { readonly run: KeptRun }[];
  readonly missing: readonly { readonly digest: Digest }[];
}

/**
 * Tells of a run whether what it lists may lie in an earlier year whose folder was not named. A year was not when the first
 * run of the year after it saw one that is not there, and no run of it is.
 */
export function unnamedYears({ runs, missing }: Found): (run: KeptRun) => boolean {
  const gone = new Set(missing.map(({ digest }) => digest));
  const firsts = new Map<number, KeptRun>();
  for (const { run } of runs) if (!firsts.has(yearIn(run))) firsts.set(yearIn(run), run);
  const after = [...firsts]
    .filter(([year, run]) => !firsts.has(year - 1) && run.after.some((digest) => gone.has(digest)))
    .map(([year]) => year);
  const earliest = Math.min(...after);
  // Where all is kept, or digests alone, each year has what it says that it has.
  return (run) => run.listings === "changed" && yearIn(run) >= earliest;
}

function yearIn({ today }: KeptRun): number {
  return Number(today.slice(0, 4));
}
