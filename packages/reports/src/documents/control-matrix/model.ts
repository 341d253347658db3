import type { Control, FrameworkScope, Program } from "@bylaw/core";
import { type Links, linksOf } from "@bylaw/core/run";
import { assurancesOf, natureOf } from "../../parts/assurance.ts";
import { type ControlModel, controlModel } from "../../parts/control.ts";
import { firstDueOf, heldFrom } from "../../parts/due.ts";

/** What the control matrix says. */
export interface ControlMatrixModel {
  readonly organization: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly frameworks: readonly FrameworkModel[];
  readonly severalFrameworks: boolean;
  readonly controls: readonly (ControlModel & {
    /** The policy statements that the control verifies. */
    readonly statements: readonly { readonly policy: string; readonly id: string }[];
    /** The kinds of proof that it can give by its definition: `inspected, attested`. */
    readonly assurance: string;
    /** `automated`, `manual`, or both. */
    readonly nature: string;
    /** When each of its parts is due first. */
    readonly due: readonly { readonly first: string }[];
  })[];
  /** What of a ready-made program is left out. */
  readonly omissions: readonly OmissionModel[];
}

export interface OmissionModel {
  readonly of: string;
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The sentences that went with it, and the criteria that it would have satisfied. */
  readonly statements: string;
  readonly criteria: string;
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
  const links = linksOf(program);
  return {
    organization: program.organization.name,
    period: period === undefined ? null : { from: period.from, to: period.to },
    frameworks: frameworks.map((scope) => frameworkModel(links, scope)),
    severalFrameworks: frameworks.length > 1,
    controls: program.controls.map((control) => ({
      ...controlModel(control, program),
      statements: statementsFor(links, control),
      assurance: assurancesOf(control).join(", "),
      nature: natureOf(control),
      due: firstDays(control, program),
    })),
    omissions: program.omissions.map(({ of, id, title, reason, statements, satisfies }) => ({
      of,
      id,
      title,
      reason,
      statements: statements.join(", "),
      criteria: satisfies.map(({ criterion, relation }) => `${criterion} (${relation})`).join(", "),
    })),
  };
}

/** `at each run, from 2026-10-01` and the first day of each requirement, each said once. */
function firstDays(control: Control, program: Program): readonly { readonly first: string }[] {
  const days = control.evidence.map((one) => firstDueOf(one, control, program));
  const held = control.checks.length > 0 ? [heldFrom(control, program)] : [];
  return [...new Set([...held, ...days])].map((first) => ({ first }));
}

function frameworkModel(links: Links, scope: FrameworkScope): FrameworkModel {
  return {
    title: scope.title,
    categories: scope.categories,
    criteria: scope.criteria.map((criterion) => {
      const { primary, supporting } = links.controlsFor(criterion);
      const { id, title, category } = criterion;
      return {
        id,
        title,
        category,
        primary: primary.map(nameOf),
        supporting: supporting.map(nameOf),
        outOfScope: scope.outOfScope[id] ?? null,
      };
    }),
  };
}

function statementsFor(links: Links, control: Control): readonly { policy: string; id: string }[] {
  return links.statementsOf(control).flatMap((statement) => {
    const policy = links.policyOf(statement);
    return policy === undefined ? [] : [{ policy: policy.id, id: statement.id }];
  });
}

function nameOf({ id, title }: Control): ControlName {
  return { id, title };
}
