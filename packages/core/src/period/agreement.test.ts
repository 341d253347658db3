import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, months, years } from "../index.ts";
import type { IsoDate } from "../language/values/date.ts";
import { type Answer, answersOf } from "./answers.ts";
import { slowAnswers, slowStanding, slowWindows, step, tomorrow, yesterday } from "./reference.fixture.ts";
import { standingOf } from "./standing.ts";
import { type Rhythm, type Window, windowsOf } from "./windows.ts";

const runs = { numRuns: 200 };

const anyDay = fc
  .date({ min: new Date("2023-01-01T00:00:00Z"), max: new Date("2029-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);
/** Leap days, month ends, the edges of quarters and years, and a century without a leap day. */
const edgeDay = fc.constantFrom<IsoDate>(
  "2024-02-28",
  "2024-02-29",
  "2024-03-01",
  "2026-01-31",
  "2026-02-28",
  "2026-03-31",
  "2026-04-30",
  "2026-06-30",
  "2026-07-01",
  "2026-12-31",
  "2027-01-01",
  "2100-02-28",
);
const every: fc.Arbitrary<Rhythm["every"]> = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 6, 12).map(months),
  fc.constantFrom(5, 7, 8, 9, 11, 13, 18, 24).map(months),
  fc.integer({ min: 1, max: 3 }).map(years),
  fc.integer({ min: 1, max: 45 }).map(days),
);
const rhythm: fc.Arbitrary<Rhythm> = fc
  .record({
    every,
    from: fc.oneof(anyDay, edgeDay),
    tolerance: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 200 })),
    dueAfter: fc.option(fc.oneof(fc.constantFrom(0, 30), fc.integer({ min: 1, max: 400 })), {
      nil: undefined,
    }),
  })
  .map(({ dueAfter, ...rest }) =>
    dueAfter === undefined ? rest : { ...rest, firstDue: step(rest.from, dueAfter) },
  );
/** A rhythm and a day up to three years on; few days at once, so that windows of a day stay quick. */
const period = rhythm.chain((one) =>
  fc
    .oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 1100 }))
    .map((n) => ({ rhythm: one, through: step(one.from, n) })),
);

/** A day at the edge of a window, or any day of the period and a little around it. */
const dayAround = (windows: readonly Window[], from: IsoDate, through: IsoDate): fc.Arbitrary<IsoDate> => {
  const recent = windows.slice(-12);
  const edges = recent.flatMap((one) => [one.from, one.to, one.due, one.until].flatMap(around));
  const any = fc.nat({ max: 100 }).map((n) => step(n % 2 === 0 ? from : through, Math.floor(n / 2) - 10));
  return fc.oneof(fc.constantFrom(...edges), fc.constantFrom(...edges), any);
};
const around = (day: IsoDate): IsoDate[] => [yesterday(day), day, tomorrow(day)];

/** A period with its records and a day to judge. */
const year = period.chain(({ rhythm: one, through }) => {
  const windows = slowWindows(one, through);
  const label = fc.constantFrom(...windows.slice(-12).map((window) => window.label), "2026-Q5");
  const day = dayAround(windows, one.from, through);
  const record = fc.record({ on: day, for: fc.option(label, { nil: undefined, freq: 2 }) });
  return fc.record({
    rhythm: fc.constant(one),
    through: fc.constant(through),
    records: fc.array(record, { maxLength: 14 }).chain(namedInAnyOrder),
    today: day,
  });
});

function namedInAnyOrder(records: readonly { on: IsoDate; for: string | undefined }[]) {
  const ids = records.map((_, i) => `${i % 2 === 0 ? "r" : "R"}${i}`);
  return fc.shuffledSubarray(ids, { minLength: ids.length }).map((shuffled) =>
    records.map(({ on, for: label }, i): Answer => {
      const id = shuffled[i] as string;
      return label === undefined ? { id, on } : { id, on, for: label };
    }),
  );
}

