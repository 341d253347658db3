import { inspect, isObserved, type Observed } from "../language/values/observed.ts";
import type { Problem } from "../language/values/problem.ts";

/** Whether a selector or a view accepts a resource, or why that cannot be told. An absent value accepts nothing. */
export function accepts(answer: boolean | Observed<boolean>): boolean | Problem {
  if (!isObserved(answer)) return decided(answer);
  const state = inspect(answer);
  if (state.state === "unreadable") return state.problem;
  return state.state === "known" ? decided(state.value) : false;
}

/** Only a boolean decides. Anything else, such as a promise, would leave resources out in silence. */
function decided(answer: unknown): boolean | Problem {
  if (typeof answer === "boolean") return answer;
  ignoreRejection(answer);
  return { code: "assertion-threw", message: "A selector must answer true or false, and not a promise." };
}

/** Keeps the rejection of a promise that nobody should have returned from ending the process. */
export function ignoreRejection(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
