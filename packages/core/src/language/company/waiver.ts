import type { AnyCheck } from "../checks/check.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import type { Person } from "../people/person.ts";
import type { IsoDate } from "../values/date.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Control } from "./control.ts";

/**
 * Permission, granted beforehand, for one resource to fail one check until a day, or for somebody not to have shown something by
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
 * Waives one check for one resource, or an evidence requirement for a person, a policy, a window or all. Of a person it
 * gives no reason that is nobody's business: days away stand in `away`.
 *
 * @example
 * waive(kmsKeyRotation, "arn:aws:kms:eu-west-1:111111111111:key/1234", {
 *   until: "2026-06-30", reason: "The vendor re-encrypts in May.", requestedBy: ana, approvedBy: cto, compensating: [keyAccess],
 * });
 * waive(restoreTest, "2026-Q1", { until: "2026-06-30", reason: "The new region was not there yet.", ... });
 */
export function waive(
  check: AnyCheck | EvidenceRequirement,
  resource: string,
  terms: Omit<Waiver, "kind" | "check" | "resource">,
): Waiver {
  assertKind(`waiver for ${resource}: check`, check, "check", "evidence-requirement");
  const place = `waiver ${check.id} for ${resource}`;
  assertKind(`${place}: requestedBy`, terms.requestedBy, "person");
  assertKind(`${place}: approvedBy`, terms.approvedBy, "person");
  assertKinds(`${place}: compensating`, terms.compensating, "control");
  return freeze({ kind: "waiver", check, resource, ...terms });
}
