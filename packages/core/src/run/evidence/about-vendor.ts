import type { Control } from "../../language/company/control.ts";
import type { Program } from "../../language/company/program.ts";
import type { Vendor } from "../../language/company/vendor.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";

export interface RequirementOfControl {
  readonly control: Control;
  readonly requirement: EvidenceRequirement;
}

/**
 * What a program asks of people about one vendor: what its records must name, what they alone answer for, or what is named for it,
 * as `vendor-review-aws` is.
 */
export function requirementsAbout(
  { id }: Vendor,
  { controls }: Pick<Program, "controls">,
): readonly RequirementOfControl[] {
  return controls.flatMap((control) =>
    control.evidence.filter((one) => isAbout(one, id)).map((requirement) => ({ control, requirement })),
  );
}

function isAbout({ id, of, binds, entries }: EvidenceRequirement, vendor: string): boolean {
  const [only, ...more] = entries?.vendors ?? [];
  return (
    binds?.vendor === vendor ||
    (only === vendor && more.length === 0) ||
    [`${of.id}-${vendor}`, `vendor-review-${vendor}`].includes(id)
  );
}
