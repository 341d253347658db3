import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atMost, days, defineParameter, exercise, type IsoDate, months, years } from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { Span } from "../../language/evidence/requirement.ts";
import { addDays } from "../../language/values/day.ts";
import { ana, held, on, programOf, said } from "./evidence.fixture.ts";

const asked = (firstDue?: IsoDate, every: Span = months(3), tolerance = days(0)) =>
  exercise("restore-test", {
    every,
    tolerance,
    reviewer: ana,
    ...(firstDue !== undefined && { firstDue }),
  });

/** What is said on a day of a requirement, by its records. */
const at = (day: IsoDate, requirement: ReturnType<typeof asked>, records: readonly EvidenceRecord[] = []) =>
  said(day, programOf([requirement]), [[requirement, records]]);

describe("a first day of its own", () => {
  const early = asked("2026-02-15");

  test("is when the first one is due, long before its window ends", async () => {
    expect(await at("2026-02-15", early)).toBe("manual: First due 2026-02-15.");
    expect(await at("2026-02-16", early)).toBe("fail: none, due since 2026-02-15");
    expect(await at("2026-03-31", early)).toBe("fail: none, due since 2026-02-15");
    expect(await at("2026-02-16", asked())).toBe("manual: First due 2026-03-31.");
  });

  test("is what is told ahead as due", async () => {
    const { observations } = await on("2026-01-10", programOf([early]), [[early, []]]);
    expect(observations).toMatchObject([{ outcome: "manual", due: "2026-02-15" }]);
  });

  test("is met by what is held by then, which answers the whole window", async () => {
    const first = [held("2026-02-15")];
    for (const day of ["2026-02-15", "2026-02-16", "2026-03-31", "2026-06-30"] as const)
      expect(await at(day, early, first)).toBe(
        "pass: restore-test/2026-02-15.md of 2026-02-15, reviewed by ana as it says",
      );
  });

  test("is missed by what is held after it, which says so", async () => {
    expect(await at("2026-02-16", early, [held("2026-02-16")])).toBe(
      "pass: restore-test/2026-02-16.md of 2026-02-16, reviewed by ana as it says; late, for it was due 2026-02-15",
    );
    expect(await at("2026-03-31", early, [held("2026-03-31")])).toContain(
      "; late, for it was due 2026-02-15",
    );
  });

  test("has the tolerance of every other", async () => {
    const tolerated = asked("2026-02-15", months(3), days(5));
    expect(await at("2026-02-20", tolerated)).toBe(
      "manual: Due since 2026-02-16, and still within its tolerance.",
    );
    expect(await at("2026-02-21", tolerated)).toBe("fail: none, due since 2026-02-15");
    expect(await at("2026-02-21", tolerated, [held("2026-02-20")])).not.toContain("late");
    expect(await at("2026-02-21", tolerated, [held("2026-02-21")])).toContain("late");
  });

  test("leaves later windows as they are", async () => {
    const first = [held("2026-02-10")];
    const later = "fail: none, due since 2026-06-30; the last is restore-test/2026-02-10.md of 2026-02-10";
    expect(await at("2026-06-30", early, first)).toContain("pass");
    expect(await at("2026-07-01", early, first)).toContain(later);
    expect(await at("2026-07-01", asked(), first)).toContain(later);
    const both = [...first, held("2026-06-30")];
    expect(await at("2026-09-30", early, both)).toContain("pass: restore-test/2026-06-30.md");
  });

  test("never puts the first one off", async () => {
    for (const late of ["2026-03-31", "2026-04-01", "2026-05-15", "2027-01-01", "2999-12-31"] as const)
      for (const day of ["2026-03-31", "2026-04-01", "2026-07-01"] as const)
        expect(await at(day, asked(late)), `${late} on ${day}`).toBe(await at(day, asked()));
  });

  test("of before it is done at all is the day since which it is done", async () => {
    for (const before of ["2025-12-31", "2020-02-29", "2026-01-01"] as const) {
      expect(await at("2026-01-01", asked(before))).toBe("manual: First due 2026-01-01.");
      expect(await at("2026-01-02", asked(before))).toBe("fail: none, due since 2026-01-01");
      expect(await at("2026-01-02", asked(before), [held("2025-12-31")])).toBe(
        "fail: none, due since 2026-01-01",
      );
      expect(await at("2026-01-02", asked(before), [held("2026-01-01")])).toBe(
        "pass: restore-test/2026-01-01.md of 2026-01-01, reviewed by ana as it says",
      );
    }
  });

  test("is of windows of whatever length, those that a parameter sets too", async () => {
    const interval = defineParameter("interval", atMost(months(6)));
    for (const every of [days(45), months(2), months(5), months(6), years(1), years(2), interval]) {
      expect(await at("2026-02-10", asked("2026-02-10", every))).toBe("manual: First due 2026-02-10.");
      expect(await at("2026-02-11", asked("2026-02-10", every))).toBe("fail: none, due since 2026-02-10");
    }
    const shorter = asked("2026-02-10", interval);
    const program = programOf([shorter], { settings: [interval.to({ months: 1 })] });
    expect(await said("2026-02-01", program, [[shorter, []]])).toBe("fail: none, due since 2026-01-31");
  });

  test("on the last day of a leap February, or of a year", async () => {
    const leap = asked("2028-02-29", years(2));
    expect(await at("2028-02-29", leap)).toContain("none, due since 2027-12-31");
    const yearly = asked("2026-12-31", years(1));
    expect(await at("2027-01-01", yearly)).toBe(await at("2027-01-01", asked(undefined, years(1))));
  });

  test("is no excuse for what a document covered before", async () => {
    const { on: _, ...document } = held("2026-01-01");
    const covers = (to: IsoDate) => [{ ...document, from: "2026-01-01", to } as EvidenceRecord];
    expect(await at("2026-02-16", early, covers("2026-02-20"))).toContain("pass");
    expect(await at("2026-02-16", early, covers("2026-02-10"))).toMatch(/^fail: none, due since 2026-02-10/);
  });
});

/** Spans, and where the first window of each ends. */
const spans = [
  { span: months(1), ends: "2026-01-31" },
  { span: months(3), ends: "2026-03-31" },
  { span: years(1), ends: "2026-12-31" },
  { span: days(10), ends: "2026-01-10" },
] as const;

test("whatever the first day is, it is on no day quieter than none, and after the first window the same", async () => {
  const day = fc.integer({ min: 0, max: 450 }).map((n) => addDays("2026-01-01", n));
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        first: fc.integer({ min: -30, max: 400 }).map((n) => addDays("2026-01-01", n)),
        every: fc.constantFrom(...spans),
        tolerance: fc.constantFrom(0, 7, 40).map(days),
        acts: fc.uniqueArray(day, { maxLength: 4 }),
        today: day,
      }),
      async ({ first, every: { span, ends }, tolerance, acts, today }) => {
        const records = acts.map((one) => held(one));
        const outcome = async (requirement: ReturnType<typeof asked>) =>
          (await at(today, requirement, records)).split(":")[0] ?? "";
        const [own, plain] = [
          await outcome(asked(first, span, tolerance)),
          await outcome(asked(undefined, span, tolerance)),
        ];
        if (plain === "fail") expect(own).toBe("fail");
        if (own === "manual") expect(plain).toBe("manual");
        if (today > addDays(ends, tolerance.amount)) expect(own).toBe(plain);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
});
