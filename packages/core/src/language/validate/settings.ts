import type { Program } from "../company/program.ts";
import { linksOf } from "../links/links.ts";
import { isLooser, limitText } from "../values/limit.ts";
import type { AnyParameter, Setting } from "../values/parameter.ts";
import { quantityText } from "../values/quantity.ts";
import { placeOf as placeOfTask } from "./place.ts";
import type { ProgramProblem } from "./problem.ts";
import { environmentsOf } from "./providers.ts";

/** Settings bind parameters that exist, once per environment, and loosen them only with a reason. */
export function faultySettings(program: Program): readonly ProgramProblem[] {
  const links = linksOf(program);
  const known = new Set(links.parameters.map((parameter) => parameter.id));
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
    problems.push(...askedForAlike(program, setting, place));
    if (environment !== undefined && !isReadIn(program, parameter, environment.id)) {
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

/** How often is read for each environment apart, or the sentence shows a number that nobody asks for. */
function askedForAlike(
  program: Program,
  { parameter, environment }: Setting,
  place: string,
): readonly ProgramProblem[] {
  if (environment === undefined) return [];
  const { evidence } = linksOf(program).readersOf(parameter);
  const often = evidence.filter(({ requirement: { due } }) =>
    [due.every, due.within].some((span) => span !== undefined && "kind" in span && span.id === parameter.id),
  );
  if (often.length === 0 || often.some(({ requirement }) => requirement.environment?.id === environment.id))
    return [];
  const { id } = (often[0] as (typeof often)[number]).requirement;
  return [
    {
      code: "parameter-not-enforced",
      place,
      message: `It says how often ${id} is asked for in ${environment.id}, and ${id} is asked for everywhere alike.`,
      next: "Ask for it in each environment: requirement.in(environment).",
    },
  ];
}

/** True when a check reads the parameter there, or people hold the company to it. */
function isReadIn(program: Program, parameter: AnyParameter, environment: string): boolean {
  const { tasks, evidence } = linksOf(program).readersOf(parameter);
  return evidence.length > 0 || tasks.some(({ use }) => environmentsOf(program, use).includes(environment));
}

/** Every check limit that is bound has that name. The compiler says so too; this is for untyped programs. */
export function unknownBindings(program: Program): readonly ProgramProblem[] {
  return linksOf(program).tasks.flatMap((task) =>
    Object.keys(task.use.bindings)
      .filter((name) => !Object.hasOwn(task.check.parameters, name))
      .map((name) => ({
        code: "unknown-id" as const,
        place: placeOfTask(task),
        message: `It binds ${name}, and ${task.check.id} has no such parameter.`,
        next: bindable(Object.keys(task.check.parameters)),
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