describe("windows", () => {
  test("hold every day from the first to the last once, and each has a label of its own", () => {
    fc.assert(
      fc.property(period, ({ rhythm: one, through }) => {
        const windows = windowsOf(one, through);
        expect(windows[0]?.from).toBe(one.from);
        for (const [i, window] of windows.entries()) {
          expect(window.from <= window.to).toBe(true);
          expect(window.due >= window.from && window.due <= window.to).toBe(true);
          expect(window.until).toBe(step(window.due, one.tolerance));
          if (i > 0) expect(window.from).toBe(tomorrow(windows[i - 1]?.to as IsoDate));
          if (i > 0) expect(window.due).toBe(window.to);
        }
        for (let day = one.from; day <= through; day = tomorrow(day)) {
          if (windows.filter(({ from, to }) => from <= day && day <= to).length !== 1)
            expect(day).toBe("in one");
        }
        const last = windows.at(-1) as Window;
        expect(last.from <= through && through <= last.to).toBe(true);
        expect(new Set(windows.map(({ label }) => label)).size).toBe(windows.length);
      }),
      runs,
    );
  });

  test("of a shorter period are the first of a longer one's", () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 400 }), ({ rhythm: one, through }, more) => {
        const windows = windowsOf(one, through);
        expect(windowsOf(one, step(through, more)).slice(0, windows.length)).toEqual(windows);
      }),
      runs,
    );
  });

  test("are those of the reference", () => {
    fc.assert(
      fc.property(period, ({ rhythm: one, through }) => {
        expect(windowsOf(one, through)).toEqual(slowWindows(one, through));
        expect(windowsOf(one, yesterday(one.from))).toEqual([]);
      }),
      runs,
    );
  });
});

describe("answers", () => {
  test("are those of the reference", () => {
    fc.assert(
      fc.property(year, ({ rhythm: one, through, records }) => {
        const windows = slowWindows(one, through);
        expect(answersOf(windows, records)).toEqual(slowAnswers(windows, records));
      }),
      runs,
    );
  });

  test("use no record twice, and do not depend on the order they are given in", () => {
    fc.assert(
      fc.property(year, ({ rhythm: one, through, records }) => {
        const windows = windowsOf(one, through);
        const answered = answersOf(windows, records);
        const used = answered.flatMap(({ by }) => by ?? []);
        expect(new Set(used).size).toBe(used.length);
        expect(answered.map(({ window }) => window)).toEqual(windows);
        expect(answersOf(windows, records.toReversed())).toEqual(answered);
      }),
      runs,
    );
  });

  test("of a day stay so, whatever comes later", () => {
    fc.assert(
      fc.property(year, ({ rhythm: one, records, today }) => {
        const then = answersOf(
          windowsOf(one, today),
          records.filter(({ on }) => on <= today),
        );
        const later = answersOf(windowsOf(one, step(today, 300)), records);
        for (const { window, by } of then) {
          if (by !== undefined) {
            expect(later.find((other) => other.window.label === window.label)?.by).toEqual(by);
          }
        }
      }),
      runs,
    );
  });
});

describe("standing", () => {
  test("is that of the reference", () => {
    fc.assert(
      fc.property(year, ({ rhythm: one, records, today }) => {
        expect(standingOf(one, records, today)).toEqual(slowStanding(one, records, today));
      }),
      runs,
    );
  });

  test("becomes overdue on the day after a tolerance ended, and on no other", () => {
    fc.assert(
      fc.property(year, ({ rhythm: one, records, today }) => {
        const standing = standingOf(one, records, today);
        if (standing.state !== "overdue") return;
        if (standingOf(one, records, yesterday(today)).state === "overdue") return;
        expect(standing.window.until).toBe(yesterday(today));
      }),
      runs,
    );
  });

  test("comes to each state", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(year, ({ rhythm: one, records, today }) => {
        const standing = standingOf(one, records, today);
        seen.add("dueSince" in standing ? `${standing.state}, due since` : standing.state);
      }),
      { ...runs, seed: 8 },
    );
    expect([...seen].sort()).toEqual([
      "covered",
      "covered, due since",
      "not-yet-due",
      "not-yet-due, due since",
      "overdue",
    ]);
  });
});
