/** BYLAW_LONG=1 takes all in every run. */
const isLong = process.env.BYLAW_LONG === "1";
const TURNS = isLong ? 1 : 10;

if (!isLong)
  console.log(
    `skipped: in each run of many all but every ${TURNS}th of what it is not about; BYLAW_LONG=1 takes all.`,
  );

/**
 * What a run that is one of many takes of `all`: what it is about, and of the others every tenth, so that each is beside
 * within ten runs.
 *
 * @param turn The number of the run, from 0.
 * @example
 * inTurn(["a", "b", "c"], (one) => one === "b", 0); // ["a", "b"]
 */
export function inTurn<T>(all: readonly T[], isAbout: (one: T) => boolean, turn: number): readonly T[] {
  return all.filter((one, at) => isAbout(one) || at % TURNS === turn % TURNS);
}
