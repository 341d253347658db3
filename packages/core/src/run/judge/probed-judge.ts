import { traceJoined } from "../../language/checks/lookup.ts";
import type { Task } from "../../language/links/task.ts";
import type { Problem } from "../../language/values/problem.ts";
import { errorVerdict, type Verdict } from "../observation.ts";
import { isSampled, type Probe, type Trace } from "../probe/probe.ts";
import { type Context, judgeListing, judgeResource, type ListingVerdict } from "./judge.ts";

/** Judges for one task in one scope. */
export interface Judge {
  resource(resource: unknown): Verdict;
  listing(resources: readonly unknown[]): ListingVerdict;
}

/**
 * A judge that does not take a check at its word: what it says of a sample is probed. Once a check is found to take an
 * observed value for a plain one, nothing more that it lets off counts.
 */
export function createJudge({ use, check }: Task, context: Context, probe: Probe): Judge {
  let judged = 0;
  let fault: Problem | undefined;
  const traced = (trace: Trace): Context => {
    if ("problem" in context) return context;
    const joined = Object.keys(check.using).map(
      (name) => [name, traceJoined(context.value[name], trace)] as const,
    );
    return { value: Object.freeze({ ...context.value, ...Object.fromEntries(joined) }) };
  };
  const doubted = (verdict: Verdict): Verdict =>
    fault !== undefined && isLetOff(verdict) ? errorVerdict(fault) : verdict;
  const probed = <T>(ask: (trace: Trace) => T, verdictOf: (answer: T) => Verdict): T => {
    const { answer, problem } = probe.ask(check.id, {
      ask,
      matters: (one) => isLetOff(verdictOf(one)),
      same: (one, other) => sameKind(verdictOf(one), verdictOf(other)),
    });
    fault ??= problem;
    return answer;
  };
  // Apart from what asks for it, which runs a million times and makes no closure.
  const sample = (resource: unknown): Verdict =>
    probed(
      (trace) => judgeResource(use, trace(resource), traced(trace)),
      (verdict) => verdict,
    );
  return {
    resource(resource) {
      judged += 1;
      return doubted(isSampled(judged) ? sample(resource) : judgeResource(use, resource, context));
    },
    listing(resources) {
      const answer = probed(
        (trace) => judgeListing(use, trace(resources), traced(trace)),
        (one) => one.verdict,
      );
      return { ...answer, verdict: doubted(answer.verdict) };
    },
  };
}

function isLetOff({ outcome }: Verdict): boolean {
  return outcome === "pass" || outcome === "not-applicable";
}

function sameKind(one: Verdict, other: Verdict): boolean {
  return one.outcome === other.outcome && one.leftOut === other.leftOut;
}
