import type { Problem } from "../../language/values/problem.ts";
import { keeping } from "./fault.ts";
import { type Ask, type Asked, goesElsewhere, type Question } from "./question.ts";

/** Code that keeps answers is never asked in vain again: it may find them kept, and take nothing. */
const keepers = new WeakMap<object, Problem>();

/** True when code, asked the same again, answers otherwise or takes other things. */
export function keeps<T>(ask: Ask, first: Asked<T>, question: Question<T>): boolean {
  try {
    const again = ask(question.ask, {});
    return !question.same(first.answer, again.answer) || goesElsewhere(first.round, again.round);
  } catch {
    return true;
  }
}

/** Remembers code that keeps answers, for as long as the process lives. */
export function condemn(what: string, code: readonly unknown[]): Problem {
  const problem = keeping(what);
  for (const one of code) if (typeof one === "function") keepers.set(one, problem);
  return problem;
}

/** The problem of code of which every function was found to keep answers, in whatever run. */
export function keeperAmong(code: readonly unknown[]): Problem | undefined {
  const found = code.filter((one) => typeof one === "function").map((one) => keepers.get(one));
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}
