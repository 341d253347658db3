import type { Problem } from "../values/problem.ts";
import { traced } from "../values/tracing.ts";

/** One fact held against one expectation, as data. Also what `anyOf` and `allOf` return. */
export interface Assertion {
  readonly kind: "assertion";
  readonly name: string;
  readonly outcome: "pass" | "fail" | "error";
  /** What was seen, as text a person reads. */
  readonly observed: string;
  /** What was expected, as text a person reads. */
  readonly expected: string;
  /** The parameter that set the expectation, when one did. */
  readonly parameter?: string;
  /** Why it could not be decided; only on `error`. */
  readonly problem?: Problem;
  /** The assertions that `anyOf` or `allOf` weighed. */
  readonly parts?: readonly Assertion[];
}

type Fields = Omit<Assertion, "kind" | "parameter" | "problem"> & {
  readonly parameter?: string | undefined;
  readonly problem?: Problem | undefined;
};

const BRAND: unique symbol = Symbol.for("bylaw.assertion");

/** An assertion made by `fact`, `anyOf` or `allOf`. Nothing else is weighed, whatever it looks like. */
class MadeAssertion implements Assertion {
  readonly kind = "assertion";
  readonly name: string;
  readonly outcome: Assertion["outcome"];
  readonly observed: string;
  readonly expected: string;
  readonly parameter?: string;
  readonly problem?: Problem;
  readonly parts?: readonly Assertion[];

  constructor(fields: Fields) {
    this.name = fields.name;
    this.outcome = fields.outcome;
    this.observed = fields.observed;
    this.expected = fields.expected;
    if (fields.parameter !== undefined) this.parameter = fields.parameter;
    if (fields.problem !== undefined) this.problem = fields.problem;
    if (fields.parts !== undefined) this.parts = fields.parts;
  }
}
Object.defineProperty(MadeAssertion.prototype, BRAND, { value: true });

/** An assertion; `source` is the fact that it ends. */
export function assertion(fields: Fields, source?: unknown): Assertion {
  return traced(new MadeAssertion(fields), fields.name, source);
}

/** True for an assertion of this package, also of another copy of it. */
export function isAssertion(value: unknown): value is Assertion {
  return (
    typeof value === "object" && value !== null && (value as { readonly [BRAND]?: unknown })[BRAND] === true
  );
}
