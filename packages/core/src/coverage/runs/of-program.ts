import type { KeptRun } from "../../keep/kept-run.ts";
import type { Program } from "../../language/company/program.ts";
import { whyNotOurs } from "./seen-run.ts";

type WhyNot = (run: KeptRun) => string | undefined;

/** When the first and the last run of a file began, in milliseconds. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * Why runs are not of a program; undefined where one is. They are of its company, `whyNot` has nothing to say against them, and they are
 * of its `file`. What is of another file is this program before it moved, where its last run came before the first one of this file, and
 * no other file lies among them; else it is another program of the company, and what that asks says nothing of this one.
 *
 * @example runs.filter((run) => ofProgram(runs, program, "compliance/bylaw.config.ts")(run) === undefined);
 */
export function ofProgram(
  runs: readonly KeptRun[],
  program: Program,
  file: string | undefined,
  whyNot: WhyNot = () => undefined,
): WhyNot {
  const why: WhyNot = (run) => whyNotOurs(run, program) ?? whyNot(run);
  if (file === undefined) return why;
  const stretches = stretchesOf(runs.filter((run) => why(run) === undefined));
  const own = stretches.get(file);
  const before = [...stretches].filter(
    ([of, { last }]) => of !== file && (own === undefined || last < own.first),
  );
  const former = before.filter(([of, one]) =>
    before.every(([other, two]) => other === of || areApart(one, two)),
  );
  const files = new Set([file, ...former.map(([of]) => of)]);
  return (run) =>
    why(run) ??
    // One that says of no file that it is of it may be of any.
    (run.program === undefined || files.has(run.program) ? undefined : `it is of the program ${run.program}`);
}

function stretchesOf(runs: readonly KeptRun[]): ReadonlyMap<string, Stretch> {
  const found = new Map<string, Stretch>();
  for (const { program: of, startedAt } of runs) {
    if (of === undefined) continue;
    const at = Date.parse(startedAt);
    const { first, last } = found.get(of) ?? { first: at, last: at };
    found.set(of, { first: Math.min(at, first), last: Math.max(at, last) });
  }
  return found;
}

function areApart(one: Stretch, other: Stretch): boolean {
  return one.last < other.first || other.last < one.first;
}
