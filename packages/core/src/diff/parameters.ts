import { isLooser } from "../coverage/plans/plan-changes.ts";
import { keepLimits } from "../keep/keep-plan.ts";
import type { KeptLimit } from "../keep/kept-plan.ts";
import { keptLimitText } from "../keep/plan-words.ts";
import type { Program } from "../language/company/program.ts";
import { linksOf } from "../language/links/links.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { resolveLimit } from "../language/values/parameter.ts";

/** A number of the program that changed. */
export interface ParameterChange {
  readonly id: string;
  /** Where it is so; everywhere else where absent. */
  readonly environment?: string;
  /** `at most 365 days`. */
  readonly was: string;
  readonly is: string;
  readonly turn: "tightened" | "loosened" | "changed";
}

/** Every parameter that both programs have, and whose value in force is another one now. */
export function parameterChanges(before: Program, after: Program): readonly ParameterChange[] {
  const former = new Map(linksOf(before).parameters.map((one) => [one.id, one]));
  const places = ["", ...new Set([...environmentsIn(before), ...environmentsIn(after)])].sort(byCodeUnits);
  const both = linksOf(after).parameters.filter(({ id }) => former.has(id));
  return [...both]
    .sort((a, b) => byCodeUnits(a.id, b.id))
    .flatMap((parameter) => {
      const own = former.get(parameter.id) ?? parameter;
      const general = [limitIn(own, before, ""), limitIn(parameter, after, "")].map(keptLimitText).join();
      return places.flatMap((environment): readonly ParameterChange[] => {
        const [was, is] = [limitIn(own, before, environment), limitIn(parameter, after, environment)];
        const [wasText, isText] = [keptLimitText(was), keptLimitText(is)];
        // What changed everywhere is told once.
        if (wasText === isText || (environment !== "" && [wasText, isText].join() === general)) return [];
        const place = environment === "" ? {} : { environment };
        return [{ id: parameter.id, ...place, was: wasText, is: isText, turn: turnOf(was, is) }];
      });
    });
}

function limitIn(
  parameter: Parameters<typeof resolveLimit>[0],
  { settings }: Program,
  environment: string,
): KeptLimit {
  const { limit } = keepLimits({ limit: resolveLimit(parameter, settings, environment) });
  return limit as KeptLimit;
}

function turnOf(was: KeptLimit, is: KeptLimit): ParameterChange["turn"] {
  if (typeof was.amount !== "number" || typeof is.amount !== "number" || was.direction !== is.direction)
    return "changed";
  return isLooser(was, is) ? "loosened" : "tightened";
}

function environmentsIn({ settings }: Program): readonly string[] {
  return settings.flatMap(({ environment }) => (environment === undefined ? [] : [environment.id]));
}
