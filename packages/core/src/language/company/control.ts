import type { AnyCheck, CheckUse } from "../checks/check.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { slug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Setting } from "../values/parameter.ts";
import { assertWord } from "../values/word.ts";
import type { Alternative } from "./alternative.ts";
import type { CriterionReference } from "./framework.ts";
import { type Wording, wordingText } from "./wording.ts";

const frequencies = [
  "continuous",
  "per-event",
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "semiannual",
  "annual",
] as const;
export type Frequency = (typeof frequencies)[number];

/** What the company does. */
export interface Control {
  readonly kind: "control";
  readonly id: string;
  readonly title: string;
  /** Who does what, to what, how often: a text, or `says` with the parameters that it shows. */
  readonly statement: string | Wording;
  readonly satisfies: readonly CriterionReference[];
  readonly owner: Owner;
  /** How often its checks are to hold. How often people show something, its evidence says. Default: `continuous`. */
  readonly frequency?: Frequency;
  /** The day since which it is done: nothing is owed for what was before. Default: where the program's period begins. */
  readonly implementedFrom?: IsoDate;
  /** Every check, those of alternatives too. */
  readonly checks: readonly (AnyCheck | CheckUse)[];
  /** Every evidence requirement, those of alternatives too. */
  readonly evidence: readonly EvidenceRequirement[];
  /** Groups of the above of which one is enough. */
  readonly alternatives: readonly Alternative[];
}

export interface ControlDefinition extends Omit<Control, "kind" | "checks" | "evidence" | "alternatives"> {
  /** Checks, or alternatives such as `anyOf(guardDutyEnabled, attested("siem", { every: months(6) }))`. */
  readonly checks?: readonly (AnyCheck | CheckUse | Alternative)[];
  readonly evidence?: readonly EvidenceRequirement[];
}

/** What a control says, with the values in force. */
export function controlText({ statement }: Control, settings: readonly Setting[]): string {
  return wordingText(statement, settings);
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
export function defineControl({ checks = [], evidence = [], ...rest }: ControlDefinition): Control {
  const place = `control ${rest.id}`;
  if (rest.implementedFrom !== undefined) isoDate(`${place}: implementedFrom`, rest.implementedFrom);
  assertKind(`${place}: owner`, rest.owner, "person", "role");
  if (rest.frequency !== undefined) assertWord(`${place}: frequency`, rest.frequency, frequencies);
  assertKinds(`${place}: satisfies`, rest.satisfies, "criterion-reference");
  assertKinds(`${place}: checks`, checks, "check", "check-use", "alternative");
  assertKinds(`${place}: evidence`, evidence, "evidence-requirement");
  const alternatives = checks.filter((check) => check.kind === "alternative");
  const all = [
    ...checks.flatMap((check) => (check.kind === "alternative" ? check.of : [check])),
    ...evidence,
  ];
  return defined({
    kind: "control",
    ...rest,
    id: slug("Control", rest.id),
    checks: all.filter((one) => one.kind !== "evidence-requirement"),
    evidence: all.filter((one) => one.kind === "evidence-requirement"),
    alternatives,
  });
}
