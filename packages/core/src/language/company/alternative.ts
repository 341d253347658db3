import type { Assertion } from "../checks/assertion.ts";
import type { AnyCheck, CheckUse } from "../checks/check.ts";
import { anyOfParts, type GroupWords } from "../checks/compose.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import { BylawError } from "../values/errors.ts";
import { freeze } from "../values/json.ts";
import { assertKinds } from "../values/kind.ts";

/** What a control is verified by. */
export type Verification = AnyCheck | CheckUse | EvidenceRequirement;

/** Several verifications of which one is enough. */
export interface Alternative {
  readonly kind: "alternative";
  readonly of: readonly Verification[];
}

/**
 * At least one is enough. Of assertions, under a name: the assertion that one of them holds; of an empty list, none
 * does, and `words` say what that means. Of a control's checks and evidence: a pass of any of them counts for all.
 *
 * @example
 * anyOf("a trail that logs", trails.map((trail) => fact(trail.name, trail.logging).is(true)), { none: "there is no trail" })
 * checks: [anyOf(guardDutyEnabled, attested("siem", { every: months(6) }))]
 */
export function anyOf(name: string, parts: readonly Assertion[], words?: GroupWords): Assertion;
export function anyOf(...either: readonly [Verification, Verification, ...Verification[]]): Alternative;
export function anyOf(first: string | Verification, ...rest: readonly unknown[]): Assertion | Alternative {
  if (typeof first === "string") {
    const [parts, words] = rest as [readonly Assertion[], GroupWords?];
    return anyOfParts(first, parts, words);
  }
  const of = [first, ...(rest as readonly Verification[])];
  assertKinds("anyOf", of, "check", "check-use", "evidence-requirement");
  if (of.length > 1) return freeze({ kind: "alternative", of });
  throw new BylawError(
    "invalid-definition",
    "anyOf was given one verification, and nothing it stands in for.",
    {
      next: "Name a second one, or list it without anyOf.",
    },
  );
}
