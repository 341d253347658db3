import type { Control, Program } from "@bylaw/core";
import { type ControlModel, controlModel } from "../../parts/control.ts";

/** What the control matrix says. */
export interface ControlMatrixModel {
  readonly organization: string;
  readonly framework: string;
  readonly categories: readonly string[];
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly criteria: readonly CriterionModel[];
  readonly controls: readonly (ControlModel & {
    /** The policy statements that the control verifies. */
    readonly statements: readonly { readonly policy: string; readonly id: string }[];
  })[];
}

export interface CriterionModel {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly primary: readonly ControlName[];
  readonly supporting: readonly ControlName[];
  /** Why it does not apply; null when it does. */
  readonly outOfScope: string | null;
}

export type ControlName = Pick<Control, "id" | "title">;

export function controlMatrixModel(program: Program): ControlMatrixModel {
  const { framework, period } = program;
  return {
    organization: program.organization.name,
    framework: framework.title,
    categories: framework.categories,
    period: period === undefined ? null : { from: period.from, to: period.to },
    criteria: framework.criteria.map(({ id, title, category }) => ({
      id,
      title,
      category,
      primary: controlsFor(program, id, "primary"),
      supporting: controlsFor(program, id, "supporting"),
      outOfScope: framework.outOfScope[id] ?? null,
    })),
    controls: program.controls.map((control) => ({
      ...controlModel(control, program),
      statements: statementsFor(program, control.id),
    })),
  };
}

function controlsFor(program: Program, criterion: string, relation: string): readonly ControlName[] {
  return program.controls
    .filter(({ satisfies }) =>
      satisfies.some((claim) => claim.criterion === criterion && claim.relation === relation),
    )
    .map(({ id, title }) => ({ id, title }));
}

function statementsFor(program: Program, control: string): readonly { policy: string; id: string }[] {
  return program.policies.flatMap((policy) =>
    policy.statements
      .filter(({ verifiedBy }) => verifiedBy.some((one) => one.id === control))
      .map(({ id }) => ({ policy: policy.id, id })),
  );
}
