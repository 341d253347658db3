import type { Problem } from "../../language/values/problem.ts";
import { tracedBy } from "../../language/values/tracing.ts";
import { usedAsPlain } from "./fault.ts";
import { condemn, keeps } from "./keepers.ts";
import {
  type Ask,
  type Asked,
  differsApart,
  goesElsewhere,
  isUnread,
  itself,
  type Question,
} from "./question.ts";
import { byPath, type Takes, type Trial } from "./trials.ts";

/** What stands for an observed value that is opened, as far as code gives no such value itself. JSON has no 0n. */
const MARKS = [0n, false, true, 1e12, "text"];

/** Of how many single takes of one path it is tried. */
const MARKED = 3;

/** The problem of code that opens what it takes, and uses it as a plain value beside that. */
export function faultOfUsed<T>(
  ask: Ask,
  first: Asked<T>,
  takes: Takes,
  question: Question<T>,
  trial: Trial,
): Problem | undefined {
  const values = new Map([...takes].filter(([, { kind }]) => kind === "value"));
  const possible = [...MARKS, ...trial.literals].filter((mark) => !first.round.plain.has(mark));
  for (const group of byPath(values)) {
    const [[, take] = []] = group;
    if (take === undefined || (trial.repeated && ![...group.values()].some(isUnread))) continue;
    const keys = [...group.keys()];
    const alone = keys.length <= MARKED ? keys : [...keys.slice(0, MARKED - 1), ...keys.slice(-1)];
    // What is made of a value by hand, as with inspect, cannot be told from what is not.
    const together = keys.length > 1 && ![...group.values()].some(({ opened }) => opened);
    const trials = [...alone.map((key) => [key]), ...(together ? [keys] : [])];
    const held = new Set([...group.values()].map(itself));
    const marks = (trial.everything ? possible : possible.slice(0, 1)).filter((mark) => !held.has(mark));
    if (trials.some((one) => marks.some((mark) => seesThrough(ask, first, question, one, mark))))
      return keeps(ask, first, question) ? condemn(trial.what, question.code) : usedAsPlain(trial.what, take);
  }
  for (const [key, take] of takes) {
    if (!take.asked) continue;
    const other = ask(question.ask, { failed: new Set([key]) });
    if (differsApart(first, other, question, [key])) return usedAsPlain(trial.what, take);
  }
  return undefined;
}

/** True when code that opens what it takes answers otherwise with a primitive in its place that stands for it. */
function seesThrough<T>(
  ask: Ask,
  first: Asked<T>,
  question: Question<T>,
  keys: readonly string[],
  mark: unknown,
): boolean {
  try {
    const other = ask(question.ask, { marks: new Map(keys.map((key) => [key, mark])) });
    // Nothing was handed on: code took it for an optional value that is left out, and opens it where it is there.
    if (!other.round.met) return false;
    if (keys.length > 1) return differsApart(first, other, question, keys);
    const same = tracedBy(other.round, () => question.same(first.answer, other.answer));
    return !same || goesElsewhere(first.round, other.round);
  } catch {
    return keys.length === 1;
  }
}
