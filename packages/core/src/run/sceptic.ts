import type { Problem } from "../language/problem.ts";
import { type Context, judgeListing, judgeResource, type ListingVerdict } from "./judge.ts";
import { errorVerdict, type Verdict } from "./observation.ts";
import type { Task } from "./plan.ts";
import type { Blind, Probe } from "./probe.ts";

/** Judges for one task in one scope. */
export interface Judge {
  resource(resource: unknown): Verdict;
  listing(resources: readonly unknown[]): ListingVerdict;
}

/** How many verdicts of a kind are probed before the rest are taken at their word. */
const PROBES = 25;

/**
 * A judge that does not take a check at its word: the first verdicts that let a resource off are probed. Once a check is
 * found to take an observed value for a plain one, nothing that it says counts.
 */
export function createJudge({ use, check }: Task, context: Context, probe: Probe): Judge {
  const left: Record<LetOff, number> = { pass: PROBES, "not-applicable": PROBES, "left-out": PROBES };
  let fault: Problem | undefined;
  const isSettled = (kind: LetOff): boolean => fault === undefined && left[kind] === 0;
  const doubt = (verdict: Verdict, kind: LetOff, ask: (blind: Blind) => Verdict): Verdict => {
    if (fault === undefined) {
      left[kind] -= 1;
      fault = probe.misread(check.id, {
        ask,
        letsOff: (answer) => letOff(answer) === kind,
        same: (_, other) => letOff(other) === kind,
      });
    }
    return fault === undefined ? verdict : errorVerdict(fault);
  };
  const blindContext = (blind: Blind): Context => {
    if ("problem" in context) return context;
    const joined = Object.keys(check.using).map((name) => [name, blind(context.value[name])] as const);
    return { value: Object.freeze({ ...context.value, ...Object.fromEntries(joined) }) };
  };
  // Apart from what asks for it, which runs a million times and makes no closure.
  const doubtResource = (verdict: Verdict, kind: LetOff, resource: unknown): Verdict =>
    doubt(verdict, kind, (blind) => judgeResource(use, blind(resource), blindContext(blind)));
  return {
    resource(resource) {
      const verdict = judgeResource(use, resource, context);
      const kind = letOff(verdict);
      if (kind === undefined || isSettled(kind)) return verdict;
      return doubtResource(verdict, kind, resource);
    },
    listing(resources) {
      const judged = judgeListing(use, resources, context);
      const kind = letOff(judged.verdict);
      if (kind === undefined || isSettled(kind)) return judged;
      const ask = (blind: Blind) => judgeListing(use, blind(resources), blindContext(blind)).verdict;
      return { ...judged, verdict: doubt(judged.verdict, kind, ask) };
    },
  };
}

/** The ways in which a verdict lets a resource off. */
type LetOff = "pass" | "not-applicable" | "left-out";

function letOff({ outcome, leftOut }: Verdict): LetOff | undefined {
  if (leftOut === true) return "left-out";
  return outcome === "pass" || outcome === "not-applicable" ? outcome : undefined;
}
