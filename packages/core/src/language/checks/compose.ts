import { type Limit, limitText } from "../values/limit.ts";
import type { Problem } from "../values/problem.ts";
import { listText } from "../values/quantity.ts";
import { type Assertion, assertion, isAssertion } from "./assertion.ts";

/** What a group says for itself, where its parts do not say it. */
export interface GroupWords {
  /** What is observed when there is no part at all: `no rule asks for any`. */
  readonly none: string;
  /** What is expected when its parts have no expectation in common. Default: `at least one`. */
  readonly expected?: string | Limit;
}

/** Holds when at least one part holds. Of an empty list, none does: it fails. */
export function anyOfParts(
  name: string,
  parts: readonly Assertion[],
  words?: GroupWords,
  source?: unknown,
): Assertion {
  const foreign = parts.findIndex((part) => !isAssertion(part));
  if (foreign >= 0) return notWeighable(name, foreign, source);
  const outcome = parts.some((part) => part.outcome === "pass")
    ? "pass"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "fail");
  const said = { ...expectedBy(words), ...anyOfText(outcome, parts, words) };
  return group(name, outcome, parts, said, source);
}

/** Holds when every part holds. An empty list decides nothing: it is an `error`. */
export function allOf(name: string, parts: readonly Assertion[]): Assertion {
  return allOfParts(name, parts);
}

/** The same; `source` is the fact whose items were weighed. */
export function allOfParts(name: string, parts: readonly Assertion[], source?: unknown): Assertion {
  const foreign = parts.findIndex((part) => !isAssertion(part));
  if (foreign >= 0) return notWeighable(name, foreign, source);
  const expected = "all to pass";
  if (parts.length === 0) {
    const problem: Problem = { code: "no-assertions", message: `"${name}" had nothing to judge.` };
    return assertion({ name, outcome: "error", observed: "nothing to judge", expected, problem }, source);
  }
  const outcome = parts.some((part) => part.outcome === "fail")
    ? "fail"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "pass");
  return group(name, outcome, parts, { expected, observed: allOfText(outcome, parts) }, source);
}

/** The parts that tell why a group came to its outcome: those that hold of one that passes, else those that do not. */
export function tellingParts({ outcome, parts = [] }: Assertion): readonly Assertion[] {
  return parts.filter((part) => (part.outcome === "pass") === (outcome === "pass"));
}

/** An assertion in one line: `rotation period: 730 days, expected at most 365 days (key-rotation-period)`. */
export function assertionLine(assertion: Assertion): string {
  const { name, observed, expected, parameter } = assertion;
  const source = parameter === undefined ? "" : ` (${parameter})`;
  return `${name}: ${observed}${isClause(assertion) ? ";" : ","} expected ${expected}${source}`;
}

/** True when what was observed is a clause of its author's: of a group without parts, or of one for which such a group speaks. */
function isClause(assertion: Assertion): boolean {
  const [only, ...others] = tellingParts(assertion);
  return assertion.parts?.length === 0 || (only !== undefined && others.length === 0 && isClause(only));
}

type Said = Pick<Assertion, "observed" | "expected"> & Pick<Partial<Assertion>, "parameter">;

function group(
  name: string,
  outcome: Assertion["outcome"],
  parts: readonly Assertion[],
  said: Said,
  source: unknown,
): Assertion {
  const problem = outcome === "error" ? parts.find((part) => part.outcome === "error")?.problem : undefined;
  const group = { name, outcome, parts, ...said, ...(problem && { problem }) };
  // One part that tells it all speaks for its group.
  const [only, ...others] = tellingParts({ kind: "assertion", ...group });
  if (only === undefined || others.length > 0) return assertion(group, source);
  const { expected, parameter } = only;
  const observed = `${only.name}: ${only.observed}`;
  const { parameter: _, ...rest } = group;
  return assertion({ ...rest, observed, expected, ...(parameter !== undefined && { parameter }) }, source);
}

/** The longest row of observed values that is read at a glance. */
const GLANCE = 40;

function anyOfText(
  outcome: Assertion["outcome"],
  parts: readonly Assertion[],
  words: GroupWords | undefined,
): Pick<Assertion, "observed"> & Partial<Said> {
  const [first] = parts;
  if (first === undefined) return { observed: words?.none ?? "there is none" };
  const telling = parts.filter((part) => part.outcome === outcome).length;
  if (outcome === "pass") return { observed: `${telling} of ${parts.length} pass` };
  const { expected, parameter } = first;
  const values = listText(parts.map(({ observed }) => observed));
  const shared = parts.every((part) => part.expected === expected && part.parameter === parameter);
  if (shared && values.length <= GLANCE && parts.every((part) => part.parts === undefined))
    return { observed: values, expected, ...(parameter !== undefined && { parameter }) };
  const undecided = outcome === "error" ? `, and ${telling} could not be decided` : "";
  return { observed: `none of ${parts.length}${undecided}` };
}

function allOfText(outcome: Assertion["outcome"], parts: readonly Assertion[]): string {
  if (outcome === "pass") return `all ${parts.length} pass`;
  const telling = parts.filter((part) => part.outcome === outcome).length;
  const what = outcome === "error" ? "could not be decided" : telling === 1 ? "fails" : "fail";
  return `${telling} of ${parts.length} ${what}`;
}

function expectedBy(words: GroupWords | undefined): Pick<Assertion, "expected"> & Partial<Said> {
  const { expected = "at least one" } = words ?? {};
  if (typeof expected === "string") return { expected };
  const { parameter } = expected;
  return { expected: limitText(expected), ...(parameter !== undefined && { parameter }) };
}

function notWeighable(name: string, at: number, source: unknown): Assertion {
  const message = `Part ${at + 1} of "${name}" is not an assertion: end each fact with .is(...) or the like, and await nothing.`;
  const problem: Problem = { code: "no-assertions", message };
  return assertion(
    { name, outcome: "error", observed: "something else", expected: "assertions", problem },
    source,
  );
}
