import { describe, expect, test } from "vitest";
import {
  type AnyCheck,
  anyOf,
  atLeast,
  attested,
  days,
  defineControl,
  defineParameter,
  definePolicy,
  defineRisk,
  defineRole,
  must,
  soc2,
  waive,
  years,
} from "../../index.ts";
import { ana, rotation, rotationPeriod, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { policy, terms } from "../validate/validate.fixture.ts";

describe("a definition that an import failed to bring", () => {
  // biome-ignore lint/suspicious/noExplicitAny: two modules that import each other give what no type tells.
  const missing: any = undefined;
  const risk = {
    id: "RISK-001",
    title: "R",
    statement: "R.",
    treatment: "mitigate",
    inherent: { likelihood: "high", impact: "high" },
    residual: { likelihood: "low", impact: "low" },
    controls: [rotation],
    owner: ana,
    reviewBy: "2026-12-31",
  } as const;

  test.each<[string, () => unknown]>([
    [
      "control rotation: owner is undefined, not a person or a role.",
      () => defineControl({ ...rotation, owner: missing }),
    ],
    [
      "control rotation: satisfies[0] is undefined, not a criterion reference.",
      () => defineControl({ ...rotation, satisfies: [missing] }),
    ],
    [
      "control rotation: checks[0] is undefined, not a check or an alternative.",
      () => defineControl({ ...rotation, checks: [missing] }),
    ],
    [
      "control rotation: evidence[0] is a check, not an evidence requirement.",
      () => defineControl({ ...rotation, evidence: [vaultKeyRotation as never] }),
    ],
    [
      "anyOf[1] is undefined, not a check or an evidence requirement.",
      () => anyOf(vaultKeyRotation, missing),
    ],
    [
      "anyOf was given one verification, and nothing it stands in for.",
      () => anyOf(...([vaultKeyRotation] as unknown as [AnyCheck, AnyCheck])),
    ],
    [
      "check vault/key-rotation: period is undefined, not a parameter.",
      () => vaultKeyRotation.with({ period: missing }),
    ],
    [
      "check vault/key-rotation: its environment is undefined, not an environment.",
      () => vaultKeyRotation.in(missing),
    ],
    [
      "setting rotation-period: its environment is undefined, not an environment.",
      () => rotationPeriod.to({ days: 1 }).in(missing),
    ],
    [
      "statement P-1: parameters[0] is undefined, not a parameter.",
      () => must("P-1")`Rotate every ${missing}.`,
    ],
    ["statement P-1: by[0] is undefined, not a control.", () => must("P-1")`Rotate.`.by(missing)],
    ["policy p: statements[0] is undefined, not a statement.", () => policy(missing)],
    [
      "policy p: security owner is undefined, not a person or a role.",
      () => definePolicy({ ...policy(), offices: { "security owner": missing } }),
    ],
    [
      "risk RISK-001: controls[0] is undefined, not a control.",
      () => defineRisk({ ...risk, controls: [missing] }),
    ],
    [
      "role cto: holder is undefined, not a person.",
      () => defineRole({ id: "cto", title: "CTO", holder: missing }),
    ],
    [
      "attestation a: reviewer is undefined, not a person or a role.",
      () => attested("a", { every: years(1), reviewer: missing }),
    ],
    [
      "attestation a: parameters[0] is undefined, not a parameter.",
      () => attested("a", { every: years(1), parameters: [missing] }),
    ],
    [
      "waiver vault/key-rotation for a: approvedBy is undefined, not a person.",
      () => waive(vaultKeyRotation, "a", { ...terms, approvedBy: missing }),
    ],
    ["framework is a function, not a framework scope.", () => vaultProgram({ framework: soc2 as never })],
    ["policies[0] is undefined, not a policy.", () => vaultProgram({ policies: [missing] })],
    ["providers[0] is a string, not a provider.", () => vaultProgram({ providers: ["aws" as never] })],
  ])("is refused where it is missed: %s", (message, define) => {
    expect(define).toThrow(`[bylaw] ${message}`);
  });

  test.each<[string, () => unknown]>([
    [
      "setting rotation-period: its amount is not in days.",
      () => rotationPeriod.to({ hours: 4320 } as never),
    ],
    ["setting rotation-period: its amount is not in days.", () => rotationPeriod.to(180 as never)],
    ["setting rotation-period: its amount is not in days.", () => rotationPeriod.to(days(180) as never)],
    [
      "check vault/key-rotation: period is at most 365 days, and retention is at least 3 years.",
      () => vaultKeyRotation.with({ period: defineParameter("retention", atLeast(years(3))) as never }),
    ],
    [
      "Selector recent gives no reason.",
      () => vaultKeyRotation.where({ id: "recent", test: () => true } as never),
    ],
    ['A program has no "setting".', () => vaultProgram({ setting: [] } as object)],
  ])("or a compiler that was not asked, is told too: %s", (message, define) => {
    expect(define).toThrow(`[bylaw] ${message}`);
  });

  test("in a framework's scope is told what there is", () => {
    expect(() => soc2.scope({ categories: ["avaliability" as "availability"] })).toThrow(
      expect.objectContaining({
        code: "unknown-id",
        message:
          '[bylaw] soc2.scope: SOC 2 (Trust Services Criteria 2017, revised points of focus 2022) has no category "avaliability".',
        next: "Correct its spelling. Use one of: security, availability, confidentiality, processing-integrity, privacy.",
      }),
    );
    expect(() => soc2.scope({ categories: [], outOfScope: { "CC99.1": "No." } as object })).toThrow(
      'has no criterion "CC99.1".',
    );
  });
});
