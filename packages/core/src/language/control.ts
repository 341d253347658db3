import type { AnyCheck, CheckUse } from "./check.ts";
import type { EvidenceRequirement } from "./evidence.ts";
import type { CriterionReference } from "./framework.ts";
import { slug } from "./id.ts";
import { freeze } from "./json.ts";
import type { Owner } from "./person.ts";

export type Frequency =
  | "continuous"
  | "per-event"
  | "daily"
  | "weekly"
  | "monthly"
  | "quarterly"
  | "semiannual"
  | "annual";

/** What a control is verified by. */
export type Verification = AnyCheck | CheckUse | EvidenceRequirement;

/** What the company does. */
export interface Control {
  readonly kind: "control";
  readonly id: string;
  readonly title: string;
  /** Who does what, to what, how often. */
  readonly statement: string;
  readonly satisfies: readonly CriterionReference[];
  readonly owner: Owner;
  readonly frequency: Frequency;
  readonly checks: readonly (AnyCheck | CheckUse)[];
  readonly evidence: readonly EvidenceRequirement[];
}

export interface ControlDefinition extends Omit<Control, "kind" | "checks" | "evidence"> {
  readonly checks?: Control["checks"];
  readonly evidence?: Control["evidence"];
}

/**
 * Defines a control. It needs at least one check or evidence requirement.
 *
 * @example
 * defineControl({
 *   id: "key-rotation",
 *   title: "Encryption keys rotate",
 *   statement: "AWS KMS rotates every customer-managed key on schedule.",
 *   satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
 *   owner: cto,
 *   frequency: "continuous",
 *   checks: [kmsKeyRotation.with({ period: rotationPeriod })],
 * });
 */
export function defineControl(definition: ControlDefinition): Control {
  return freeze({
    kind: "control",
    ...definition,
    id: slug("Control", definition.id),
    checks: definition.checks ?? [],
    evidence: definition.evidence ?? [],
  });
}
