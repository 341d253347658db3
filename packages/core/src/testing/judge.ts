import type { AnyCheck, CheckUse } from "../language/checks/check.ts";
import { asUse } from "../language/checks/check-use.ts";
import { defineControl } from "../language/company/control.ts";
import { soc2 } from "../language/company/frameworks/soc2.ts";
import { definePerson } from "../language/company/person.ts";
import { defineProgram } from "../language/company/program.ts";
import type { Setting } from "../language/values/parameter.ts";
import { evaluate } from "../run/judge/evaluate.ts";
import type { Observation } from "../run/observation.ts";
import { planRun } from "../run/plan.ts";
import { createProbe } from "../run/probe/probe.ts";
import type { Recording } from "../run/recording.ts";

/** What `check` makes of `recording`, through the same engine that runs a program. */
export async function judge(
  check: AnyCheck | CheckUse,
  recording: Recording,
  settings: readonly Setting[] = [],
  /** Whether every resource is probed, or a sample as in a run. */
  { everything }: { readonly everything: boolean } = { everything: true },
): Promise<readonly Observation[]> {
  const control = defineControl({
    id: "under-test",
    title: "Under test",
    statement: "The check is tested.",
    satisfies: [],
    owner: definePerson({ id: "tester", name: "Tester" }),
    frequency: "continuous",
    checks: [asUse(check)],
  });
  const program = defineProgram({
    organization: { name: "Test" },
    framework: soc2.scope({ categories: [] }),
    providers: [],
    controls: [control],
    settings,
  });
  const observations: Observation[] = [];
  const sink = (one: Observation): void => {
    observations.push(one);
  };
  await evaluate(planRun(program), recording, sink, createProbe({ everything }));
  return observations;
}
