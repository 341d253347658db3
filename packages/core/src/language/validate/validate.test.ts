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
  definePolicy,
  defineRisk,
  defineRole,
  type EvidenceRequirement,
  fact,
  type IsoDate,
  must,
  mustNot,
  type Program,
  type Statement,
  should,
  soc2,
  waive,
  years,
} from "../../index.ts";
import { assertValidProgram, validateProgram } from "../../run/index.ts";
import {
  always,
  ana,
  bo,
  production,
  rotation,
  rotationPeriod,
  staging,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";

const problemsOf = (change: Parameters<typeof vaultProgram>[0]) =>
  validateProgram(vaultProgram(change)).map(({ code, place, message }) => `${code} | ${place} | ${message}`);
const policy = (...statements: Parameters<typeof definePolicy>[0]["statements"]) =>
  definePolicy({ id: "p", title: "P", owner: ana, effective: "2026-01-01", review: "annual", statements });
const other: Control = defineControl({ ...rotation, id: "other" });
const terms = {
  until: "2026-06-30",
  reason: "Soon.",
  requestedBy: ana,
  approvedBy: bo,
  compensating: [rotation],
} as const;

test("a sound program has no problems", () => {
  expect(validateProgram(vaultProgram())).toEqual([]);
});

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
      defineControl({ ...other, checks: [], evidence: [attested("a", { parameters: [twin] })] }),
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
    const siem = attested("siem");
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
      "risk RISK-001: controls[0] is undefined, not a control.",
      () => defineRisk({ ...risk, controls: [missing] }),
    ],
    [
      "role cto: holder is undefined, not a person.",
      () => defineRole({ id: "cto", title: "CTO", holder: missing }),
    ],
    [
      "attestation a: reviewer is undefined, not a person or a role.",
      () => attested("a", { reviewer: missing }),
    ],
    [
      "attestation a: parameters[0] is undefined, not a parameter.",
      () => attested("a", { parameters: [missing] }),
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
    const siem = attested("siem", { parameters: [defineParameter("other-period", atMost(days(10)))] });
    const control = { ...rotation, evidence: [siem] };
    const problems = (statement: Statement) =>
      problemsOf({ controls: [control], policies: [policy(statement)] });
    const sentence = must("P-1")`Rotate every ${period}.`.by(control);
    expect(problems(sentence.through(vaultKeyRotation))).toEqual([]);
    expect(problems(sentence.through(siem))).toEqual([
      "parameter-not-enforced | policy p › statement P-1 | It shows rotation-period, and nothing in the controls that verify it reads that parameter.",
    ]);
    expect(problems(sentence.through(vaultKeyRotation, attested("other")))).toEqual([
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
    expect(problemsOf(controlled(fresh.in(production), attested("siem")))).toEqual([]);
  });
});

describe("criteria, controls and providers", () => {
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

  test("a check finds its provider and its environment", () => {
    expect(problemsOf({ providers: [] })).toEqual([
      "provider-absent | check vault/key-rotation | It reads vault, and the program has no vault provider.",
    ]);
    const controls = [
      { ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).in(staging)] },
    ];
    expect(problemsOf({ controls })).toEqual([
      "provider-absent | control rotation › check vault/key-rotation | It is targeted at the environment staging, which no vault provider belongs to.",
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
        evidence: [attested("retention", { parameters })],
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

describe("waivers", () => {
  const waiver = (change: object, resource = "a") => [
    waive(vaultKeyRotation, resource, { ...terms, ...change }),
  ];

  test.each<[string, object, string]>([
    ["have a last day", { until: undefined }, "It has no last day."],
    [
      "end on a day that exists",
      { until: "2026-02-30" as IsoDate },
      "Its last day 2026-02-30 is not a calendar day.",
    ],
    ["are approved by another person", { approvedBy: ana }, "ana approves a request of their own."],
    ["give a reason", { reason: " " }, "It gives no reason."],
    ["are compensated", { compensating: [] }, "Nothing compensates it."],
  ])("%s", (_, change, message) => {
    expect(problemsOf({ waivers: waiver(change) })).toEqual([
      `bad-waiver | waiver vault/key-rotation for a | ${message}`,
    ]);
  });

  test("name one exact resource, once", () => {
    for (const resource of ["*", " "]) {
      expect(problemsOf({ waivers: waiver({}, resource) })).toEqual([
        `bad-waiver | waiver vault/key-rotation for ${resource} | It does not name one exact resource.`,
      ]);
    }
    expect(problemsOf({ waivers: waiver({}, "backups (2024) *.tar ") })).toEqual([]);
    expect(problemsOf({ waivers: [...waiver({}), ...waiver({})] })).toEqual([
      "bad-waiver | waiver vault/key-rotation for a | It is granted twice.",
    ]);
  });

  test("name checks and controls of the program", () => {
    expect(problemsOf({ waivers: waiver({ compensating: [other] }) })).toEqual([
      "unknown-id | waiver vault/key-rotation for a | It is compensated by the control other, which the program does not have.",
    ]);
    const manual: Program["controls"][number] = { ...rotation, checks: [], evidence: [attested("x")] };
    expect(problemsOf({ policies: [], controls: [manual], waivers: waiver({}) })).toEqual([
      "unknown-id | waiver vault/key-rotation for a | No control uses the check vault/key-rotation.",
    ]);
  });
});

test("the period is real and in order", () => {
  expect(problemsOf({ period: { from: "2026-12-31", to: "2026-01-01" } })).toEqual([
    "bad-date | period | It ends before it begins.",
  ]);
  expect(problemsOf({ period: { from: "2026-02-30", to: "2026-12-31" } })).toEqual([
    "bad-date | period | from is not a calendar day.",
  ]);
});

test("every problem is told at once, with its place and the next step", () => {
  const program = vaultProgram({
    providers: [],
    controls: [rotation, { ...rotation, id: "idle", checks: [] }],
  });
  expect(() => assertValidProgram(program)).toThrow(
    [
      "[bylaw] The program has 2 problems:",
      "  control idle",
      "    It has neither checks nor evidence, so nothing can show that it operates.",
      "    Give it checks, or evidence such as exercise(...) or attested(...).",
      "  check vault/key-rotation",
      "    It reads vault, and the program has no vault provider.",
      "    Add vault(...) to the program's providers.",
    ].join("\n"),
  );
});
