import { describe, expect, test } from "vitest";
import {
  defaultRiskMatrix,
  defineRisk,
  fiveByFive,
  type IsoDate,
  type Risk,
  type RiskMatrix,
  soc2,
} from "../../index.ts";
import { levelOf, type RiskRating, ratingText, validateProgram } from "../../run/index.ts";
import { ana, rotation, vaultProgram } from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";
import { problemsOf } from "../validate/validate.fixture.ts";

const risk = (change: Partial<Risk> | object = {}): Risk =>
  defineRisk({
    id: "RISK-1",
    title: "R",
    statement: "A stolen password opens the database.",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "unlikely", impact: "minor" },
    controls: [rotation],
    owner: ana,
    reviewBy: "2026-12-31",
    ...change,
  } as Omit<Risk, "kind">);
const rated = (inherent: object, residual: object = inherent) => ({ inherent, residual });

describe("a rating", () => {
  test.each<[RiskRating, RiskMatrix, string | undefined]>([
    [{ likelihood: "low", impact: "high" }, defaultRiskMatrix, "medium"],
    [{ likelihood: "high", impact: "high" }, defaultRiskMatrix, "high"],
    [{ likelihood: "rare", impact: "negligible" }, fiveByFive, "low"],
    [{ likelihood: "rare", impact: "severe" }, fiveByFive, "medium"],
    [{ likelihood: "possible", impact: "moderate" }, fiveByFive, "medium"],
    [{ likelihood: "likely", impact: "severe" }, fiveByFive, "critical"],
    [{ likelihood: "almost-certain", impact: "major" }, fiveByFive, "critical"],
    [{ likelihood: "low", impact: "high" }, fiveByFive, undefined],
    [{ likelihood: "rare", impact: "minor" }, defaultRiskMatrix, undefined],
    [{ likelihood: "low", impact: "severe" } as never, defaultRiskMatrix, undefined],
  ])("of %o is a level of its matrix alone", (rating, matrix, level) => {
    expect(levelOf(rating, matrix)).toBe(level);
  });

  test("is said likelihood first", () => {
    expect(ratingText({ likelihood: "unlikely", impact: "major" })).toBe("unlikely, major");
    expect(ratingText({ likelihood: "almost-certain", impact: "severe" })).toBe("almost-certain, severe");
  });
});

describe("the risks of a program", () => {
  const not = "bad-risk | risk RISK-1 | Its likelihood or impact is not a level of the risk matrix.";
  const problems = (change: object, riskMatrix: RiskMatrix = fiveByFive) =>
    problemsOf({ risks: [risk(change)], riskMatrix });

  test("are rated in the steps of its matrix", () => {
    expect(problems({})).toEqual([]);
    expect(problems(rated({ likelihood: "low", impact: "low" }), defaultRiskMatrix)).toEqual([]);
    expect(problems({}, defaultRiskMatrix)).toEqual([not]);
    expect(problems(rated({ likelihood: "low", impact: "low" }))).toEqual([not]);
  });

  test.each<[string, object, object?]>([
    ["three and five", { likelihood: "low", impact: "severe" }],
    ["five and three", { likelihood: "rare", impact: "high" }],
    ["before and after", { likelihood: "possible", impact: "major" }, { likelihood: "low", impact: "low" }],
    ["likelihood and impact", { likelihood: "severe", impact: "rare" }],
    ["no step at all", { likelihood: "often", impact: "bad" }],
    ["what every object has", { likelihood: "constructor", impact: "name" }],
  ])("do not mix steps: %s", (_, inherent, residual) => {
    expect(problems(rated(inherent, residual))).toEqual([not]);
  });

  test("are told which steps there are", () => {
    const next = (riskMatrix: RiskMatrix) =>
      validateProgram(
        vaultProgram({ risks: [risk(rated({ likelihood: "low", impact: "severe" }))], riskMatrix }),
      ).map((one) => one.next);
    expect(next(fiveByFive)).toEqual([
      "Rate likelihood as one of rare, unlikely, possible, likely, almost-certain, impact as one of negligible, minor, moderate, major, severe.",
    ]);
    expect(next(defaultRiskMatrix)).toEqual([
      "Rate likelihood as one of low, medium, high, impact as one of low, medium, high.",
    ]);
    expect(next({})).toEqual(["Rate likelihood as one of , impact as one of ."]);
  });

  test("are not made worse by their controls, as the matrix has it", () => {
    const worse = "bad-risk | risk RISK-1 | Its residual rating is higher than its inherent one.";
    const from = { likelihood: "possible", impact: "moderate" };
    expect(problems(rated(from, { likelihood: "almost-certain", impact: "minor" }))).toEqual([]);
    expect(problems(rated(from, { likelihood: "almost-certain", impact: "moderate" }))).toEqual([worse]);
    expect(
      problems(rated({ likelihood: "likely", impact: "major" }, { likelihood: "likely", impact: "severe" })),
    ).toEqual([worse]);
  });

  test("are rated by a matrix of the company's own", () => {
    const own: RiskMatrix = { ...fiveByFive, unlikely: { ...fiveByFive.unlikely, minor: "critical" } };
    expect(problems({}, own)).toEqual([
      "bad-risk | risk RISK-1 | Its residual rating is higher than its inherent one.",
    ]);
  });
});

describe("what is still to be done about a risk", () => {
  const action = { what: "Second factor", owner: ana, due: "2026-06-30" as IsoDate };
  test("has an owner and days", () => {
    const done = { ...action, done: "2026-06-20" as IsoDate };
    expect(risk({ plan: [action, done] }).plan).toEqual([action, done]);
    expect(risk({ plan: [] }).plan).toEqual([]);
    expect(risk()).not.toHaveProperty("plan");
    expect(Object.isFrozen(risk({ plan: [action] }).plan?.[0])).toBe(true);
  });

  const FROM = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";
  const DAY = "which is not a calendar day. Write it as YYYY-MM-DD, in UTC.";
  test.each<[string, object]>([
    [`risk RISK-1: Second factor: owner is undefined, not a person or a role. ${FROM}`, { owner: undefined }],
    [`risk RISK-1: Second factor: owner is a control, not a person or a role. ${FROM}`, { owner: rotation }],
    [`risk RISK-1: Second factor: due is "2026-06-31", ${DAY}`, { due: "2026-06-31" }],
    [`risk RISK-1: Second factor: due is undefined, ${DAY}`, { due: undefined }],
    [`risk RISK-1: Second factor: done is "yes", ${DAY}`, { done: "yes" }],
  ])("%s", (message, change) => {
    expect(told(() => risk({ plan: [{ ...action, ...change }] }))).toBe(message);
  });

  test("is told of the one that is wrong, wherever it stands", () => {
    const second = { ...action, what: "Third factor", due: "soon" };
    expect(told(() => risk({ plan: [action, second] }))).toBe(
      `risk RISK-1: Third factor: due is "soon", ${DAY}`,
    );
  });
});

test("a risk may say on which day it came into the register", () => {
  expect(risk({ identified: "2026-03-01" })).toMatchObject({ identified: "2026-03-01" });
  expect(told(() => risk({ identified: "soon" as never }))).toBe(
    'risk RISK-1: identified is "soon", which is not a calendar day. Write it as YYYY-MM-DD, in UTC.',
  );
});

test("a risk of fraud or of change says what it was looked at for", () => {
  expect(risk({ threat: "An insider", considers: ["fraud", "change"] })).toMatchObject({
    kind: "risk",
    threat: "An insider",
    considers: ["fraud", "change"],
  });
  expect(soc2("CC3.3").criterion).toBe("CC3.3");
});
