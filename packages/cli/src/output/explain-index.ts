import type { AnyCheck, Program } from "@bylaw/core";
import { type AnyParameter, asUse, planRun, shownParameters } from "@bylaw/core/run";

type Policy = Program["policies"][number];

/** Everything in a program that has an id. */
export type Subject =
  | {
      readonly noun: "criterion";
      readonly id: string;
      readonly value: Program["framework"]["criteria"][number];
    }
  | { readonly noun: "control"; readonly id: string; readonly value: Program["controls"][number] }
  | { readonly noun: "policy"; readonly id: string; readonly value: Policy }
  | {
      readonly noun: "statement";
      readonly id: string;
      readonly value: Policy["statements"][number];
      readonly policy: Policy;
    }
  | { readonly noun: "parameter"; readonly id: string; readonly value: AnyParameter }
  | { readonly noun: "check"; readonly id: string; readonly value: AnyCheck }
  | { readonly noun: "risk"; readonly id: string; readonly value: Program["risks"][number] };

/** Every subject of a program, in the order a reader meets them. */
export function subjectsOf(program: Program): readonly Subject[] {
  const checks = new Map(planRun(program).tasks.map((task) => [task.check.id, task.check]));
  return [
    ...program.framework.criteria.map((value): Subject => ({ noun: "criterion", id: value.id, value })),
    ...program.policies.map((value): Subject => ({ noun: "policy", id: value.id, value })),
    ...program.policies.flatMap((policy) =>
      policy.statements.map((value): Subject => ({ noun: "statement", id: value.id, value, policy })),
    ),
    ...parametersOf(program).map((value): Subject => ({ noun: "parameter", id: value.id, value })),
    ...program.controls.map((value): Subject => ({ noun: "control", id: value.id, value })),
    ...[...checks.values()].map((value): Subject => ({ noun: "check", id: value.id, value })),
    ...program.risks.map((value): Subject => ({ noun: "risk", id: value.id, value })),
  ];
}

/** Every parameter that a statement shows, or a check or evidence reads, each once. */
function parametersOf(program: Program): readonly AnyParameter[] {
  const shown = program.policies.flatMap((policy) => policy.statements.flatMap(shownParameters));
  const bound = program.controls.flatMap((control) => [
    ...control.checks.flatMap((check) => Object.values(asUse(check).bindings)),
    ...control.evidence.flatMap((requirement) => requirement.parameters),
  ]);
  return [...new Map([...shown, ...bound].map((parameter) => [parameter.id, parameter])).values()];
}
