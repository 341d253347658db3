import type { AnyCheck, CheckUse } from "../checks/check.ts";
import { asUse } from "../checks/check-use.ts";
import type { Control } from "../company/control.ts";
import type { Program } from "../company/program.ts";
import type { AnyParameter } from "../values/parameter.ts";

/** One check in one control, and where that is. */
export interface PlacedUse {
  readonly use: CheckUse;
  readonly control: Control;
  readonly place: string;
}

/** Every use of a check in a program's controls. */
export function usesOf(program: Program): readonly PlacedUse[] {
  return program.controls.flatMap((control) =>
    control.checks.map((check) => {
      const use = asUse(check);
      return { use, control, place: `control ${control.id} › check ${use.check.id}` };
    }),
  );
}

/** The ids of a control's checks and evidence. */
export function verificationIds({ checks, evidence }: Control): readonly string[] {
  return [...checks.map((check) => asUse(check).check.id), ...evidence.map(({ id }) => id)];
}

/** The parameters that those of a control's checks and evidence read whose id `counts`. */
export function parametersReadBy(
  { checks, evidence }: Control,
  counts: (id: string) => boolean,
): readonly AnyParameter[] {
  return [
    ...checks
      .map(asUse)
      .filter((use) => counts(use.check.id))
      .flatMap((use) => Object.values(use.bindings)),
    ...evidence.filter(({ id }) => counts(id)).flatMap((requirement) => requirement.parameters),
  ];
}

/** Every check of a program, each once. */
export function checksOf(program: Program): readonly AnyCheck[] {
  return [...new Map(usesOf(program).map(({ use }) => [use.check.id, use.check])).values()];
}
