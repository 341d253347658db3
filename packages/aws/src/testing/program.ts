import {
  type AnyCheck,
  defineControl,
  defineFramework,
  definePerson,
  defineProgram,
  type Program,
  type Provider,
} from "@bylaw/core";
import {
  type CollectOptions,
  collectProgram,
  evaluateRecording,
  type Observation,
  type Recording,
} from "@bylaw/core/run";

/** Time that passes at once. */
export const noWaiting: CollectOptions = {
  now: () => new Date("2026-01-01T00:00:00.000Z"),
  clock: () => performance.now(),
  sleep: async () => undefined,
  random: () => 0.5,
};

const nothingToSatisfy = defineFramework({ id: "test", title: "Test", criteria: [], always: [] });

/** A program with one control of these checks. */
export function programOf(provider: Provider, checks: readonly AnyCheck[]): Program {
  const control = defineControl({
    id: "test",
    title: "Test",
    statement: "The checks are tested.",
    satisfies: [],
    owner: definePerson({ id: "tester", name: "Tester" }),
    frequency: "continuous",
    checks,
  });
  return defineProgram({
    organization: { name: "Test" },
    framework: nothingToSatisfy.scope({ categories: [] }),
    providers: [provider],
    controls: [control],
  });
}

/** A live run without waiting: what was collected, and what was observed. */
export async function runProgram(
  program: Program,
): Promise<{ readonly recording: Recording; readonly observations: readonly Observation[] }> {
  const recording = await collectProgram(program, { ...noWaiting, now: () => new Date() });
  const observations: Observation[] = [];
  await evaluateRecording(program, recording, {
    onObservation: (observation) => {
      observations.push(observation);
    },
  });
  return { recording, observations };
}
