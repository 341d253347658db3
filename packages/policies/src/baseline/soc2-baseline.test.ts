import { definePerson, isBylawError, type Person, type Risk } from "@bylaw/core";
import { evaluateRecording, linksOf, statementText, validateProgram } from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { bucket, classicListener, consoleUser, key, listener, role, rootUser } from "../resources.fixture.ts";
import { restoreTestInterval } from "../topics/business-continuity/parameters.ts";
import { requiredReviewers } from "../topics/change-management/parameters.ts";
import { alertReviewInterval } from "../topics/logging-and-monitoring/parameters.ts";
import { choices, connected, options, programWith } from "./baseline.fixture.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

const whole = [
  ...bucket(),
  ...classicListener(),
  ...consoleUser(),
  ...key(),
  ...listener(),
  ...role("repo:acme/api:ref:refs/heads/main"),
  ...rootUser(),
];

const both = [
  ["with people alone", options],
  ["in AWS and on GitHub", connected],
] as const;

describe.each(both)("a program on the baseline, %s", (_, given) => {
  test.each(choices.map((categories) => [categories.join(", ") || "security alone", categories] as const))(
    "has no problem, and a primary control with something to show behind every criterion: %s",
    (_, categories) => {
      const program = programWith({ ...given, categories });
      expect(validateProgram(program)).toEqual([]);
      const { controlsFor } = linksOf(program);
      for (const criterion of program.frameworks.flatMap(({ criteria }) => criteria)) {
        const { primary } = controlsFor(criterion);
        expect(primary.length, criterion.id).toBeGreaterThan(0);
        const shown = primary.flatMap(({ checks, evidence }) => [...checks, ...evidence]);
        expect(shown.length, criterion.id).toBeGreaterThan(0);
      }
    },
  );

  test("leaves no criterion of Security out by itself, and nothing else", () => {
    const { frameworks, omissions } = programWith(given);
    expect(frameworks.map(({ outOfScope }) => outOfScope)).toEqual([{}]);
    expect(omissions).toEqual([]);
  });

  test("has a first day for whatever is due, spread over the weeks", () => {
    const { controls } = programWith({ ...given, categories: choices.at(-1) ?? [] });
    const days = controls.flatMap(({ evidence, implementedFrom }) => {
      expect(implementedFrom).toBe("2026-01-01");
      return evidence.flatMap(({ id, of, due }) => {
        if (of.about !== "company" || due.once !== undefined) return [];
        const isOften = due.every !== undefined && "unit" in due.every && due.every.unit === "days";
        const first = due.firstDue;
        if (first === undefined) return isOften || typeof due.every === "object" ? [] : [id];
        return [first];
      });
    });
    const counts = new Map<string, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(14);
  });

  test.each(["2026-01-02", "2026-02-15", "2027-06-30"])(
    "is not green on %s while nobody has shown anything, however well its systems are set",
    async (day) => {
      const report = await runOnNothing(given, day);
      expect(report.exitCode).toBeGreaterThan(0);
      const green = report.criteria.filter(
        ({ outcome, coverage }) => coverage === "covered" && outcome === "pass",
      );
      expect(green).toEqual([]);
    },
  );
});

/** Everything is read, all systems are as they should be, and no record lies anywhere. */
function runOnNothing(given: typeof options | typeof connected, day: string) {
  const program = programWith(given);
  const good = given === connected ? whole : [];
  const read = new Set(good.map(({ collector }) => collector.id));
  const empty = linksOf(program).collectors.filter(({ id }) => !read.has(id));
  const listings = [...good, ...empty.map((collector) => listingOf(collector as never, []))];
  return evaluateRecording(program, recordingOf(listings, `${day}T00:00:00.000Z`));
}

