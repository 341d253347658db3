import type { Control, FrameworkScope, Program } from "@bylaw/core";
import { type Criterion, claims } from "@bylaw/core/run";
import { type ControlModel, controlModel } from "../../parts/control.ts";

/** What the control matrix says. */
export interface ControlMatrixModel {
  readonly organization: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly frameworks: readonly FrameworkModel[];
  readonly severalFrameworks: boolean;
  readonly controls: readonly (ControlModel & {
    /** The policy statements that the control verifies. */
    readonly statements: readonly { readonly policy: string; readonly id: string }[];
  })[];
}

/** What the program is held to of one framework. */
export interface FrameworkModel {
  readonly title: string;
  readonly categories: readonly string[];
  readonly criteria: readonly CriterionModel[];
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
  const { frameworks, period } = program;
  return {
    organization: program.organization.name,
    period: period === undefined ? null : { from: period.from, to: period.to },
    frameworks: frameworks.map((scope) => frameworkModel(program, scope)),
    severalFrameworks: frameworks.length > 1,
    controls: program.controls.map((control) => ({
      ...controlModel(control, program),
      statements: statementsFor(program, control.id),
    })),
  };
}

function frameworkModel(program: Program, scope: FrameworkScope): FrameworkModel {
  return {
    title: scope.title,
    categories: scope.categories,
    criteria: scope.criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      category: criterion.category,
      primary: controlsFor(program, criterion, "primary"),
      supporting: controlsFor(program, criterion, "supporting"),
      outOfScope: scope.outOfScope[criterion.id] ?? null,
    })),
  };
}

function controlsFor(program: Program, criterion: Criterion, relation: string): readonly ControlName[] {
  return program.controls
    .filter(({ satisfies }) =>
      satisfies.some((claim) => claims(claim, criterion) && claim.relation === relation),
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
