import type { Program } from "../company/program.ts";
import { shownParameters } from "../company/statement.ts";
import { isLooser, limitText } from "../values/limit.ts";
import type { Setting } from "../values/parameter.ts";
import { quantityText } from "../values/quantity.ts";
import type { ProgramProblem } from "./problem.ts";
import { environmentsOf } from "./providers.ts";
import { usesOf } from "./uses.ts";

/** Settings bind parameters that exist, once per environment, and loosen them only with a reason. */
export function faultySettings(program: Program): readonly ProgramProblem[] {
  const read = new Map<string, Set<string | undefined>>();
  for (const { use } of usesOf(program)) {
    for (const parameter of Object.values(use.bindings)) {
      const environments = read.get(parameter.id) ?? new Set();
      read.set(parameter.id, environments);
      for (const environment of environmentsOf(program, use)) environments.add(environment);
    }
  }
  const shown = program.policies.flatMap((policy) => policy.statements.flatMap(shownParameters));
  const attested = program.controls.flatMap((control) => control.evidence.flatMap((one) => one.parameters));
  const known = new Set([...read.keys(), ...[...shown, ...attested].map((parameter) => parameter.id)]);
  const seen = new Set<string>();
  return program.settings.flatMap((setting) => {
    const problems: ProgramProblem[] = [];
    const place = placeOf(setting);
    const { parameter, environment } = setting;
    if (seen.has(place)) {
      const message = `${parameter.id} is set twice for the same environment.`;
      problems.push({ code: "duplicate-id", place, message, next: "Keep one of the settings." });
    }
    seen.add(place);
    if (!known.has(parameter.id)) {
      const message = `No policy shows and no check reads ${parameter.id}.`;
      problems.push({
        code: "unused-setting",
        place,
        message,
        next: "Bind the parameter in a control, or drop the setting.",
      });
    }
    const isAttested = attested.some((one) => one.id === parameter.id);
    if (environment !== undefined && !isAttested && read.get(parameter.id)?.has(environment.id) !== true) {
      const message = `No check that reads ${parameter.id} runs in the environment ${environment.id}.`;
      const next = "Give a provider of such a check that environment, or drop the setting.";
      problems.push({ code: "unused-setting", place, message, next });
    }
    const { default: guardrail } = parameter;
    if (
      isLooser(guardrail.direction, setting.value, guardrail.value) &&
      (setting.reason ?? "").trim() === ""
    ) {
      problems.push({
        code: "loosened-setting",
        place,
        message: `${quantityText(setting.value)} is looser than the policy's ${limitText(guardrail)}, and no reason is given.`,
        next: 'Tighten it, or add .because("...").',
      });
    }
    return problems;
  });
}

/** Every check limit that is bound has that name. The compiler says so too; this is for untyped programs. */
export function unknownBindings(program: Program): readonly ProgramProblem[] {
  return usesOf(program).flatMap(({ use, place }) =>
    Object.keys(use.bindings)
      .filter((name) => !Object.hasOwn(use.check.parameters, name))
      .map((name) => ({
        code: "unknown-id" as const,
        place,
        message: `It binds ${name}, and ${use.check.id} has no such parameter.`,
        next: bindable(Object.keys(use.check.parameters)),
      })),
  );
}

function placeOf(setting: Setting): string {
  const { parameter, environment } = setting;
  return environment === undefined
    ? `setting ${parameter.id}`
    : `setting ${parameter.id} in ${environment.id}`;
}

function bindable(names: readonly string[]): string {
  return names.length === 0 ? "It has no parameters: drop .with(...)." : `Bind one of: ${names.join(", ")}.`;
}