describe("its parts", () => {
  const baseline = soc2Baseline({ ...connected, categories: ["availability"] });

  test("stand under their ids", () => {
    for (const [id, control] of Object.entries(baseline.controls)) expect(control?.id).toBe(id);
    for (const [id, policy] of Object.entries(baseline.policies)) expect(policy?.id).toBe(id);
    for (const [id, risk] of Object.entries(baseline.risks)) expect(risk?.id).toBe(id);
  });

  test("have ids that are no others: what is left out is named by its id alone", () => {
    const { controls, policies, risks } = baseline;
    const all = [controls, policies, risks].flatMap((parts) => Object.keys(parts));
    expect(new Set(all).size).toBe(all.length);
  });

  test("are in number what a startup can do", () => {
    const { controls, policies, risks } = soc2Baseline(connected).program;
    expect({
      controls: controls.length,
      policies: policies.length,
      risks: risks.length,
    }).toMatchInlineSnapshot(`
      {
        "controls": 81,
        "policies": 14,
        "risks": 27,
      }
    `);
  });
});

const third = (change: object) => definePerson({ id: "cleo", name: "Cleo", ...change });
const setWith = (...more: readonly Person[]) =>
  programWith({ ...connected, people: [...options.people, ...more] }).settings.map(
    ({ parameter, value, reason }) => [parameter.id, value.amount, reason],
  );
const reviewers = ["required-reviewers", 1, "Two people work here: one reviews what the other has written."];
const alerts = [
  "alert-review-interval",
  3,
  "So few people work here that nobody is on duty at weekends: Friday is followed by Monday.",
];

test("with exactly two people the reviewers of a change are one, and it says why", () => {
  expect(setWith()).toEqual([reviewers, alerts]);
  expect(setWith(third({}))).toEqual([alerts]);
});

test("with up to five people alerts may wait over a weekend, and it says why", () => {
  const some = (count: number) => Array.from({ length: count }, (_, at) => third({ id: `p${at}` }));
  expect(setWith(...some(3))).toEqual([alerts]);
  expect(setWith(...some(4))).toEqual([]);
  const program = programWith(connected);
  const sentence = linksOf(program).statements.find(({ id }) => id === "LOG-5");
  expect(sentence && statementText(sentence, program.settings)).toBe(
    "The security owner reviews intrusion alerts on days that lie at most 3 days apart.",
  );
});

test("whoever is to leave works here until then", () => {
  expect(setWith(third({ end: "2026-06-30" }))).toEqual([alerts]);
  expect(setWith(third({ end: "2026-01-01" }))).toEqual([alerts]);
  expect(setWith(third({ end: "2025-12-31" }))).toEqual([reviewers, alerts]);
});

test("settings of the company take the place of the baseline's own", () => {
  const settings = [
    requiredReviewers.to({ count: 2 }),
    alertReviewInterval.to({ days: 1 }),
    restoreTestInterval.to({ months: 1 }),
  ];
  expect(programWith({ ...connected, settings }).settings).toEqual(settings);
});

test("a risk of the company's own that it lives with asks for a record, and takes no id of the register", () => {
  const own = { ...soc2Baseline(options).risks["RISK-018"], id: "RISK-201" } as Risk;
  const program = programWith({ ...options, risks: [own] });
  expect(program.risks.at(-1)?.id).toBe("RISK-201");
  const asked = program.controls.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  expect(asked).toContain("risk-acceptance-risk-201");
  expect(() => soc2Baseline({ ...options, risks: [{ ...own, id: "RISK-018" }] })).toThrow(
    "[bylaw] soc2Baseline: risks has RISK-018, which the register has too.",
  );
});

test("with one person a run says what cannot be shown", async () => {
  const [ana] = options.people;
  if (ana === undefined) throw new Error("Nobody is there.");
  const owners = { executive: ana, security: ana, engineering: ana, people: ana };
  const program = programWith({ ...options, people: [ana], owners });
  const report = await evaluateRecording(program, recordingOf([], "2026-01-02T00:00:00.000Z"));
  expect(report.alone).toBe("ana");
});

test("a day that is none is refused", () => {
  try {
    soc2Baseline({ ...options, from: "2026-02-30" });
    expect.unreachable();
  } catch (error) {
    expect(isBylawError(error)).toBe(true);
  }
});
