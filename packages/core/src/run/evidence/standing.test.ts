import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, daysBetween } from "../../language/values/day.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import type { Rhythm } from "../../period/windows.ts";
import { type Counting, dueWithout, once, recurring } from "./standing.ts";

const START: IsoDate = "2026-01-01";
const at = (n: number): IsoDate => addDays(START, n);
const anyDay = fc.integer({ min: 0, max: 400 }).map(at);
const absence = fc
  .tuple(fc.integer({ min: -60, max: 300 }), fc.integer({ min: 0, max: 90 }))
  .map(([from, length]) => ({ from: at(from), to: at(from + length) }));
const absences = fc.array(absence, { maxLength: 6 });
const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 120 }))
  .map(([from, length]) => ({ from: at(from), due: at(from + length) }));

/** One day after another: a day on which somebody is here brings what is due nearer, and one away does not. */
function slowly(away: readonly { from: IsoDate; to: IsoDate }[], from: IsoDate, due: IsoDate): IsoDate {
  const isAway = (day: IsoDate) => away.some((one) => one.from <= day && day <= one.to);
  let left = daysBetween(from, due) + 1;
  let day = from;
  for (;;) {
    if (!isAway(day)) left -= 1;
    if (left === 0) return day;
    day = addDays(day, 1);
  }
}

describe("what is due without the days away", () => {
  test("is the day that counting one by one comes to, however they overlap", () => {
    fc.assert(
      fc.property(absences, span, (away, { from, due }) => {
        expect(dueWithout(away, from, due)).toBe(slowly(away, from, due));
      }),
    );
  });

  test("is never earlier, and the same when nobody is away", () => {
    fc.assert(
      fc.property(absences, span, (away, { from, due }) => {
        expect(dueWithout(away, from, due) >= due).toBe(true);
        expect(dueWithout([], from, due)).toBe(due);
      }),
    );
  });

  test("comes no earlier by another absence, and by one that is written down twice no later", () => {
    fc.assert(
      fc.property(absences, absence, span, (away, more, { from, due }) => {
        const before = dueWithout(away, from, due);
        expect(dueWithout([...away, more], from, due) >= before).toBe(true);
        expect(dueWithout([...away, ...away], from, due)).toBe(before);
        expect(dueWithout([...away].reverse(), from, due)).toBe(before);
      }),
    );
  });

  test("comes no earlier when it was due later", () => {
    fc.assert(
      fc.property(absences, span, fc.nat({ max: 60 }), (away, { from, due }, more) => {
        expect(dueWithout(away, from, addDays(due, more)) >= dueWithout(away, from, due)).toBe(true);
      }),
    );
  });

  test("is later by as many days as lie between it and the beginning, each of them once", () => {
    fc.assert(
      fc.property(absences, span, (away, { from, due }) => {
        const moved = dueWithout(away, from, due);
        const lost = new Set<IsoDate>();
        for (let day = from; day <= moved; day = addDays(day, 1))
          if (away.some((one) => one.from <= day && day <= one.to)) lost.add(day);
        expect(daysBetween(due, moved)).toBe(lost.size);
      }),
    );
  });

  test("ends somewhere, though an absence does not", () => {
    const never = [{ from: "2026-01-10", to: "9999-12-31" }] as const;
    expect(dueWithout(never, "2026-01-01", "2026-01-31")).toBe("2999-12-31");
    expect(dueWithout([...never, ...never], "2026-01-01", "2026-01-31")).toBe("2999-12-31");
    expect(dueWithout(never, "2026-01-01", "3000-06-01")).toBe("3000-06-01");
    expect(dueWithout(never, "2026-01-01", "2026-01-09")).toBe("2026-01-09");
  });
});

