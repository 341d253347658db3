import type { Control, EvidenceRequirement } from "@bylaw/core";
import type { Assurance } from "@bylaw/core/run";

/** What kind of proof a requirement's records can give: what they say is judged, or they merely lie there. */
export function assuranceOf({ of }: EvidenceRequirement): Assurance {
  return of.shows === undefined ? "on file" : "attested";
}

/** Every kind of proof that a control can give by its definition, the best first. What a period has shown is another matter. */
export function assurancesOf({ checks, evidence }: Control): readonly Assurance[] {
  const asked = new Set(evidence.map(assuranceOf));
  const checked: readonly Assurance[] = checks.length > 0 ? ["inspected"] : [];
  return [...checked, ...(["attested", "on file"] as const).filter((one) => asked.has(one))];
}

/** Who shows that a control operates: a machine, people, or both. */
export function natureOf({ checks, evidence }: Control): string {
  if (checks.length === 0) return "manual";
  return evidence.length === 0 ? "automated" : "automated and manual";
}
