import { from } from "./from.ts";
import { countBetween, isObserved, known, type Observed, peek } from "./observed.ts";
import type { Problem } from "./problem.ts";
import { count, type Quantity } from "./quantity.ts";
import { traced } from "./tracing.ts";

/**
 * How many items of `list` answer true. Where some could not be told, its bounds are known: a limit that both of them keep,
 * or neither, is still decided, and any other is an `error`. An item whose answer is absent counts as one that could not
 * be told: say `whenAbsent(item.mfa, false)` where absent means false.
 *
 * @example fact("administrators without MFA", countWhere(administrators, (one) => not(one.mfa))).atMost(0)
 */
export function countWhere<TItem>(
  list: readonly TItem[] | Observed<readonly TItem[]>,
  test: (item: TItem) => boolean | Observed<boolean>,
): Observed<Quantity<"count">> {
  if (isObserved(list)) return from(list as Observed<readonly TItem[]>, (items) => countWhere(items, test));
  const answers = (list as readonly TItem[]).map((item) => test(item));
  return traced(countOf(answers), test, answers);
}

function countOf(answers: readonly (boolean | Observed<boolean>)[]): Observed<Quantity<"count">> {
  let [yes, untold] = [0, 0];
  let problem: Problem | undefined;
  for (const answer of answers) {
    const told = isObserved(answer) ? toldBy(answer) : answer;
    if (told === true) yes += 1;
    else if (told !== false) {
      untold += 1;
      problem ??= isProblem(told) ? told : NO_BOOLEAN;
    }
  }
  return problem === undefined ? known(count(yes)) : countBetween(problem, [count(yes), count(yes + untold)]);
}

const NO_BOOLEAN: Problem = {
  code: "assertion-threw",
  message: "The test of countWhere must answer true or false.",
};

function toldBy(answer: Observed<boolean>): unknown {
  const state = peek(answer);
  if (state.state === "known") return state.value;
  if (state.state === "unreadable") return state.problem;
  const message = `Whether an item counts depends on a value that is absent (${state.code}).`;
  return { code: "ambiguous-absence", message, operation: state.operation } satisfies Problem;
}

function isProblem(told: unknown): told is Problem {
  return typeof told === "object" && told !== null && "code" in told && "message" in told;
}
