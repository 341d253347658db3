import type { AnyCheck } from "../checks/check.ts";
import type { Person } from "../people/person.ts";
import type { IsoDate } from "../values/date.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Control } from "./control.ts";

/** Permission, granted beforehand, for one resource to fail one check until a day. The failure stays a failure. */
export interface Waiver {
  readonly kind: "waiver";
  readonly check: AnyCheck;
  /** The exact id of the resource; for a check over a whole listing, its scope, such as `aws/111111111111`. */
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
 * Waives one check for one resource.
 *
 * @example
 * waive(kmsKeyRotation, "arn:aws:kms:eu-west-1:111111111111:key/1234", {
 *   until: "2026-06-30", reason: "The vendor re-encrypts in May.", requestedBy: ana, approvedBy: cto, compensating: [keyAccess],
 * });
 */
export function waive(
  check: AnyCheck,
  resource: string,
  terms: Omit<Waiver, "kind" | "check" | "resource">,
): Waiver {
  assertKind(`waiver for ${resource}: check`, check, "check");
  const place = `waiver ${check.id} for ${resource}`;
  assertKind(`${place}: requestedBy`, terms.requestedBy, "person");
  assertKind(`${place}: approvedBy`, terms.approvedBy, "person");
  assertKinds(`${place}: compensating`, terms.compensating, "control");
  return freeze({ kind: "waiver", check, resource, ...terms });
}
