import type { AnyCheck, CheckUse } from "../language/checks/check.ts";
import type { Setting } from "../language/values/parameter.ts";
import { evaluate } from "../run/judge/evaluate.ts";
import type { Observation } from "../run/observation.ts";
import { planRun } from "../run/plan.ts";
import { createProbe } from "../run/probe/probe.ts";
import type { Recording } from "../run/recording.ts";
import { programOf } from "./program.ts";

/** What `check` makes of `recording`, through the same engine that runs a program. */
export async function judge(
  check: AnyCheck | CheckUse,
  recording: Recording,
  settings: readonly Setting[] = [],
  /** Whether every resource is probed, or a sample as in a run. */
  { everything }: { readonly everything: boolean } = { everything: true },
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  const sink = (one: Observation): void => {
    observations.push(one);
  };
  const probe = createProbe({ everything });
  await evaluate(planRun(programOf([], [check], settings)), recording, sink, { probe });
  return observations;
}
