import type { Control, EvidenceRequirement, Program } from "@bylaw/core";
import {
  blindSpotsOf,
  claims,
  controlText,
  dueText,
  frequencyText,
  ownerText,
  type Verification,
} from "@bylaw/core/run";
import { type UseModel, usesOf } from "./uses.ts";

/** A control as documents speak of it. */
export interface ControlModel {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly owner: string;
  readonly frequency: string;
  readonly criteria: readonly CriterionClaim[];
  readonly checks: readonly UseModel[];
  readonly evidence: readonly EvidenceModel[];
  /** Groups of the above, by id, of which one is enough. */
  readonly alternatives: readonly (readonly string[])[];
}

export interface CriterionClaim {
  readonly id: string;
  /** Null when the criterion's category is not in the program's scope. */
  readonly title: string | null;
  readonly relation: "primary" | "supporting";
}

/** What a person must provide. */
export interface EvidenceModel {
  readonly type: string;
  readonly id: string;
  readonly title: string | null;
  /** `every 90 days`, `once, by 2026-06-30`. */
  readonly due: string;
  readonly blindSpots: readonly string[];
  readonly reviewer: string | null;
}

export function controlModel(control: Control, program: Program): ControlModel {
  const inScope = program.frameworks.flatMap(({ criteria }) => criteria);
  return {
    id: control.id,
    title: control.title,
    statement: controlText(control, program.settings),
    owner: ownerText(control.owner),
    frequency: frequencyText(control, program.settings),
    criteria: control.satisfies.map((claim) => ({
      id: claim.criterion,
      title: inScope.find((criterion) => claims(claim, criterion))?.title ?? null,
      relation: claim.relation,
    })),
    checks: usesOf(program, control),
    evidence: control.evidence.map((one) => evidenceModel(one, program)),
    alternatives: control.alternatives.map(({ of }) => of.map(idOf)),
  };
}

function idOf(verification: Verification): string {
  return verification.kind === "check-use" ? verification.check.id : verification.id;
}

function evidenceModel(requirement: EvidenceRequirement, program: Program): EvidenceModel {
  const { of, id, title, reviewer } = requirement;
  return {
    type: of.id,
    id,
    title: title === of.title ? null : title,
    due: dueText(requirement, program.settings),
    blindSpots: blindSpotsOf(requirement, program),
    reviewer: reviewer === undefined ? null : ownerText(reviewer),
  };
}
