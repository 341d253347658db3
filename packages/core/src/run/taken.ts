import { inspect, isObserved, type Observed } from "../language/observed.ts";
import type { Problem } from "../language/problem.ts";

/** Whether a selector or a view takes a resource, or why that cannot be told. An absent value takes nothing. */
export function taken(answer: boolean | Observed<boolean>): boolean | Problem {
  if (!isObserved(answer)) return answer === true;
  const state = inspect(answer);
  if (state.state === "unreadable") return state.problem;
  return state.state === "known" && state.value === true;
}
