import { type Control, defineControl, type EvidenceRequirement } from "@bylaw/core";
import { located, personOf } from "@bylaw/core/provider";
import type { Owners } from "../terms.ts";

/**
 * Gives what the owner of a control would have to review another reviewer, where somebody else holds one of the offices: whoever
 * does a thing does not look at it. An approval and an acceptance are the executive's own: to review one is to give it.
 */
export function reviewersFor(owners: Owners): (control: Control) => Control {
  const known = new Map<EvidenceRequirement, EvidenceRequirement>();
  const offices = [owners.security, owners.engineering, owners.executive, owners.people];
  return (control) => {
    const own = personOf(control.owner).id;
    const evidence = control.evidence.map((one) => {
      if (one.reviewer === undefined || personOf(one.reviewer).id !== own || isGiven(one)) return one;
      const other = offices.find((office) => personOf(office).id !== own);
      if (other === undefined) return one;
      // Asked for by several controls, it is one requirement still.
      const made = known.get(one) ?? located(Object.freeze({ ...one, reviewer: other }), one);
      known.set(one, made);
      return made;
    });
    const { kind: _, alternatives: __, ...definition } = control;
    return located(defineControl({ ...definition, evidence }), control);
  };
}

function isGiven({ of }: EvidenceRequirement): boolean {
  return of.about === "policy" || of.id === "risk-acceptance";
}
