import type { AnyCheck, CheckUse } from "../language/checks/check.ts";
import type { Provider } from "../language/checks/provider.ts";
import { defineControl } from "../language/company/control.ts";
import { defineFramework } from "../language/company/framework.ts";
import { defineProgram, type Program } from "../language/company/program.ts";
import { definePerson } from "../language/people/person.ts";
import type { Setting } from "../language/values/parameter.ts";
import type { CollectOptions } from "../run/collect/collect.ts";
import type { Observation } from "../run/observation.ts";
import type { Recording } from "../run/recording.ts";
import { collectProgram, evaluateRecording } from "../run/run.ts";

/** Time that passes at once, from 2026-01-01 on: nothing that a run or a session waits for is waited. */
export const noWaiting: CollectOptions = Object.freeze({
  now: () => new Date("2026-01-01T00:00:00.000Z"),
  clock: () => performance.now(),
  sleep: async () => undefined,
  random: () => 0.5,
});

/**
 * A program of one control, `under-test`, that holds `providers` to `checks`. It claims no criterion.
 *
 * @example const program = programOf([badge({ site: "lisbon" })], [badgeHolderSeen]);
 */
export function programOf(
  providers: readonly Provider[],
  checks: readonly (AnyCheck | CheckUse)[],
  settings: readonly Setting[] = [],
): Program {
  const control = defineControl({
    id: "under-test",
    title: "Under test",
    statement: "The checks are tested.",
    satisfies: [],
    owner: definePerson({ id: "tester", name: "Tester" }),
    frequency: "continuous",
    checks,
  });
  return defineProgram({
    organization: { name: "Test" },
    framework: defineFramework({ id: "test", title: "Test", criteria: [], always: [] }).scope({
      categories: [],
    }),
    providers,
    controls: [control],
    settings,
  });
}

/** What a live run collected, and every observation it made. */
export interface ProgramRun {
  readonly recording: Recording;
  readonly observations: readonly Observation[];
}

/**
 * Runs a program through the engine, as `bylaw check` does. Without options nothing is waited for ({@link noWaiting}); a
 * provider whose answers carry today's date wants `{ now: () => new Date() }`. Throws when the program has problems.
 *
 * @example const { observations } = await runProgram(programOf([badge({ site: "lisbon" })], [badgeHolderSeen]));
 */
export async function runProgram(
  program: Program,
  options: Partial<CollectOptions> = {},
): Promise<ProgramRun> {
  const recording = await collectProgram(program, { ...noWaiting, ...options });
  const observations: Observation[] = [];
  await evaluateRecording(program, recording, {
    onObservation: (one) => {
      observations.push(one);
    },
  });
  return { recording, observations };
}
