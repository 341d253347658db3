import type { AnyCheck, CheckUse, Control, Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { linksOf, parameterText } from "@bylaw/core/run";

/** One use of a check in a control. */
export interface UseModel {
  readonly control: string;
  readonly controlTitle: string;
  readonly check: string;
  readonly checkTitle: string;
  /** The only environment it looks at; null for all. */
  readonly environment: string | null;
  /** Until when what fails does not fail the run, and why; null where it does. */
  readonly advisory: { readonly until: string; readonly because: string } | null;
  /** What narrows the population. */
  readonly selectors: readonly { readonly id: string; readonly because: string }[];
  readonly bindings: readonly BindingModel[];
  /** What the check cannot see. */
  readonly blindSpots: readonly string[];
}

export interface BindingModel {
  /** The check's own name for the limit. */
  readonly name: string;
  readonly parameter: string;
  /** In force, with the environments that differ. */
  readonly value: string;
}

/** The uses of a check, or the checks of a control. */
export function usesOf(program: Program, of: AnyCheck | Control): readonly UseModel[] {
  return linksOf(program)
    .tasksOf(of)
    .map(({ control, check, use }) => ({
      control: control.id,
      controlTitle: control.title,
      check: check.id,
      checkTitle: check.title,
      environment: use.environment?.id ?? null,
      advisory: advisoryOf(use),
      selectors: use.selectors.map(({ id, because }) => ({ id, because })),
      bindings: bindingsOf(use, program),
      blindSpots: check.blindSpots,
    }));
}

/** Every check of a program, by id. */
export function checksOf(program: Program): readonly AnyCheck[] {
  return [...linksOf(program).checks].sort((a, b) => byCodeUnits(a.id, b.id));
}

function advisoryOf({ advisoryTerms }: CheckUse): UseModel["advisory"] {
  if (advisoryTerms === undefined) return null;
  const { until, because } = advisoryTerms;
  return { until, because };
}

function bindingsOf(use: CheckUse, program: Program): readonly BindingModel[] {
  return Object.entries(use.bindings).map(([name, parameter]) => ({
    name,
    parameter: parameter.id,
    value: parameterText(parameter, program.settings),
  }));
}
