import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Demand, Statement } from "./statement.ts";

/** A written policy whose statements are enforced by controls. */
export interface Policy {
  readonly kind: "policy";
  readonly id: string;
  readonly title: string;
  readonly owner: Owner;
  /** The day it takes effect. */
  readonly effective: IsoDate;
  /** How often it is reviewed and approved anew. */
  readonly review: "annual" | "semiannual" | "quarterly";
  /** Why it exists, as prose. */
  readonly purpose?: string;
  /** What and whom it binds, as prose. */
  readonly scope?: string;
  readonly statements: readonly Statement[];
}

/**
 * Defines a policy.
 *
 * @example
 * definePolicy({
 *   id: "encryption",
 *   title: "Encryption Policy",
 *   owner: cto,
 *   effective: "2026-01-01",
 *   review: "annual",
 *   statements: [must("ENC-4")`Rotate every encryption key at least every ${rotationPeriod}.`.by(keyRotation)],
 * });
 */
export function definePolicy(definition: Omit<Policy, "kind">): Policy {
  const place = `policy ${definition.id}`;
  isoDate(`${place}: effective`, definition.effective);
  assertKind(`${place}: owner`, definition.owner, "person", "role");
  for (const one of definition.statements as readonly (Statement | Demand)[]) assertVerified(place, one);
  assertKinds(`${place}: statements`, definition.statements, "statement");
  return freeze({ kind: "policy", ...definition, id: slug("Policy", definition.id) });
}

/** The compiler says so too; yet what a company demands must not be published with nothing behind it. */
function assertVerified(policy: string, statement: Statement | Demand | undefined): void {
  if (statement?.kind !== "demand") return;
  const { id, level } = statement;
  throw new BylawError(
    "invalid-definition",
    `${policy}: statement ${id} says ${level}, and nothing verifies it.`,
    {
      next: "Name the control that does with .by(control).",
    },
  );
}