describe("what is due once", () => {
  const terms = { from: "2026-01-01", due: "2026-01-31", tolerance: 3 } as const;
  const one = (on: IsoDate): Counting => ({ id: on, on });
  const span = { from: "2026-01-01", to: "2026-02-04" };
  test.each<[IsoDate, readonly IsoDate[], object]>([
    ["2026-01-31", [], { state: "not-yet-due", firstDue: "2026-01-31" }],
    ["2026-02-01", [], { state: "not-yet-due", firstDue: "2026-01-31", dueSince: "2026-02-01" }],
    ["2026-02-03", [], { state: "not-yet-due", firstDue: "2026-01-31", dueSince: "2026-02-01" }],
    ["2026-02-04", [], { state: "overdue", due: "2026-01-31" }],
    ["2026-02-04", ["2025-12-31"], { state: "overdue", due: "2026-01-31" }],
    ["2026-02-04", ["2026-02-05"], { state: "overdue", due: "2026-01-31" }],
    ["2026-02-04", ["2026-02-04"], { state: "covered", by: one("2026-02-04"), span, wasDue: "2026-01-31" }],
    ["2026-02-04", ["2026-01-20", "2026-01-01"], { state: "covered", by: one("2026-01-01"), span }],
  ])("on %s by %o", (today, all, standing) => {
    expect(once(terms, all.map(one), today)).toEqual(standing);
  });

  test("stays covered whatever else comes", () => {
    fc.assert(
      fc.property(fc.array(anyDay), anyDay, fc.nat({ max: 900 }), (all, day, later) => {
        const covered = once(terms, [one(day)], day).state === "covered";
        const after = once(terms, [...all, day].map(one), addDays(day, later)).state;
        expect(covered ? after : "covered").toBe("covered");
      }),
    );
  });
});

describe("what recurs", () => {
  const quarterly: Rhythm = { every: months(3), from: "2026-01-01", tolerance: 0 };
  const document = fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2000 }))
    .map(([from, length]) => ({ id: `${from}-${length}`, on: at(from), through: at(from + length) }));

  test("is covered by a document on the days that it says, and on no more than one is asked for", () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 0, max: 2500 }).map(at), (one, today) => {
        const { state } = recurring(quarterly, [one], today);
        const isIn = one.on <= today && today <= one.through;
        if (state === "covered") expect(isIn && daysBetween(one.on, today) < 93).toBe(true);
        if (isIn && daysBetween(one.on, today) < 89) expect(state).toBe("covered");
      }),
    );
  });

  test("is covered by whichever document ends last, and due on its last day", () => {
    const all = [
      { id: "a", on: at(0), through: at(40) },
      { id: "b", on: at(10), through: at(60) },
      { id: "c", on: at(20), through: at(30) },
    ];
    for (const order of [all, [...all].reverse()])
      expect(recurring(quarterly, order, at(25))).toMatchObject({ by: { id: "b" }, nextDue: at(60) });
  });

  test("of a document that ended is told by the last, and for as long as the tolerance stays", () => {
    const all = [
      { id: "a", on: at(0), through: at(10) },
      { id: "b", on: at(5), through: at(20) },
    ];
    expect(recurring(quarterly, all, at(21))).toMatchObject({
      state: "overdue",
      due: at(20),
      last: { id: "b" },
    });
    const patient = { ...quarterly, tolerance: 5 };
    expect(recurring(patient, all, at(25))).toMatchObject({ state: "covered", dueSince: at(21) });
    expect(recurring(patient, all, at(26))).toMatchObject({ state: "overdue", due: at(20) });
  });

  test("of a document that ended is covered by what was done since", () => {
    const both = [
      { id: "a", on: at(0), through: at(10) },
      { id: "b", on: at(12) },
    ];
    expect(recurring(quarterly, both, at(11))).toMatchObject({ state: "overdue" });
    expect(recurring(quarterly, both, at(12))).toMatchObject({ state: "covered", by: { id: "b" } });
  });

  test("is covered for good by nothing: whatever there is runs out", () => {
    const every = fc.constantFrom(days(7), months(1), months(3), years(1));
    const counting = fc.array(
      fc.oneof(
        document,
        anyDay.map((on) => ({ id: on, on })),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(every, counting, (often, all) => {
        expect(recurring({ ...quarterly, every: often }, all, "2035-06-01").state).toBe("overdue");
      }),
    );
  });
});
