import { describe, expect, test } from "vitest";
import { attested, defineCheck, defineControl, fact, years } from "../index.ts";
import { ReadError } from "../provider/index.ts";
import {
  always,
  rotation,
  testTools,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { collectProgram, evaluateRecording, planRun } from "./index.ts";
import { denied, key, words } from "./run.fixture.ts";

const managed = defineCheck({
  ...words,
  id: "vault/managed",
  each: vaultKeys,
  assert: (one) => [fact("manager", one.manager).is("vault")],
});
const other = defineControl({ ...rotation, id: "other", checks: [managed], satisfies: [] });
const mixed = defineControl({
  ...rotation,
  checks: [vaultKeyRotation, managed],
  evidence: [attested("siem", { every: years(1) })],
});
const providers = [vault(["north"], always(key("a", 400), key("b", 90)))];
const program = vaultProgram({ policies: [], controls: [mixed, other], providers });
const reported = async (...ids: readonly string[]) => {
  const plan = planRun(program, ids);
  return evaluateRecording(plan, await collectProgram(plan, testTools()));
};

describe("a plan", () => {
  test("of the whole program has every task, and each collector once", () => {
    const plan = planRun(program);
    expect(plan.tasks.map(({ id }) => id)).toEqual([
      "rotation / vault/key-rotation / all",
      "rotation / vault/managed / all",
      "other / vault/managed / all",
    ]);
    expect(plan.collectors).toEqual([vaultKeys]);
    expect(plan).not.toHaveProperty("selection");
    expect(Object.isFrozen(plan)).toBe(true);
  });

  test("of a part has that part's tasks, in the program's order", () => {
    expect(planRun(program, ["other", "key-rotation"]).tasks.map(({ id }) => id)).toEqual([
      "rotation / vault/key-rotation / all",
      "other / vault/managed / all",
    ]);
  });

  test("of people's work alone collects nothing", () => {
    const manual = defineControl({
      ...rotation,
      id: "manual",
      checks: [],
      evidence: [attested("siem", { every: years(1) })],
    });
    const plan = planRun(vaultProgram({ policies: [], controls: [rotation, manual] }), ["manual"]);
    expect([plan.tasks, plan.collectors]).toEqual([[], []]);
  });
});

describe("the report of a part", () => {
  test("claims nothing of what was not judged: a control of which some was judged is partial", async () => {
    const report = await reported("key-rotation");
    expect(report.controls.map(({ control, partial, tasks }) => [control.id, partial, tasks.length])).toEqual(
      [["rotation", true, 1]],
    );
    expect([report.criteria, report.gaps]).toEqual([[], []]);
    expect(report.controls[0]?.counts.manual).toBe(0);
    expect(report.exitCode).toBe(1);
  });

  test("tells of a criterion once every control that claims it was judged wholly", async () => {
    const report = await reported("rotation");
    expect(report.controls.map(({ control, partial }) => [control.id, partial])).toEqual([
      ["rotation", false],
    ]);
    expect(report.criteria.map(({ criterion, coverage }) => [criterion.id, coverage])).toEqual([
      ["CC6.1", "covered"],
    ]);
    expect(report.controls[0]?.counts.manual).toBe(1);
  });

  test("of a resource tells of what met it alone, and misses one that nothing met", async () => {
    const one = await reported("b");
    expect(one.total.counts).toMatchObject({ pass: 1, fail: 2 });
    expect([one.criteria, one.missing, one.exitCode]).toEqual([[], [], 1]);
    const none = await reported("nobody-knows-it");
    expect([none.controls, none.missing, none.exitCode]).toEqual([[], ["nobody-knows-it"], 2]);
  });
});

describe("a recording", () => {
  test("gives the same observations in whatever order its listings and batches come", async () => {
    const wide = [vault(["west", "north", "east"], always(key("c", 1), key("a", 400), key("b", 90)))];
    const planned = vaultProgram({ policies: [], controls: [mixed, other], providers: wide });
    const recording = await collectProgram(planned, testTools());
    const bytes = async (given: typeof recording) => {
      const told: string[] = [];
      const report = await evaluateRecording(planned, given, {
        onObservation: (one) => void told.push(JSON.stringify(one)),
      });
      return `${told.join("\n")}\n${JSON.stringify(report.total)}`;
    };
    const oneByOne = recording.listings.map((listing) => ({
      ...listing,
      async *lines() {
        for await (const batch of listing.lines()) for (const line of batch) yield [line];
      },
    }));
    const expected = await bytes(recording);
    expect(await bytes({ ...recording, listings: oneByOne })).toBe(expected);
    expect(await bytes(await collectProgram(planned, { ...testTools(), concurrency: 1 }))).toBe(expected);
  });

  test("is judged though the one who is told of it is slow, and ends with what that one throws", async () => {
    const recording = await collectProgram(program, testTools());
    let [waiting, most] = [0, 0];
    await evaluateRecording(program, recording, {
      onObservation: async () => {
        waiting += 1;
        most = Math.max(most, waiting);
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
        waiting -= 1;
      },
    });
    expect(most).toBe(1);
    const full = async () => Promise.reject(new ReadError(denied));
    await expect(evaluateRecording(program, recording, { onObservation: full })).rejects.toThrow(
      denied.message,
    );
  });
});
