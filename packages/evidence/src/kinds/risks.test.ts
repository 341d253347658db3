import {
  type Control,
  defineControl,
  defineRisk,
  fiveByFive,
  type IsoDate,
  type Risk,
  soc2,
  years,
} from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana, ben } from "../testing/run.ts";
import { namesOf, saidOf } from "../testing/shown.ts";
import { riskAcceptance, riskAssessmentKind } from "./risks.ts";

const terms = { every: years(1), reviewer: ana } as const;
const ENTRIES = "entries of the register that were gone through";
const whole = { on: "2026-06-10", today: "2027-01-01" } as const;

describe("a risk assessment", () => {
  const asked = riskAssessmentKind.require("risk-assessment", terms);
  const held = {
    participants: ["ana", "ben"],
    fraud: "An engineer could change what is paid out; two people approve each change.",
    changes: "A second region.",
    entries: 14,
    findings: [],
  };

  test("is made by two people at least", async () => {
    expect(await saidOf(asked, held)).toEqual(["pass"]);
    expect(await namesOf(asked, held)).toEqual(["people who took part", ENTRIES, "findings past their day"]);
    for (const participants of [
      ["ana"],
      ["ana", "ana"],
      ["ana", " ana "],
      ["ana", "Ana"],
      ["ana", "ana\u200b"],
    ])
      expect(await saidOf(asked, { ...held, participants })).toEqual(["fail", "people who took part: 1"]);
  });

  test("is not made by one person under two names", async () => {
    const silva = { ...ana, name: "Ana Silva", email: "ana@acme.com" };
    for (const other of ["Ana Silva", "ana@acme.com"])
      expect(
        await saidOf(asked, { ...held, participants: ["ana", other] }, { program: { people: [silva, ben] } }),
      ).toEqual(["fail", "people who took part: 1"]);
  });

  test("goes through as many entries as the register had on its day", async () => {
    const risk = (id: string, identified?: IsoDate) =>
      defineRisk({
        id,
        title: "T",
        statement: "S.",
        treatment: "transfer",
        inherent: { likelihood: "low", impact: "low" },
        controls: [],
        residual: { likelihood: "low", impact: "low" },
        owner: ana,
        reviewBy: "2026-12-15",
        ...(identified !== undefined && { identified }),
      });
    const said = (entries: number, ...risks: readonly Risk[]) =>
      saidOf(asked, { ...held, entries }, { program: { risks } });
    const [first, second] = [risk("RISK-1"), risk("RISK-2", "2026-03-10")];
    expect(await said(2, first, second)).toEqual(["pass"]);
    expect(await said(1, first, second)).toEqual(["fail", `${ENTRIES}: 1`]);
    expect(await said(1, first, risk("RISK-2", "2026-03-11"))).toEqual(["pass"]);
    expect(await said(1, first, risk("RISK-2"))).toEqual(["fail", `${ENTRIES}: 1`]);
    expect(await said(3, first, second)).toEqual(["pass"]);
  });

  test("fails once a finding is past its day, and holds again when it is mended", async () => {
    const finding = { what: "No plan for the region", owner: "ben", due: "2026-04-01" };
    const findings = [finding];
    expect(await saidOf(asked, { ...held, findings }, { today: "2026-04-01" })).toEqual(["pass"]);
    expect(await saidOf(asked, { ...held, findings }, { today: "2026-04-02" })).toEqual([
      "fail",
      "findings past their day: No plan for the region (ben, 2026-04-01)",
    ]);
    const mended = [{ ...finding, done: "2026-04-02" }];
    expect(await saidOf(asked, { ...held, findings: mended }, { today: "2026-04-02" })).toEqual(["pass"]);
  });

  test.each<[string, object]>([
    ["participants", { participants: [] }],
    ["participants[0]", { participants: [" "] }],
    ["fraud", { fraud: undefined }],
    ["fraud", { fraud: "" }],
    ["changes", { changes: "\n" }],
    ["entries", { entries: 0 }],
    ["entries", { entries: undefined }],
    ["findings[0].due", { findings: [{ what: "x", owner: "ben", due: "soon" }] }],
  ])("without a sound %s cannot be decided", async (field, change) => {
    const [outcome, why] = await saidOf(asked, { ...held, ...change }, whole);
    expect(outcome).toBe("error");
    expect(why).toContain(`risk-assessment/a.md cannot be told to answer it: ${field}: `);
  });
});

