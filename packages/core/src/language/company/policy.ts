import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import { assertWord } from "../values/word.ts";
import type { Demand, Statement } from "./statement.ts";

const reviews = ["annual", "semiannual", "quarterly"] as const;

/** A written policy whose statements are enforced by controls. */
export interface Policy {
  readonly kind: "policy";
  readonly id: string;
  readonly title: string;
  readonly owner: Owner;
  /** The day it takes effect. */
  readonly effective: IsoDate;
  /** How often it is reviewed and approved anew. */
  readonly review: (typeof reviews)[number];
  /** Why it exists, as prose. */
  readonly purpose?: string;
  /** What and whom it binds, as prose. */
  readonly scope?: string;
  /** The groups whose people acknowledge it; without it everybody does. */
  readonly audience?: readonly string[];
  /** Who does what under it, an office or group each. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Who holds the offices that its sentences name: `{ "security owner": cto }`. Documents say it; what people approve does not hang on it. */
  readonly offices?: Readonly<Record<string, Owner>>;
  /** What its words mean, where one could be read in two ways. */
  readonly definitions?: Readonly<Record<string, string>>;
  /** How somebody is let off a sentence of it, as prose. */
  readonly waivers?: string;
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
  assertWord(`${place}: review`, definition.review, reviews);
  for (const [office, holder] of Object.entries(definition.offices ?? {}))
    assertKind(`${place}: ${office}`, holder, "person", "role");
  for (const one of definition.statements as readonly (Statement | Demand)[]) assertVerified(place, one);
  assertAudience(place, definition.audience);
  assertKinds(`${place}: statements`, definition.statements, "statement");
  return defined({ kind: "policy", ...definition, id: slug("Policy", definition.id) });
}

function assertAudience(place: string, audience: Policy["audience"]): void {
  if (audience === undefined || (audience.length > 0 && audience.every((one) => one.trim() !== ""))) return;
  throw new BylawError("invalid-definition", `${place}: its audience names no group.`, {
    next: "Name the groups of its people, or leave it out: then everybody acknowledges it.",
  });
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
