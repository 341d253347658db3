import { describe, expect, test } from "vitest";
import { atMost, days, defineParameter } from "../../index.ts";
import {
  always,
  production,
  rotation,
  rotationPeriod,
  staging,
  vault,
  vaultKeyRotation,
} from "../../vault.fixture.ts";
import { problemsOf } from "./validate.fixture.ts";

describe("settings", () => {
  const providers = [vault(["north"], always(), { environment: production })];

  test("may tighten freely and loosen with a reason", () => {
    expect(problemsOf({ settings: [rotationPeriod.to({ days: 90 })] })).toEqual([]);
    expect(problemsOf({ settings: [rotationPeriod.to({ days: 400 })] })).toEqual([
      "loosened-setting | setting rotation-period | 400 days is looser than the policy's at most 365 days, and no reason is given.",
    ]);
    expect(
      problemsOf({ settings: [rotationPeriod.to({ days: 400 }).because("The vendor needs it.")] }),
    ).toEqual([]);
  });

  test("are bound once per environment, to one that exists, and are used", () => {
    const twice = rotationPeriod.to({ days: 90 }).in(production);
    expect(
      problemsOf({ providers, settings: [twice, rotationPeriod.to({ days: 80 }).in(production)] }),
    ).toEqual([
      "duplicate-id | setting rotation-period in production | rotation-period is set twice for the same environment.",
    ]);
    expect(problemsOf({ providers, settings: [rotationPeriod.to({ days: 90 }).in(staging)] })).toEqual([
      "unused-setting | setting rotation-period in staging | No check that reads rotation-period runs in the environment staging.",
    ]);
    const unused = defineParameter("unused", atMost(days(10)));
    expect(problemsOf({ settings: [unused.to({ days: 5 })] })).toEqual([
      "unused-setting | setting unused | No policy shows and no check reads unused.",
    ]);
  });

  test("bind names that the check has", () => {
    const use = vaultKeyRotation.with({ age: rotationPeriod } as never);
    expect(problemsOf({ policies: [], controls: [{ ...rotation, checks: [use] }] })).toEqual([
      "unknown-id | control rotation › check vault/key-rotation | It binds age, and vault/key-rotation has no such parameter.",
    ]);
  });
});
