import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { AnyParameter } from "../values/parameter.ts";
import type { Quantity } from "../values/quantity.ts";
import type { Owner } from "./person.ts";

/** How often something recurs: `days(90)`, `months(3)`, `years(1)`. */
export type Recurrence = Quantity<"days" | "months" | "years">;

/** What a person must provide for a control: an exercise that was held, or a statement that is signed. */
export interface EvidenceRequirement {
  readonly kind: "evidence-requirement";
  readonly type: "exercise" | "attestation";
  readonly id: string;
  readonly title?: string;
  readonly every?: Recurrence;
  readonly reviewer?: Owner;
  /** The parameters that whoever provides it holds the company to. */
  readonly parameters: readonly AnyParameter[];
}

export interface EvidenceOptions {
  readonly title?: string;
  readonly every?: Recurrence;
  /** Who looks at it. */
  readonly reviewer?: Owner;
  /** The parameters that whoever provides it holds the company to; a sentence that it verifies may show them. */
  readonly parameters?: readonly AnyParameter[];
}

/** An exercise that is held and written up: `exercise("tabletop", { every: years(1), reviewer: ciso })`. */
export function exercise(
  id: string,
  options: EvidenceOptions & { readonly every: Recurrence },
): EvidenceRequirement {
  return requirement("exercise", slug("Exercise", id), options);
}

/** A statement that a person signs: `attested("siem", { every: months(3) })`. */
export function attested(id: string, options: EvidenceOptions = {}): EvidenceRequirement {
  return requirement("attestation", slug("Attestation", id), options);
}

function requirement(
  type: EvidenceRequirement["type"],
  id: string,
  options: EvidenceOptions,
): EvidenceRequirement {
  const { parameters = [], reviewer } = options;
  assertKinds(`${type} ${id}: parameters`, parameters, "parameter");
  if ("reviewer" in options) assertKind(`${type} ${id}: reviewer`, reviewer, "person", "role");
  return freeze({ kind: "evidence-requirement", type, id, ...options, parameters });
}
