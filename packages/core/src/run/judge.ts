import type { AnyCheck, Applicability, CheckUse } from "../language/check.ts";
import type { Assertion } from "../language/fact.ts";
import { inspect, isObserved } from "../language/observed.ts";
import { type Problem, textOf } from "../language/problem.ts";
import { errorVerdict, notApplicable, type Verdict } from "./observation.ts";

/** What an assertion receives beside its subject, or why that could not be brought together. */
export type Context = { readonly value: Readonly<Record<string, unknown>> } | { readonly problem: Problem };

/** Judges one resource: selectors, then applicability, then the assertions. Never throws. */
export function judgeResource(use: CheckUse, resource: unknown, context: Context): Verdict {
  try {
    for (const selector of use.selectors) {
      if (selector.test(resource as never) !== true)
        return notApplicable(`Left out by ${selector.id}: ${selector.because}`);
    }
  } catch (error) {
    return threw("A selector", error);
  }
  return judgeSubject(use.check, resource, context);
}

/** Judges a whole listing; selectors narrow it first. Never throws. */
export function judgeListing(use: CheckUse, resources: readonly unknown[], context: Context): Verdict {
  let chosen: readonly unknown[];
  try {
    chosen = resources.filter((resource) =>
      use.selectors.every((selector) => selector.test(resource as never) === true),
    );
  } catch (error) {
    return threw("A selector", error);
  }
  return judgeSubject(use.check, chosen, context);
}

function judgeSubject(check: AnyCheck, subject: unknown, context: Context): Verdict {
  let assertions: unknown;
  try {
    const applies = applicability(check.appliesTo?.(subject as never) ?? true);
    if (applies !== true) return applies;
    if ("problem" in context) return errorVerdict(context.problem);
    assertions = check.assert(subject as never, context.value as never);
  } catch (error) {
    return threw(check.id, error);
  }
  return weigh(check, assertions);
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
  if (typeof applies === "string" && applies !== "") return notApplicable(applies);
  const message = "appliesTo must return true or a sentence that says why not.";
  return errorVerdict({ code: "assertion-threw", message });
}

function weigh(check: AnyCheck, assertions: unknown): Verdict {
  if (!Array.isArray(assertions) || assertions.length === 0 || !assertions.every(isAssertion)) {
    const message = `${check.id} returned no assertions. Return at least one, and not a promise.`;
    return errorVerdict({ code: "no-assertions", message });
  }
  let undecided: Assertion | undefined;
  for (const assertion of assertions) {
    if (assertion.outcome === "fail") return { outcome: "fail", assertions };
    if (assertion.outcome === "error") undecided ??= assertion;
  }
  if (undecided === undefined) return { outcome: "pass", assertions };
  const problem = undecided.problem ?? {
    code: "no-assertions",
    message: `"${undecided.name}" was not decided.`,
  };
  return errorVerdict(problem, assertions);
}

function isAssertion(value: unknown): value is Assertion {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "assertion";
}

function threw(what: string, error: unknown): Verdict {
  return errorVerdict({ code: "assertion-threw", message: `${what} threw: ${textOf(error)}` });
}
