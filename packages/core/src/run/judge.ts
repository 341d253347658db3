import type { AnyCheck, Applicability, CheckUse, Selector } from "../language/check.ts";
import { type Assertion, isAssertion } from "../language/fact.ts";
import { inspect, isObserved } from "../language/observed.ts";
import { type Problem, textOf } from "../language/problem.ts";
import { errorVerdict, notApplicable, type Verdict } from "./observation.ts";
import { hush, taken } from "./taken.ts";

/** What an assertion receives beside its subject, or why that could not be brought together. */
export type Context = { readonly value: Readonly<Record<string, unknown>> } | { readonly problem: Problem };

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

/** Judges a whole listing; selectors narrow it first. Never throws. */
export function judgeListing(use: CheckUse, resources: readonly unknown[], context: Context): Verdict {
  let chosen = resources;
  for (const selector of use.selectors) {
    const answers = chosen.map((resource) => selects(selector, resource));
    const problem = answers.find((answer) => typeof answer !== "boolean");
    if (problem !== undefined && typeof problem !== "boolean") return errorVerdict(problem);
    chosen = chosen.filter((_, at) => answers[at] === true);
  }
  if (resources.length > 0 && chosen.length === 0) {
    const message = `Its selectors leave out all ${resources.length}. Check what they test.`;
    return errorVerdict({ code: "empty-population", message });
  }
  return judgeSubject(use.check, Object.freeze(chosen), context);
}

function selects(selector: Selector<never>, resource: unknown): boolean | Problem {
  try {
    return taken(selector.test(resource as never));
  } catch (error) {
    return { code: "assertion-threw", message: `The selector ${selector.id} threw: ${textOf(error)}` };
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
  hush(applies);
  const message = "appliesTo must return true or a sentence that says why not.";
  return errorVerdict({ code: "assertion-threw", message });
}

/** Any failure decides, then anything undecided; only assertions that all pass are a pass. */
function weigh(check: AnyCheck, assertions: unknown): Verdict {
  if (!Array.isArray(assertions) || assertions.length === 0) return nothingToWeigh(check, assertions);
  let undecided: Assertion | undefined;
  let fails = false;
  for (let at = 0; at < assertions.length; at += 1) {
    const assertion: unknown = assertions[at];
    if (!isAssertion(assertion)) return nothingToWeigh(check, assertion);
    if (assertion.outcome === "fail") fails = true;
    else if (assertion.outcome !== "pass") undecided ??= assertion;
  }
  if (fails) return { outcome: "fail", assertions };
  if (undecided === undefined) return { outcome: "pass", assertions };
  const problem = undecided.problem ?? { code: "no-assertions", message: `${check.id} was not decided.` };
  return errorVerdict(problem, assertions);
}

function nothingToWeigh(check: AnyCheck, given: unknown): Verdict {
  hush(given);
  const message = `${check.id} returned no assertions. Return at least one made by fact, anyOf or allOf, and no promise.`;
  return errorVerdict({ code: "no-assertions", message });
}

function threw(what: string, error: unknown): Verdict {
  return errorVerdict({ code: "assertion-threw", message: `${what} threw: ${textOf(error)}` });
}
