import type { Assertion } from "../../language/checks/assertion.ts";
import { traceJoined } from "../../language/checks/lookup.ts";
import type { Task } from "../../language/links/task.ts";
import type { Problem } from "../../language/values/problem.ts";
import { errorVerdict, type Verdict } from "../observation.ts";
import type { Probe } from "../probe/probe.ts";
import type { IsMade, Trace } from "../probe/question.ts";
import { type Context, judgeListing, judgeResource, type ListingVerdict } from "./judge.ts";

/** Judges for one task in one scope. */
export interface Judge {
  /** `unread` says that some value of the resource could not be read. */
  resource(resource: unknown, unread: boolean): Verdict;
  listing(resources: readonly unknown[]): ListingVerdict;
}

/**
 * A judge that does not take a check at its word: what it says of a sample is probed, and what it lets off
 * although some of it could not be read. Once a check is found to use an
 * observed value as a plain one, nothing more that it lets off counts.
 */
export function createJudge({ use, check }: Task, context: Context, probe: Probe): Judge {
  let judged = 0;
  const joinsUnread = !("problem" in context) && context.unread;
  let fault: Problem | undefined;
  const traced = (trace: Trace): Context => {
    if ("problem" in context) return context;
    const joined = Object.keys(check.using).map(
      (name) => [name, traceJoined(context.value[name], trace)] as const,
    );
    return { ...context, value: Object.freeze({ ...context.value, ...Object.fromEntries(joined) }) };
  };
  const code = [check.assert, check.appliesTo, ...use.selectors.map(({ test }) => test)];
  const doubted = (verdict: Verdict): Verdict =>
    fault !== undefined && isLetOff(verdict) ? errorVerdict(fault) : verdict;
  const probed = <T>(ask: (trace: Trace, traced: Context) => T, verdictOf: (answer: T) => Verdict): T => {
    const { answer, problem } = probe.ask(check.id, {
      ask: (trace) => ask(trace, traced(trace)),
      code,
      matters: (one) => isLetOff(verdictOf(one)),
      same: (one, other) => sameVerdict(verdictOf(one), verdictOf(other)),
      sameApart: (one, other, made, otherMade) =>
        sameApart(verdictOf(one).assertions, verdictOf(other).assertions, made, otherMade),
      hasPlain: (one, made) => verdictOf(one).assertions.some((part) => isPlain(part, made)),
      threw: (one) => hasThrown(verdictOf(one)),
    });
    fault ??= problem;
    const verdict = verdictOf(answer);
    // What throws on a copy alone has looked into it.
    if (hasThrown(verdict) && isLetOff(verdictOf(ask((value) => value, context)))) fault ??= verdict.problem;
    return answer;
  };
  // Apart from what asks for it, which runs a million times and makes no closure.
  const sample = (resource: unknown): Verdict =>
    probed(
      (trace, joined) => judgeResource(use, trace(resource), joined),
      (verdict) => verdict,
    );
  return {
    resource(resource, unread) {
      judged += 1;
      if (probe.samples(judged)) return doubted(sample(resource));
      const verdict = judgeResource(use, resource, context);
      return doubted((unread || joinsUnread) && isLetOff(verdict) ? sample(resource) : verdict);
    },
    listing(resources) {
      const answer = probed(
        (trace, joined) => judgeListing(use, trace(resources), joined),
        (one) => one.verdict,
      );
      return { ...answer, verdict: doubted(answer.verdict) };
    },
  };
}

function isLetOff({ outcome }: Verdict): boolean {
  return outcome === "pass" || outcome === "not-applicable";
}

function hasThrown({ problem }: Verdict): boolean {
  return problem?.code === "assertion-threw";
}

function sameVerdict(one: Verdict, other: Verdict): boolean {
  return (
    one.outcome === other.outcome &&
    one.leftOut === other.leftOut &&
    one.reason === other.reason &&
    sameAssertions(one.assertions, other.assertions)
  );
}

function sameAssertions(some: readonly Assertion[], others: readonly Assertion[]): boolean {
  return (
    some.length === others.length && some.every((one, at) => sameAssertion(one, others[at] as Assertion))
  );
}

function sameAssertion(one: Assertion, other: Assertion): boolean {
  return (
    one.name === other.name &&
    one.outcome === other.outcome &&
    one.observed === other.observed &&
    one.expected === other.expected &&
    sameAssertions(one.parts ?? [], other.parts ?? [])
  );
}

/** Of an answer without assertions nothing can be told apart. */
function sameApart(
  some: readonly Assertion[],
  others: readonly Assertion[],
  made: IsMade,
  otherMade: IsMade,
): boolean {
  const apart = (list: readonly Assertion[], isMade: IsMade) => list.filter((one) => !isMadeOf(one, isMade));
  if (some.length === 0 || others.length === 0) return true;
  return sameAssertions(apart(some, made), apart(others, otherMade));
}

function isMadeOf(one: Assertion, isMade: IsMade): boolean {
  return isMade(one) || (one.parts ?? []).some((part) => isMadeOf(part, isMade));
}

function isPlain(one: Assertion, isMade: IsMade): boolean {
  if (isMade(one)) return false;
  return one.parts === undefined || one.parts.some((part) => isPlain(part, isMade));
}
