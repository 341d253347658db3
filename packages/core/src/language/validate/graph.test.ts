import { describe, expect, test } from "vitest";
import {
  type AnyCheck,
  anyOf,
  atLeast,
  atMost,
  attested,
  type CheckUse,
  type Control,
  days,
  defineCheck,
  defineControl,
  defineFramework,
  defineParameter,
  type EvidenceRequirement,
  fact,
  must,
  mustNot,
  type Statement,
  should,
  soc2,
  years,
} from "../../index.ts";
import {
  always,
  ana,
  production,
  rotation,
  rotationPeriod,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { policy, problemsOf } from "./validate.fixture.ts";

describe("statements", () => {
  test("C5: that demand name what verifies them, or do not compile and are refused", () => {
    // @ts-expect-error a demand is no statement
    expect(() => policy(must("P-1")`Rotate.`)).toThrow(
      "[bylaw] policy p: statement P-1 says MUST, and nothing verifies it.",
    );
    // @ts-expect-error nor is one that forbids
    expect(() => policy(mustNot("P-2")`Share.`)).toThrow(
      "statement P-2 says MUST NOT, and nothing verifies it.",
    );
    expect(problemsOf({ policies: [policy(should("P-3")`Care.`)] })).toEqual([]);
    const untyped = must("P-1")`Rotate.` as unknown as { by(): ReturnType<typeof should> };
    expect(problemsOf({ policies: [policy(untyped.by() as never)] })).toEqual([
      "nothing-verifies | policy p › statement P-1 | It says MUST, and nothing verifies it.",
    ]);
  });

  test("C11: hang on checks and evidence that their controls have, and on the limits that those read", () => {
    const period = rotationPeriod;
    const siem = attested("siem", {
      every: years(1),
      parameters: [defineParameter("other-period", atMost(days(10)))],
    });
    const control = { ...rotation, evidence: [siem] };
    const problems = (statement: Statement) =>
      problemsOf({ controls: [control], policies: [policy(statement)] });
    const sentence = must("P-1")`Rotate every ${period}.`.by(control);
    expect(problems(sentence.through(vaultKeyRotation))).toEqual([]);
    expect(problems(sentence.through(siem))).toEqual([
      "parameter-not-enforced | policy p › statement P-1 | It shows rotation-period, and nothing in the controls that verify it reads that parameter.",
    ]);
    expect(problems(sentence.through(vaultKeyRotation, attested("other", { every: years(1) })))).toEqual([
      "unknown-id | policy p › statement P-1 | It hangs on other, which none of the controls that verify it has.",
    ]);
  });

  test("show only parameters that something enforcing reads", () => {
    const shown = defineParameter("other-period", atMost(days(10)));
    expect(problemsOf({ policies: [policy(must("P-1")`Rotate every ${shown}.`.by(rotation))] })).toEqual([
      "parameter-not-enforced | policy p › statement P-1 | It shows other-period, and nothing in the controls that verify it reads that parameter.",
    ]);
  });
});

describe("what a statement is verified by", () => {
  test("is the control that the program runs, and not another copy of it", () => {
    const unbound = defineControl({ ...rotation, checks: [vaultKeyRotation] });
    const statement = must("P-1")`Rotate every ${rotationPeriod}.`.by(rotation);
    expect(problemsOf({ controls: [unbound], policies: [policy(statement)] })).toEqual([
      "parameter-not-enforced | policy p › statement P-1 | It shows rotation-period, and nothing in the controls that verify it reads that parameter.",
    ]);
  });
});

describe("alternatives", () => {
  test("cover the same part of the estate, since a pass of one counts for all of it", () => {
    const recent = { id: "recent", because: "Old keys are archived.", test: () => true };
    const fresh = defineCheck({
      id: "vault/fresh",
      title: "T",
      why: "W.",
      fix: "F",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: ["Nothing but what the test gives it is read."],
      each: vaultKeys,
      assert: () => [fact("fine", true).is(true)],
    });
    const controlled = (
      ...either: readonly [CheckUse | AnyCheck, CheckUse | AnyCheck | EvidenceRequirement]
    ) => ({
      policies: [],
      controls: [defineControl({ ...rotation, checks: [anyOf(...either)] })],
      providers: [vault(["north"], always(), { environment: production })],
    });
    const message = (one: string, two: string) => [
      `uneven-alternative | control rotation | Of checks of which one is enough, one covers ${one} and another ${two}.`,
    ];
    expect(problemsOf(controlled(fresh.where(recent), vaultKeyRotation))).toEqual(message("recent", "all"));
    expect(problemsOf(controlled(fresh, vaultKeyRotation.in(production)))).toEqual(
      message("all", "in production"),
    );
    expect(problemsOf(controlled(fresh.where(recent), vaultKeyRotation.where(recent)))).toEqual([]);
    expect(problemsOf(controlled(fresh.in(production), attested("siem", { every: years(1) })))).toEqual([]);
  });
});

describe("criteria and controls", () => {
  test("C1: a criterion that no control satisfies stops nothing", () => {
    const framework = soc2.scope({ categories: ["security"] });
    const satisfies = [soc2.supporting("CC6.2")];
    expect(problemsOf({ framework, controls: [{ ...rotation, satisfies }] })).toEqual([]);
  });

  test("C16: a control may satisfy criteria of several frameworks, also of one that the program is not held to", () => {
    const iso = defineFramework({
      id: "iso",
      title: "ISO 27001",
      criteria: [{ id: "A.8.24", category: "annex", title: "Use of cryptography" }],
      always: [],
    });
    const controls = [{ ...rotation, satisfies: [soc2("CC6.1"), iso("A.8.24")] }];
    expect(problemsOf({ controls })).toEqual([]);
    const scopes = [soc2.scope({ categories: [] }), iso.scope({ categories: ["annex"] })] as const;
    expect(problemsOf({ controls, framework: scopes })).toEqual([]);
    expect(problemsOf({ controls, framework: [scopes[0], scopes[0]] })).toEqual([
      "duplicate-id | framework[1] | The framework id soc2 is already taken at framework[0].",
    ]);
    const strange = { ...iso("A.8.24"), criterion: "A.9.9" } as const;
    expect(
      problemsOf({ controls: [{ ...rotation, satisfies: [strange as never] }], framework: scopes }),
    ).toEqual(["unknown-id | control rotation | It satisfies iso A.9.9, which ISO 27001 does not have."]);
    expect(() => vaultProgram({ framework: [] as never })).toThrow("[bylaw] framework is an empty list.");
  });

  test("security is in every scope", () => {
    expect(soc2.scope({ categories: ["availability"] }).criteria).toHaveLength(36);
    expect(soc2.criteria).toHaveLength(61);
  });

  test("a control has checks or evidence", () => {
    expect(problemsOf({ policies: [], controls: [{ ...rotation, checks: [] }] })).toEqual([
      "nothing-verifies | control rotation | It has neither checks nor evidence, so nothing can show that it operates.",
    ]);
  });
});

describe("evidence", () => {
  test("may hold the company to a parameter that a sentence shows", () => {
    const retention = defineParameter("retention", atLeast(years(10)));
    const evidence = (parameters: readonly (typeof retention)[]) =>
      defineControl({
        ...rotation,
        id: "retention",
        checks: [],
        evidence: [attested("retention", { every: years(1), parameters })],
      });
    const problems = (control: Control) =>
      problemsOf({
        controls: [rotation, control],
        policies: [policy(must("P-1")`Keep records for ${retention}.`.by(control))],
        settings: [retention.to({ years: 12 })],
      });
    expect(problems(evidence([retention]))).toEqual([]);
    expect(problems(evidence([]))).toEqual([
      "parameter-not-enforced | policy p › statement P-1 | It shows retention, and nothing in the controls that verify it reads that parameter.",
    ]);
  });
});

describe("risks", () => {
  const risk = {
    kind: "risk",
    id: "RISK-001",
    title: "R",
    statement: "R.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "medium" },
    residual: { likelihood: "low", impact: "low" },
    controls: [rotation],
    owner: ana,
    reviewBy: "2026-12-31",
  } as const;
  test.each<[string, object, string]>([
    [
      "rate within the matrix",
      { inherent: { likelihood: "medium", impact: "critical" } },
      "Its likelihood or impact is not a level of the risk matrix.",
    ],
    [
      "are not made worse by their controls",
      { residual: { likelihood: "high", impact: "high" } },
      "Its residual rating is higher than its inherent one.",
    ],
    ["that are mitigated name their controls", { controls: [] }, "It is mitigated, and by no control."],
  ])("%s", (_, change, message) => {
    expect(problemsOf({ risks: [{ ...risk, ...change }] })).toEqual([
      `bad-risk | risk RISK-001 | ${message}`,
    ]);
  });
});
