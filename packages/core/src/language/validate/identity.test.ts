import { describe, expect, test } from "vitest";
import {
  anyOf,
  atMost,
  attested,
  days,
  defineCheck,
  defineControl,
  defineParameter,
  defineRisk,
  fact,
  must,
  soc2,
  years,
} from "../../index.ts";
import {
  always,
  ana,
  production,
  rotation,
  vault,
  vaultKeyRotation,
  vaultKeys,
} from "../../vault.fixture.ts";
import { other, policy, problemsOf } from "./validate.fixture.ts";

describe("ids", () => {
  test("are taken once", () => {
    expect(problemsOf({ controls: [rotation, rotation] })).toContain(
      "duplicate-id | controls[1] | The control id rotation is already taken at controls[0].",
    );
    const statement = must("ENC-1")`Rotate.`.by(rotation);
    expect(problemsOf({ policies: [policy(statement, statement)] })).toEqual([
      "duplicate-id | policy p › statements[1] | The statement id ENC-1 is already taken at policy p › statements[0].",
    ]);
  });

  test("of checks, listings and parameters stand for one definition", () => {
    const twin = defineCheck({
      id: "vault/key-rotation",
      title: "Vault key rotates",
      why: "Another definition of the same id.",
      fix: "Rotate it.",
      severity: "medium",
      whenEmpty: "notApplicable",
      blindSpots: ["Nothing but what the test gives it is read."],
      each: vaultKeys,
      assert: (key) => [fact("manager", key.manager).is("vault")],
    });
    const controls = [rotation, defineControl({ ...rotation, id: "other", checks: [twin] })];
    expect(problemsOf({ controls })).toEqual([
      "duplicate-id | control other › check vault/key-rotation | The check id vault/key-rotation is already taken at control rotation › check vault/key-rotation.",
    ]);
    const same = defineParameter("rotation-period", atMost(days(10)));
    expect(problemsOf({ policies: [policy(must("P-1")`Rotate every ${same}.`.by(rotation))] })).toEqual([
      "duplicate-id | policy p › statement P-1 | The parameter id rotation-period is already taken at control rotation › check vault/key-rotation.",
    ]);
  });

  test("of a parameter stand for one definition, in settings and in evidence too", () => {
    const twin = defineParameter("rotation-period", atMost(days(3650)));
    expect(problemsOf({ settings: [twin.to({ days: 2000 })] })).toEqual([
      "duplicate-id | setting rotation-period | The parameter id rotation-period is already taken at control rotation › check vault/key-rotation.",
    ]);
    const controls = [
      rotation,
      defineControl({
        ...other,
        checks: [],
        evidence: [attested("a", { every: years(1), parameters: [twin] })],
      }),
    ];
    expect(problemsOf({ controls })).toEqual([
      "duplicate-id | control other › evidence a | The parameter id rotation-period is already taken at control rotation › check vault/key-rotation.",
    ]);
  });

  test("tell the uses of one check in one control apart", () => {
    const controls = [defineControl({ ...rotation, checks: [vaultKeyRotation, vaultKeyRotation] })];
    expect(problemsOf({ controls, policies: [] })).toEqual([
      "duplicate-id | control rotation › check vault/key-rotation | The task id rotation / vault/key-rotation / all is already taken at control rotation › check vault/key-rotation.",
    ]);
  });

  test("let one control use a check as it stands and once more in one environment", () => {
    const providers = [vault(["north"], always(), { environment: production })];
    const controls = [
      defineControl({ ...rotation, checks: [vaultKeyRotation, vaultKeyRotation.in(production)] }),
    ];
    expect(problemsOf({ controls, policies: [], providers })).toEqual([]);
  });

  test("of evidence are asked for once in a control, outright or in one alternative", () => {
    const siem = attested("siem", { every: years(1) });
    for (const checks of [
      [anyOf(vaultKeyRotation, siem)],
      [anyOf(vaultKeyRotation, siem), anyOf(vaultKeyRotation.in(production), siem)],
    ]) {
      const evidence = checks.length === 1 ? [siem] : [];
      const controls = [defineControl({ ...rotation, checks, evidence })];
      const providers = [vault(["north"], always(), { environment: production })];
      expect(problemsOf({ controls, policies: [], providers })).toEqual([
        "duplicate-id | control rotation › evidence siem | The evidence requirement id rotation / siem is already taken at control rotation › evidence siem.",
      ]);
    }
  });

  test("that are unknown are named with their place", () => {
    const risk = defineRisk({
      id: "RISK-001",
      title: "R",
      statement: "R.",
      treatment: "mitigate",
      inherent: { likelihood: "high", impact: "high" },
      residual: { likelihood: "low", impact: "low" },
      controls: [other],
      owner: ana,
      reviewBy: "2026-12-31",
    });
    expect(problemsOf({ policies: [policy(must("P-1")`Rotate.`.by(other))], risks: [risk] })).toEqual([
      "unknown-id | policy p › statement P-1 | It names the control other, which the program does not have.",
      "unknown-id | risk RISK-001 | It names the control other, which the program does not have.",
    ]);
    const untyped = soc2 as unknown as (criterion: string) => ReturnType<typeof soc2>;
    expect(problemsOf({ controls: [{ ...rotation, satisfies: [soc2("CC6.1"), untyped("CC9.9")] }] })).toEqual(
      [
        "unknown-id | control rotation | It satisfies soc2 CC9.9, which SOC 2 (Trust Services Criteria 2017, revised points of focus 2022) does not have.",
      ],
    );
  });
});
