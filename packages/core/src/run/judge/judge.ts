import { type Assertion, isAssertion } from "../../language/checks/assertion.ts";
import type { AnyCheck, Applicability, CheckUse, Selector } from "../../language/checks/check.ts";
import { inspect, isObserved } from "../../language/values/observed.ts";
import { type Problem, textOf, thrownProblem } from "../../language/values/problem.ts";
import { accepts, ignoreRejection } from "../answer.ts";
import { errorVerdict, notApplicable, type Verdict } from "../observation.ts";
import { leftOutVerdict } from "./empty.ts";

/** What an assertion receives beside its subject, or why that could not be brought together. */
export type Context =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      /** True when some value of a listing that is joined could not be read. */
      readonly unread: boolean;
    }
  | { readonly problem: Problem };

/** Judges one resource: selectors, then applicability, then the assertions. Never throws. */
export function judgeResource(use: CheckUse, resource: unknown, context: Context): Verdict {
  for (const selector of use.selectors) {
    const stays = selects(selector, resource);
    if (stays === true) continue;
    if (stays !== false) return errorVerdict(stays);
    return { ...notApplicable(`Left out by ${selector.id}: ${selector.because}`), leftOut: true };
  }
  return judgeSubject(use.check, resource, context);
}

/** What a whole listing came to, and how many of its resources the selectors left out. */
export interface ListingVerdict {
  readonly verdict: Verdict;
  readonly leftOut: number;
}

/** Judges a whole listing that is not empty; selectors narrow it first. Never throws. */
export function judgeListing(use: CheckUse, resources: readonly unknown[], context: Context): ListingVerdict {
  let chosen = resources;
  for (const selector of use.selectors) {
    const answers = chosen.map((resource) => selects(selector, resource));
    const problem = answers.find((answer) => typeof answer !== "boolean");
    if (problem !== undefined && typeof problem !== "boolean")
      return { verdict: errorVerdict(problem), leftOut: 0 };
    chosen = chosen.filter((_, at) => answers[at] === true);
  }
  const leftOut = resources.length - chosen.length;
  if (leftOut > 0 && chosen.length === 0) return { verdict: leftOutVerdict(use.check, leftOut), leftOut };
  return { verdict: judgeSubject(use.check, Object.freeze(chosen), context), leftOut };
}

function selects(selector: Selector<never>, resource: unknown): boolean | Problem {
  try {
    return accepts(selector.test(resource as never));
  } catch (error) {
    return thrownProblem("assertion-threw", `The selector ${selector.id} threw: ${textOf(error)}`, error);
  }
}

function judgeSubject(check: AnyCheck, subject: unknown, context: Context): Verdict {
  try {
    const applies = applicability(check.appliesTo?.(subject as never) ?? true);
    if (applies !== true) return applies;
    if ("problem" in context) return errorVerdict(context.problem);
    const assertions: unknown = check.assert(subject as never, context.value as never);
    return weigh(check, assertions);
  } catch (error) {
    return threw(check.id, error);
  }
}

/** `true`, or the verdict of a subject that the check does not apply to. */
function applicability(applies: Applicability): true | Verdict {
  if (!isObserved(applies)) return decided(applies);
  const state = inspect(applies);
  switch (state.state) {
    case "known":
      return decided(state.value);
    case "absent":
      return errorVerdict({
        code: "ambiguous-absence",
        message: `Whether the check applies depends on a value that is absent (${state.code}).`,
        operation: state.operation,
      });
    case "unreadable":
      return errorVerdict(state.problem);
  }
}

function decided(applies: unknown): true | Verdict {
  if (applies === true) return true;
  if (typeof applies === "string" && applies.trim() !== "") return notApplicable(applies);
  ignoreRejection(applies);
  const message = "appliesTo must return true or a sentence that says why not.";
  return errorVerdict({ code: "assertion-threw", message });
}

/** Any failure decides, then anything undecided; only assertions that all pass are a pass. */
function weigh(check: AnyCheck, returned: unknown): Verdict {
  if (!Array.isArray(returned) || returned.length === 0) return nothingToWeigh(check, returned);
  // A copy, for what made the list may keep it.
  const assertions: readonly unknown[] = returned.slice();
  let undecided: Assertion | undefined;
  let fails = false;
  for (let at = 0; at < assertions.length; at += 1) {
    const assertion = assertions[at];
    if (!isAssertion(assertion)) return nothingToWeigh(check, assertion);
    if (assertion.outcome === "fail") fails = true;
    else if (assertion.outcome !== "pass") undecided ??= assertion;
  }
  const weighed = assertions as readonly Assertion[];
  if (fails) return { outcome: "fail", assertions: weighed };
  if (undecided === undefined) return { outcome: "pass", assertions: weighed };
  const problem = undecided.problem ?? { code: "no-assertions", message: `${check.id} was not decided.` };
  return errorVerdict(problem, weighed);
}

function nothingToWeigh(check: AnyCheck, given: unknown): Verdict {
  ignoreRejection(given);
  const returned = looksLikeAssertion(given) ? "a copy of an assertion" : "no assertions";
  const message = `${check.id} returned ${returned}. Return at least one as fact, anyOf or allOf made it, and no promise.`;
  return errorVerdict({ code: "no-assertions", message });
}

function looksLikeAssertion(given: unknown): boolean {
  return typeof given === "object" && given !== null && "kind" in given && given.kind === "assertion";
}

/** What V8 says when something frozen is written to, as `list.sort()` does. */
const WROTE_TO_FROZEN = /read only property|not extensible|Cannot delete property/;

function threw(what: string, error: unknown): Verdict {
  const text = textOf(error);
  const hint = WROTE_TO_FROZEN.test(text)
    ? " What a check receives is frozen: copy it before changing it."
    : "";
  return errorVerdict(thrownProblem("assertion-threw", `${what} threw: ${text}${hint}`, error));
}
