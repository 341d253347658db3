import type { Control, FrameworkScope, Program } from "@bylaw/core";
import { gapsOf, linksOf } from "@bylaw/core/run";
import { assuranceOf } from "../../parts/assurance.ts";
import { firstDueOf, heldFrom } from "../../parts/due.ts";
import { usesOf } from "../../parts/uses.ts";

/** Criterion by criterion, which controls stand for it and how each is shown. */
export interface CriteriaModel {
  readonly organization: string;
  readonly severalFrameworks: boolean;
  readonly frameworks: readonly {
    readonly title: string;
    readonly total: number;
    readonly outOfScope: number;
    readonly gaps: readonly { readonly key: string; readonly id: string; readonly title: string }[];
    readonly criteria: readonly CriterionModel[];
  }[];
}

export interface CriterionModel {
  /** What a link to it ends with: two frameworks may have criteria of one id. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly outOfScope: string | null;
  readonly isGap: boolean;
  readonly controls: readonly ClaimModel[];
}

export interface ClaimModel {
  readonly id: string;
  readonly title: string;
  readonly relation: "primary" | "supporting";
  readonly checks: readonly { readonly id: string; readonly first: string }[];
  readonly evidence: readonly {
    readonly title: string;
    readonly assurance: string;
    readonly first: string;
  }[];
}

export function criteriaModel(program: Program): CriteriaModel {
  const { organization, frameworks } = program;
  return {
    organization: organization.name,
    severalFrameworks: frameworks.length > 1,
    frameworks: frameworks.map((scope) => {
      const criteria = criteriaOf(scope, program);
      return {
        title: scope.title,
        total: criteria.length,
        outOfScope: criteria.filter(({ outOfScope }) => outOfScope !== null).length,
        gaps: criteria.filter(({ isGap }) => isGap).map(({ key, id, title }) => ({ key, id, title })),
        criteria,
      };
    }),
  };
}

function criteriaOf({ criteria, outOfScope }: FrameworkScope, program: Program): readonly CriterionModel[] {
  const gaps = gapsOf(program);
  return criteria.map((criterion) => {
    const { framework, id, title } = criterion;
    const { primary, supporting } = linksOf(program).controlsFor(criterion);
    return {
      key: `${framework}-${id}`,
      id,
      title,
      outOfScope: (outOfScope[id] ?? "").trim() || null,
      isGap: gaps.includes(criterion),
      controls: [
        ...primary.map((one) => claimOf(one, "primary", program)),
        ...supporting.map((one) => claimOf(one, "supporting", program)),
      ],
    };
  });
}

function claimOf(control: Control, relation: ClaimModel["relation"], program: Program): ClaimModel {
  const checks = new Set(usesOf(program, control).map(({ check }) => check));
  return {
    id: control.id,
    title: control.title,
    relation,
    checks: [...checks].map((id) => ({ id, first: heldFrom(control, program) })),
    evidence: control.evidence.map((one) => ({
      title: one.title,
      assurance: assuranceOf(one),
      first: firstDueOf(one, control, program),
    })),
  };
}
