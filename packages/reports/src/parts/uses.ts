import type { AnyCheck, CheckUse, Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { asUse, parameterText } from "@bylaw/core/run";

/** One use of a check in a control. */
export interface UseModel {
  readonly control: string;
  readonly controlTitle: string;
  readonly check: string;
  readonly checkTitle: string;
  /** The only environment it looks at; null for all. */
  readonly environment: string | null;
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

/** Every use of a check in the program's controls, in their order. */
export function usesOf(program: Program): readonly UseModel[] {
  return program.controls.flatMap((control) =>
    control.checks.map((one) => {
      const use = asUse(one);
      return {
        control: control.id,
        controlTitle: control.title,
        check: use.check.id,
        checkTitle: use.check.title,
        environment: use.environment?.id ?? null,
        selectors: use.selectors.map(({ id, because }) => ({ id, because })),
        bindings: bindingsOf(use, program),
        blindSpots: use.check.blindSpots,
      };
    }),
  );
}

/** Every check of a program, each once, by id. */
export function checksOf(program: Program): readonly AnyCheck[] {
  const all = program.controls.flatMap((control) => control.checks.map((one) => asUse(one).check));
  return [...new Map(all.map((check) => [check.id, check])).values()].sort((a, b) => byCodeUnits(a.id, b.id));
}

function bindingsOf(use: CheckUse, program: Program): readonly BindingModel[] {
  return Object.entries(use.bindings).map(([name, parameter]) => ({
    name,
    parameter: parameter.id,
    value: parameterText(parameter, program.settings),
  }));
}
