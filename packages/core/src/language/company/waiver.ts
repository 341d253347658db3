import type { AnyCheck } from "../checks/check.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import type { Person } from "../people/person.ts";
import type { IsoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Control } from "./control.ts";

/** The resources of a check that one waiver covers together, and at most how many of them. */
export interface WaivedResources {
  readonly id: string;
  /** How many may fail: the next one fails the run. */
  readonly atMost: number;
  /** True for those that are covered. */
  test(resource: { readonly id: string; readonly name?: string; readonly scope: string }): boolean;
}

/**
 * Permission, granted beforehand, for one resource, or a few by a rule, to fail one check until a day, or for somebody not to have shown something by
 * then. The failure stays a failure.
 */
export interface Waiver {
  readonly kind: "waiver";
  /** What is waived: a check, or an evidence requirement. */
  readonly check: AnyCheck | EvidenceRequirement;
  /**
   * The exact id of the resource; for a check over a whole listing, its scope, such as `aws/111111111111`. Of an evidence
   * requirement a person or a policy, a window such as `2026-Q1`, or `all`.
   */
  readonly resource: string;
  /** Set where it covers several resources; `resource` then says which in words: `old-buckets, at most 5`. */
  readonly resources?: WaivedResources;
  /** The scope it is in, where ids are not unique: `badge/berlin`. */
  readonly scope?: string;
  /** The last day on which it holds. */
  readonly until: IsoDate;
  readonly reason: string;
  readonly requestedBy: Person;
  readonly approvedBy: Person;
  /** The controls that limit the harm meanwhile. */
  readonly compensating: readonly Control[];
}

/**
 * Waives one check for one resource, or for a few by a rule, or an evidence requirement for a person, a policy, a window or all. Of a person it
 * gives no reason that is nobody's business: days away stand in `away`.
 *
 * @example
 * waive(kmsKeyRotation, "arn:aws:kms:eu-west-1:111111111111:key/1234", {
 *   until: "2026-06-30", reason: "The vendor re-encrypts in May.", requestedBy: ana, approvedBy: cto, compensating: [keyAccess],
 * });
 * waive(s3BucketTlsOnly, { id: "old-buckets", atMost: 5, test: ({ name }) => name?.startsWith("old-") === true }, { ... });
 * waive(restoreTest, "2026-Q1", { until: "2026-06-30", reason: "The new region was not there yet.", ... });
 */
export function waive(check: AnyCheck, resource: string | WaivedResources, terms: WaiverTerms): Waiver;
export function waive(check: AnyCheck | EvidenceRequirement, resource: string, terms: WaiverTerms): Waiver;
export function waive(
  check: AnyCheck | EvidenceRequirement,
  given: string | WaivedResources,
  terms: WaiverTerms,
): Waiver {
  const several = typeof given === "string" ? undefined : given;
  const resource = typeof given === "string" ? given : `${given.id}, at most ${given.atMost}`;
  if (several !== undefined) assertCapped(several);
  assertKind(`waiver for ${resource}: check`, check, "check", ...(several ? [] : ["evidence-requirement"]));
  const place = `waiver ${check.id} for ${resource}`;
  assertKind(`${place}: requestedBy`, terms.requestedBy, "person");
  assertKind(`${place}: approvedBy`, terms.approvedBy, "person");
  assertKinds(`${place}: compensating`, terms.compensating, "control");
  return defined({
    kind: "waiver",
    check,
    resource,
    ...(several !== undefined && { resources: several }),
    ...terms,
  });
}

type WaiverTerms = Omit<Waiver, "kind" | "check" | "resource" | "resources">;

function assertCapped({ id, atMost, test }: WaivedResources): void {
  slug("Waiver", id);
  if (Number.isInteger(atMost) && atMost > 0 && typeof test === "function") return;
  const what = typeof test === "function" ? "says not how many it covers at most" : "has no test";
  throw new BylawError("invalid-definition", `waiver ${id} ${what}.`, {
    next: "Give it atMost: 5, and a test that is true for the resources that it covers.",
  });
}
