import { isLooser, limitText } from "../limit.ts";
import type { Setting } from "../parameter.ts";
import type { Program } from "../program.ts";
import { quantityText } from "../quantity.ts";
import { shownParameters } from "../statement.ts";
import type { ProgramProblem } from "./problem.ts";
import { usesOf } from "./uses.ts";

/** Settings bind parameters that exist, once per environment, and loosen them only with a reason. */
export function faultySettings(program: Program): readonly ProgramProblem[] {
  const parameters = new Set([
    ...usesOf(program).flatMap(({ use }) => Object.values(use.bindings).map((parameter) => parameter.id)),
    ...program.policies.flatMap((policy) =>
      policy.statements.flatMap((statement) => shownParameters(statement).map((parameter) => parameter.id)),
    ),
  ]);
  const environments = new Set(program.providers.map((provider) => provider.environment?.id));
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
    if (!parameters.has(parameter.id)) {
      const message = `No policy shows and no check reads ${parameter.id}.`;
      problems.push({
        code: "unused-setting",
        place,
        message,
        next: "Bind the parameter in a control, or drop the setting.",
      });
    }
    if (environment !== undefined && !environments.has(environment.id)) {
      const message = `No provider belongs to the environment ${environment.id}.`;
      problems.push({
        code: "unused-setting",
        place,
        message,
        next: "Give a provider that environment, or drop the setting.",
      });
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
      .filter((name) => !(name in use.check.parameters))
      .map((name) => ({
        code: "unknown-id" as const,
        place,
        message: `It binds ${name}, and ${use.check.id} has no such parameter.`,
        next: `Bind one of: ${Object.keys(use.check.parameters).join(", ") || "none"}.`,
      })),
  );
}

function placeOf(setting: Setting): string {
  const { parameter, environment } = setting;
  return environment === undefined
    ? `setting ${parameter.id}`
    : `setting ${parameter.id} in ${environment.id}`;
}
