import { attested, type Control, defineControl, fiveByFive, type Risk, soc2, years } from "@bylaw/core";
import { levelOf } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { ben, terms } from "../terms.fixture.ts";
import { riskEntries } from "./entries.ts";
import { acceptedOf, type RiskEntry, risksOf } from "./register.ts";

const control = (id: string): Control =>
  defineControl({
    id,
    title: "Something is done",
    statement: "Somebody does it.",
    satisfies: [soc2("CC5.1")],
    owner: ben,
    evidence: [attested(id, { every: years(1) })],
  });
const named = [...new Set(riskEntries.flatMap(({ controls }) => controls))];
const all = Object.fromEntries(named.map((id) => [id, control(id)]));
const risks = risksOf(terms, riskEntries, all, "2026-12-31");

const level = (rating: Risk["inherent"]) => levelOf(rating, fiveByFive);
const rank = (rating: Risk["inherent"]): number =>
  ["low", "medium", "high", "critical"].indexOf(level(rating) ?? "none");
const found = (id: string): Risk => {
  const one = risks.find((risk) => risk.id === id);
  if (one === undefined) throw new Error(`${id} is gone.`);
  return one;
};

describe("the ready-made risks", () => {
  test("S4: RISK-001 is the guide's: medium likelihood, high impact, high before controls and low after, the CTO's", () => {
    const risk = found("RISK-001");
    expect(risk).toMatchObject({
      title: "Unauthorized database access",
      inherent: { likelihood: "possible", impact: "major" },
      owner: terms.owners.engineering,
      reviewBy: "2026-12-31",
    });
    expect([level(risk.inherent), level(risk.residual)]).toEqual(["high", "low"]);
    const [mfa, segmentation, leastPrivilege] = [
      ["sign-on-mfa", "cloud-console-mfa"],
      ["entry-points-listed", "environments-separated"],
      ["access-granted", "privileged-access-listed", "access-reviewed"],
    ];
    expect(risk.controls.map(({ id }) => id)).toEqual(
      expect.arrayContaining([...mfa, ...segmentation, ...leastPrivilege]),
    );
  });

  test("have ids in order, without a hole", () => {
    expect(riskEntries.map(({ id }) => id)).toEqual(
      riskEntries.map((_, at) => `RISK-${String(at + 1).padStart(3, "0")}`),
    );
    expect(new Set(riskEntries.map(({ title }) => title)).size).toBe(riskEntries.length);
  });

  test("keep the ids of the first five", () => {
    expect(riskEntries.slice(0, 5).map(({ title }) => title)).toEqual([
      "Unauthorized database access",
      "A leaked encryption key stays useful",
      "Data is intercepted in transit",
      "An unreviewed change reaches production",
      "The deployment pipeline is taken over",
    ]);
  });

  test.each(risks)("$id is rated by the matrix, and no worse with its controls than without", (risk) => {
    for (const rating of [risk.inherent, risk.residual]) expect(level(rating)).toBeDefined();
    expect(rank(risk.residual)).toBeLessThanOrEqual(rank(risk.inherent));
    if (risk.treatment === "accept") expect(risk.residual).toEqual(risk.inherent);
    else expect(risk.residual).not.toEqual(risk.inherent);
  });

  test("leave little above medium", () => {
    expect(risks.filter(({ residual }) => rank(residual) > 1).map(({ id }) => id)).toEqual(["RISK-023"]);
  });

  test.each(riskEntries)("$id says cause, event and consequence in one sentence", ({ statement, threat }) => {
    expect(statement).toMatch(/^[A-Z][^.:;!?]+, [^.:;!?]+\.$/);
    expect(threat).toMatch(/^[A-Z][^.]+$/);
    expect(statement).not.toMatch(/appropriate|timely|periodic|\d/);
  });

  test("consider fraud and change, and use every treatment", () => {
    const considering = (what: "fraud" | "change") =>
      riskEntries.filter(({ considers = [] }) => considers.includes(what));
    expect(considering("fraud").length).toBeGreaterThanOrEqual(3);
    expect(considering("change").length).toBeGreaterThanOrEqual(4);
    expect(new Set(riskEntries.map(({ treatment }) => treatment))).toEqual(
      new Set(["mitigate", "accept", "transfer", "avoid"]),
    );
  });

  test("name a control once each, and none where the risk is accepted", () => {
    for (const { id, controls, treatment } of riskEntries) {
      expect(new Set(controls).size, id).toBe(controls.length);
      expect(controls.length > 0, id).toBe(treatment !== "accept");
    }
  });
});

describe("a register", () => {
  const entry: RiskEntry = {
    id: "RISK-900",
    title: "Something happens",
    statement: "A cause, an event, and a consequence.",
    threat: "Somebody",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "rare", impact: "minor" },
    controls: ["one", "two"],
    owner: "people",
  };
  const [one, two] = [control("one"), control("two")];
  const made = (change: Partial<RiskEntry>, controls: Readonly<Record<string, Control | undefined>>) =>
    risksOf(terms, [{ ...entry, ...change }], controls, "2026-12-31")[0];

  test("links the controls that there are", () => {
    expect(made({}, { one, two })?.controls).toEqual([one, two]);
    expect(made({}, { one, two: undefined })).toMatchObject({
      treatment: "mitigate",
      residual: entry.residual,
      controls: [one],
    });
  });

  test.each(["mitigate", "transfer", "avoid"] as const)(
    "falls back to accepting what it was before controls where all of them are gone: %s",
    (treatment) => {
      expect(made({ treatment }, { one: undefined })).toMatchObject({
        treatment: "accept",
        residual: entry.inherent,
        controls: [],
      });
    },
  );

  test("leaves a risk that names no controls as it is", () => {
    const risk = made({ treatment: "avoid", controls: [] }, {});
    expect(risk).toMatchObject({ treatment: "avoid", residual: entry.residual });
  });

  test("gives each planned action its person and its day", () => {
    const plan = [{ what: "Do it", owner: "engineering", week: 2 }] as const;
    expect(made({ plan }, { one })?.plan).toEqual([{ what: "Do it", owner: ben, due: "2026-01-14" }]);
    expect(made({}, { one })).not.toHaveProperty("plan");
  });

  test("asks for the acceptance of what is accepted, and of what is left above medium", () => {
    expect(acceptedOf(risks).map(({ id }) => id)).toEqual(["RISK-018", "RISK-023"]);
    const bare = risksOf(terms, riskEntries, {}, "2026-12-31");
    expect(acceptedOf(bare)).toEqual(bare);
  });
});
