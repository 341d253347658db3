import { describe, expect, test } from "vitest";
import { anyOf, attested, days, defineCheck, defineControl, fact, waive, years } from "../../index.ts";
import { unreadable } from "../../provider/index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  type VaultKey,
  vault,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { denied, key, run, words } from "../run.fixture.ts";

describe("alternatives", () => {
  const common = {
    ...words,
    each: vaultKeys,
  } as const;
  const managed = defineCheck({
    ...common,
    id: "vault/managed",
    assert: (one) => [fact("manager", one.manager).is("vault")],
  });
  const fresh = defineCheck({
    ...common,
    id: "vault/fresh",
    assert: (one) => [fact("period", one.period).atMost(days(90))],
  });
  const judged = async (
    checks: Parameters<typeof defineControl>[0]["checks"],
    ...keys: readonly VaultKey[]
  ) => {
    const { alternatives: _, ...rest } = rotation;
    const controls = [defineControl({ ...rest, evidence: [], ...(checks && { checks }) })];
    const { report } = await run(
      vaultProgram({ policies: [], controls, providers: [vault(["north"], always(...keys))] }),
    );
    const [control] = report.controls;
    return {
      outcome: control?.outcome,
      exit: report.exitCode,
      excused: control?.tasks.map((one) => one.excused),
    };
  };

  test("one that passes is enough, and the other's failures count for nothing", async () => {
    expect(await judged([anyOf(managed, fresh)], key("a", 30))).toEqual({
      outcome: "pass",
      exit: 0,
      excused: [true, false],
    });
  });

  test("evidence that is still to come excuses no failure", async () => {
    expect(await judged([anyOf(managed, attested("siem", { every: years(1) }))], key("a", 400))).toEqual({
      outcome: "fail",
      exit: 1,
      excused: [false],
    });
  });

  test("a passing check needs no evidence", async () => {
    expect(await judged([anyOf(fresh, attested("siem", { every: years(1) }))], key("a", 30))).toMatchObject({
      outcome: "pass",
      exit: 0,
    });
  });

  test("an undecided one might have passed, so nothing else excuses it", async () => {
    const unread = key("a", 400, { period: unreadable(denied) });
    expect(await judged([anyOf(fresh, managed)], unread)).toMatchObject({ outcome: "error", exit: 2 });
    expect(await judged([anyOf(fresh, attested("siem", { every: years(1) }))], unread)).toMatchObject({
      outcome: "error",
      exit: 2,
    });
  });

  test("where all fail, all count", async () => {
    expect(await judged([anyOf(managed, fresh)], key("a", 400))).toEqual({
      outcome: "fail",
      exit: 1,
      excused: [false, false],
    });
  });

  test("what stands beside an alternative counts as ever", async () => {
    expect(
      await judged([managed, anyOf(fresh, attested("siem", { every: years(1) }))], key("a", 30)),
    ).toMatchObject({
      outcome: "fail",
      exit: 1,
      excused: [false, false],
    });
  });
});

test("a waived failure in one alternative excuses no failure of the other", async () => {
  const managed = defineCheck({
    ...words,
    id: "vault/managed",
    each: vaultKeys,
    assert: (one) => [fact("manager", one.manager).is("vault")],
  });
  const fresh = defineCheck({
    ...words,
    id: "vault/fresh",
    each: vaultKeys,
    assert: (one) => [fact("period", one.period).atMost(days(90))],
  });
  const { alternatives: _, ...rest } = rotation;
  const control = defineControl({ ...rest, evidence: [], checks: [anyOf(managed, fresh)] });
  const terms = {
    until: "2026-12-31",
    reason: "Soon.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [control],
  } as const;
  const { report } = await run(
    vaultProgram({
      policies: [],
      controls: [control],
      providers: [vault(["north"], always(key("a", 400), key("b", 1, { manager: "vault" })))],
      waivers: [waive(managed, "a", terms)],
    }),
  );
  expect(report.total.counts).toMatchObject({ fail: 1, waived: 1 });
  expect(report.exitCode).toBe(1);
});
