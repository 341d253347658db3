import { inspect, isObserved, type Observed } from "../language/values/observed.ts";
import type { Problem } from "../language/values/problem.ts";

/** Whether a selector or a view accepts a resource, or why that cannot be told. What is absent is no answer. */
export function accepts(answer: boolean | Observed<boolean>): boolean | Problem {
  if (!isObserved(answer)) return decided(answer);
  const state = inspect(answer);
  if (state.state === "unreadable") return state.problem;
  if (state.state === "known") return decided(state.value);
  const { code, operation } = state;
  const message = `Whether it counts hangs on a value that is absent (${code}): say what that means with whenAbsent.`;
  return { code: "ambiguous-absence", message, operation };
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