describe("the acceptance of a risk", () => {
  const control = (id: string): Control =>
    defineControl({
      id,
      title: "T",
      statement: "S.",
      satisfies: [soc2("CC3.2")],
      owner: ana,
      frequency: "annual",
      implementedFrom: "2026-01-01",
      evidence: [riskAssessmentKind.require(`${id}-shown`, terms)],
    });
  const [logs, spare] = [control("logs-kept"), control("a-spare")];
  const risk = (
    residual: Risk["residual"],
    { id = "RISK-7", controls = [] }: { id?: string; controls?: readonly Control[] } = {},
  ) =>
    defineRisk({
      id,
      title: "One person knows it all",
      statement: "The founder falls ill and nobody can restore production.",
      treatment: "accept",
      inherent: { likelihood: "likely", impact: "severe" },
      controls,
      residual,
      owner: ana,
      reviewBy: "2026-12-15",
    });
  const major = risk({ likelihood: "unlikely", impact: "major" });
  const accepted = {
    residual: "unlikely, major",
    treatment: "accept",
    controls: "none",
    because: "There are two of us.",
  };
  const said = (of: Risk, fields: object = accepted) => saidOf(riskAcceptance(of, terms), fields, whole);

  test("is asked for by the risk's own name, as it is rated now", () => {
    expect(riskAcceptance(major, terms)).toMatchObject({
      id: "risk-acceptance-risk-7",
      title: "Acceptance of RISK-7, One person knows it all, as it is rated now",
      due: { every: years(1) },
      reviewer: ana,
      binds: { residual: "unlikely, major", treatment: "accept", controls: "none" },
    });
    expect(riskAcceptance(major, { ...terms, title: "We live with it" }).title).toBe("We live with it");
  });

  test("may be bound to more, and is bound to its rating whatever else", () => {
    const binds = { because: "There are two of us.", residual: "rare, minor" };
    expect(riskAcceptance(major, { ...terms, binds }).binds).toEqual({
      because: "There are two of us.",
      residual: "unlikely, major",
      treatment: "accept",
      controls: "none",
    });
  });

  test("counts where it says that rating", async () => {
    expect(await said(major)).toEqual(["pass"]);
    expect(await said(major, { ...accepted, residual: " unlikely, major " })).toEqual(["pass"]);
  });

  test("is made anew once the risk is rated otherwise, for better or worse", async () => {
    for (const residual of [
      { likelihood: "rare", impact: "major" },
      { likelihood: "unlikely", impact: "severe" },
      { likelihood: "low", impact: "high" },
    ] as const)
      expect(await said(risk(residual))).toEqual([
        "fail",
        "Acceptance of RISK-7, One person knows it all, as it is rated now, 2026: none, due since 2026-12-31",
        `risk-acceptance-risk-7/a.md: its residual is unlikely, major, and is ${residual.likelihood}, ${residual.impact} now`,
      ]);
    expect(fiveByFive.unlikely?.major).toBe("medium");
  });

  test("is made anew once it loses a control, or gets another, and not when they change places", async () => {
    const having = (...controls: readonly Control[]) => risk(major.residual, { controls });
    const both = { ...accepted, controls: "a-spare, logs-kept" };
    expect(await said(having(logs, spare), both)).toEqual(["pass"]);
    expect(await said(having(spare, logs), both)).toEqual(["pass"]);
    for (const [now, text] of [
      [[logs], "logs-kept"],
      [[], "none"],
    ] as const)
      expect((await said(having(...now), both)).at(-1)).toBe(
        `risk-acceptance-risk-7/a.md: its controls is a-spare, logs-kept, and is ${text} now`,
      );
    expect((await said(having(logs))).at(-1)).toBe(
      "risk-acceptance-risk-7/a.md: its controls is none, and is logs-kept now",
    );
  });

  test.each<[string, object]>([
    ["residual", { residual: undefined }],
    ["controls", { controls: undefined }],
    ["treatment", { treatment: "" }],
    ["because", { because: " " }],
  ])("without %s cannot be decided", async (field, change) => {
    const [outcome, why] = await said(major, { ...accepted, ...change });
    expect(outcome).toBe("error");
    expect(why).toContain(`risk-acceptance-risk-7/a.md cannot be told to answer it: ${field}: `);
  });

  test("of a risk whose id names no folder is refused", () => {
    expect(() => riskAcceptance(risk(major.residual, { id: "RISK_7" }), terms)).toThrow(
      "risk-acceptance risk-acceptance-risk_7: its id is no name of a folder.",
    );
  });
});
