import { describe, expect, test } from "vitest";
import { defineCheck, fact, from } from "../index.ts";
import { unreadable } from "../provider/index.ts";
import {
  always,
  production,
  rotation,
  rotationPeriod,
  type Source,
  staging,
  type VaultKey,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { denied, key, run, short } from "./run.fixture.ts";

describe("settings", () => {
  const providers = [
    vault(["north"], always(key("a", 100)), { environment: production, account: "1" }),
    vault(["north"], always(key("a", 100)), { environment: staging, account: "2" }),
  ];

  test("of one environment flip only that environment", async () => {
    const before = await run(vaultProgram({ providers }));
    const settings = [rotationPeriod.to({ days: 90 }).in(production)];
    const after = await run(vaultProgram({ providers, settings }));
    expect(short(before.observations)).toEqual(["vault/1/north a pass", "vault/2/north a pass"]);
    expect(short(after.observations)).toEqual(["vault/1/north a fail", "vault/2/north a pass"]);
    expect(after.observations[0]?.assertions[0]).toMatchObject({
      expected: "at most 90 days",
      parameter: "rotation-period",
    });
  });

  test("a use may target one environment", async () => {
    const controls = [
      { ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).in(production)] },
    ];
    const { observations } = await run(vaultProgram({ providers, controls }));
    expect(observations.map(({ task, scope }) => `${task} ${scope}`)).toEqual([
      "rotation / vault/key-rotation / in production vault/1/north",
    ]);
  });

  test("a narrowing that leaves nothing is an error", async () => {
    const none = {
      id: "typo",
      because: "Other keys are archived.",
      test: (one: VaultKey) => one.id === "patient",
    };
    for (const check of [vaultKeyRotation.where(none)]) {
      const controls = [{ ...rotation, checks: [check] }];
      const { report, observations } = await run(
        vaultProgram({ policies: [], controls, providers: [vault(["north"], always(key("a", 1)))] }),
      );
      expect(observations.at(-1)).toMatchObject({
        outcome: "error",
        problem: {
          code: "empty-population",
          message: "Its selectors leave out every vault key, 1 of them. Check what they test.",
        },
      });
      expect(report.exitCode).toBe(2);
    }
  });

  test("a scope that a narrowing empties is judged like one that is empty", async () => {
    const oneOf = (whenEmpty: "fails" | "notApplicable") =>
      defineCheck({
        id: "vault/one",
        title: "T",
        why: "W.",
        fix: "F",
        severity: "low",
        whenEmpty,
        blindSpots: ["Nothing but what the test gives it is read."],
        over: vaultKeys,
        assert: (keys) => [fact("keys", keys.length).is(1)],
      });
    const northern = {
      id: "northern",
      because: "The south is archived.",
      test: ({ id }: VaultKey) => id === "north",
    };
    const judge = async (
      regions: readonly string[],
      source: Source,
      whenEmpty: Parameters<typeof oneOf>[0] = "fails",
    ) => {
      const controls = [{ ...rotation, checks: [oneOf(whenEmpty).where(northern)] }];
      const program = vaultProgram({ policies: [], controls, providers: [vault(regions, source)] });
      return (await run(program)).observations.map((each) => [each.scope, each.outcome, each.reason]);
    };
    const named: Source = async function* ({ region }) {
      yield key(region, 1);
    };
    const sparse: Source = async function* ({ region }) {
      if (region === "north") yield key(region, 1);
    };
    const failing = [
      ["vault/1/north", "pass", undefined],
      ["vault/1/south", "fail", undefined],
    ];
    expect(await judge(["north", "south"], named)).toEqual(failing);
    expect(await judge(["north", "south"], sparse)).toEqual(failing);
    expect(await judge(["south"], named)).toEqual([
      ["vault/1/south", "fail", undefined],
      ["vault", "error", undefined],
    ]);
    expect(await judge(["south"], named, "notApplicable")).toEqual([
      ["vault/1/south", "not-applicable", "Left out by its selectors, all 1."],
      ["vault", "error", undefined],
    ]);
  });

  test("a selector that cannot be decided leaves nothing out in silence", async () => {
    const old = {
      id: "old",
      because: "Young keys are fine.",
      test: (one: VaultKey) => from(one.period, (p) => p.amount > 90),
    };
    const controls = [{ ...rotation, checks: [vaultKeyRotation.where(old)] }];
    const keys = [key("a", 400), key("b", 1), key("c", 1, { period: unreadable(denied) })];
    const { observations } = await run(
      vaultProgram({ policies: [], controls, providers: [vault(["north"], always(...keys))] }),
    );
    expect(observations.map(({ outcome }) => outcome)).toEqual(["fail", "not-applicable", "error"]);
  });

  test("a use may be narrowed, and lists what it leaves out", async () => {
    const recent = {
      id: "recent",
      because: "Archived keys are read by nothing.",
      test: (one: VaultKey) => one.id !== "old",
    };
    const controls = [
      { ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).where(recent)] },
    ];
    const { observations } = await run(
      vaultProgram({ controls, providers: [vault(["north"], always(key("old", 900), key("new", 1)))] }),
    );
    expect(observations.map(({ resource, reason }) => [resource.id, reason])).toEqual([
      ["new", undefined],
      ["old", "Left out by recent: Archived keys are read by nothing."],
    ]);
  });
});
