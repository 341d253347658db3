import type { EvidenceRequirement } from "../evidence/requirement.ts";
import { spanOf } from "../evidence/words.ts";
import type { Setting } from "../values/parameter.ts";
import { quantityText } from "../values/quantity.ts";
import type { Control } from "./control.ts";

const CALLED: Readonly<Record<string, string>> = {
  "1 day": "daily",
  "7 days": "weekly",
  "1 month": "monthly",
  "3 months": "quarterly",
  "6 months": "semiannual",
  "12 months": "annual",
  "1 year": "annual",
};

/** How often a control operates, as its evidence is due by what the program sets: `continuous`, `weekly, annual`. */
export function frequencyText(control: Control, settings: readonly Setting[]): string {
  const { checks, evidence, frequency = "continuous" } = control;
  const asked = evidence.map((one) => rhythmText(one, settings));
  return [...new Set([...(checks.length > 0 || asked.length === 0 ? [frequency] : []), ...asked])].join(", ");
}

function rhythmText(requirement: EvidenceRequirement, settings: readonly Setting[]): string {
  const { every, once } = requirement.due;
  if (once !== undefined) return "once";
  if (every === undefined) return "per-event";
  const text = quantityText(spanOf(settings, every, requirement));
  return CALLED[text] ?? `every ${text}`;
}
