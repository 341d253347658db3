import { describe, expect, test } from "vitest";
import { recorded } from "../../diff/diff.fixture.ts";
import type { ProgramDefinition } from "../../language/company/program.ts";
import { rotation, rotationPeriod, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { createVerdictMemory, evaluateRecording, type Observation, type VerdictMemory } from "../index.ts";

async function observed(change: Partial<ProgramDefinition>, memory?: VerdictMemory) {
  const all: Observation[] = [];
  await evaluateRecording(vaultProgram(change), recorded, {
    onObservation: (one) => void all.push(one),
    ...(memory !== undefined && { memory }),
  });
  return all;
}

describe("a memory of verdicts", () => {
  test("says the same as judging does, and judges once", async () => {
    const memory = createVerdictMemory();
    const first = await observed({}, memory);
    const second = await observed({}, memory);
    expect(second).toEqual(await observed({}));
    expect(second.map((one) => one.assertions[0])).toEqual(first.map((one) => one.assertions[0]));
    expect(second[0]?.assertions[0]).toBe(first[0]?.assertions[0]);
  });

  test("is not asked where a limit, a selector or a check is another one", async () => {
    const memory = createVerdictMemory();
    await observed({}, memory);
    const settings = [rotationPeriod.to({ days: 100 })];
    expect(await observed({ settings }, memory)).toEqual(await observed({ settings }));
    const named = (test: () => boolean) => ({
      policies: [],
      controls: [
        {
          ...rotation,
          checks: [
            vaultKeyRotation.with({ period: rotationPeriod }).where({ id: "some", because: "B.", test }),
          ],
        },
      ],
    });
    const none = named(() => false);
    await observed(
      named(() => true),
      memory,
    );
    const outcomes = (await observed(none, memory)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual((await observed(none)).map(({ outcome }) => outcome));
    expect(outcomes).toContain("not-applicable");
  });

  test("remembers how much selectors left out", async () => {
    const memory = createVerdictMemory();
    const use = vaultKeyRotation
      .with({ period: rotationPeriod })
      .where({ id: "none", because: "B.", test: () => false });
    const change = { policies: [], controls: [{ ...rotation, checks: [use] }] };
    const first = await observed(change, memory);
    expect(await observed(change, memory)).toEqual(first);
    expect(first.at(-1)?.problem?.message).toContain("Its selectors leave out every vault key, 4 of them.");
  });
});
