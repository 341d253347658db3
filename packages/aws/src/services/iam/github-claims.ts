import { operatorOf } from "../../lib/condition.ts";
import type { PolicyCondition } from "../../lib/policy-document.ts";
import { matches } from "../../lib/wildcard.ts";
import type { ClaimPattern } from "./github-subject.ts";

/** What a statement's conditions ask of a token, claim by claim. */
export interface AskedClaims {
  /** Each claim's alternatives. None at all when its conditions contradict each other. */
  readonly claims: ReadonlyMap<string, readonly ClaimPattern[]>;
  /** The conditions that are not weighed, such as `StringNotLike on sub`. */
  readonly unweighed: readonly string[];
}

/** The claims that say whose run it is, or from where. */
const weighable: ReadonlySet<string> = new Set([
  "sub",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "ref",
  "environment",
]);

/**
 * Weighs the conditions on an issuer's claims. All of them must hold, so leaving one out errs on the wide side. Only the
 * issuer's own keys count: a key of another issuer is never there. Every token has a `sub`; AWS may know nothing of any
 * other claim, and without the key `IfExists` and `ForAllValues` hold.
 */
export function askedClaims(issuer: string, conditions: readonly PolicyCondition[]): AskedClaims {
  const claims = new Map<string, readonly ClaimPattern[]>();
  const unweighed: string[] = [];
  for (const condition of conditions) {
    const claim = condition.key.startsWith(`${issuer}:`) ? condition.key.slice(issuer.length + 1) : undefined;
    // Every role of this kind asks for an audience, and anybody may ask GitHub for any.
    if (claim === "aud") continue;
    const asked = claim === undefined ? undefined : patternsOf(claim, condition);
    if (claim === undefined || asked === undefined) {
      unweighed.push(`${condition.operator} on ${claim ?? condition.key}`);
      continue;
    }
    const known = claims.get(claim);
    claims.set(claim, known === undefined ? asked : both(known, asked));
  }
  return { claims, unweighed };
}

function patternsOf(claim: string, condition: PolicyCondition): readonly ClaimPattern[] | undefined {
  const operator = operatorOf(condition.operator);
  if (operator === undefined || condition.values.length === 0 || !weighable.has(claim)) return undefined;
  const mayHoldWithout = operator.ifExists || operator.set === "ForAllValues";
  if (mayHoldWithout && claim !== "sub") return undefined;
  const { base } = operator;
  if (base !== "StringEquals" && base !== "StringEqualsIgnoreCase" && base !== "StringLike") return undefined;
  return condition.values.map((text) => ({ text, comparison: comparisonOf(base, text) }));
}

function comparisonOf(base: string, text: string): ClaimPattern["comparison"] {
  if (text.includes("${") || (base === "StringLike" && /[*?]/.test(text))) return "pattern";
  return base === "StringEqualsIgnoreCase" ? "anyCase" : "exact";
}

/** What meets both. Where neither is exact, the narrower of them alone is wide enough. */
function both(one: readonly ClaimPattern[], other: readonly ClaimPattern[]): readonly ClaimPattern[] {
  const isExact = ({ comparison }: ClaimPattern) => comparison === "exact";
  if (one.every(isExact)) return one.filter(({ text }) => other.some((pattern) => mayBe(pattern, text)));
  if (other.every(isExact)) return both(other, one);
  return one.some(({ comparison }) => comparison === "pattern") ? other : one;
}

function mayBe({ text, comparison }: ClaimPattern, value: string): boolean {
  if (text.includes("${")) return true;
  if (comparison === "anyCase") return text.toLowerCase() === value.toLowerCase();
  return comparison === "exact" ? text === value : matches(text, value);
}
