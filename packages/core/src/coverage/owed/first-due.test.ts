import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, exercise, type IsoDate, months, type Program, years } from "../../index.ts";
import { addDays } from "../../language/values/day.ts";
import { ana, held, programOf, said } from "../../run/evidence/evidence.fixture.ts";
import { evaluateRecording, type Observation } from "../../run/index.ts";
import { coverageOf, inWords, type Programs, type Records, recordingOn } from "./occurrences.fixture.ts";

const asked = (firstDue?: IsoDate, change: object = {}) =>
  exercise("restore-test", {
    every: months(3),
    reviewer: ana,
    ...change,
    ...(firstDue !== undefined && { firstDue }),
  });
const program = (firstDue?: IsoDate, change: object = {}) => programOf([asked(firstDue, change)]);
const year = async (
  programs: Programs,
  acts: readonly IsoDate[],
  span: Partial<Record<"from" | "to" | "today", IsoDate>> = {},
) => {
  const coverage = await coverageOf(programs, [[asked(), acts.map((day) => held(day))]], span);
  const dues = coverage.flatMap(({ occurrences }) => occurrences.map(({ due }) => due ?? "no day"));
  return inWords(coverage).map((line, at) => `${line}, due ${dues[at]}`);
};
const FIRST: IsoDate = "2026-01-01";
const half = { to: "2026-06-30", today: "2026-07-31" } as const;

describe("the coverage of what has a first day of its own", () => {
  test("owes the first window by that day, and the others by their ends", async () => {
    const acts = ["2026-02-15", "2026-06-30", "2026-08-01", "2026-12-31"] as const;
    expect(await year([[FIRST, program("2026-02-15")]], acts)).toEqual([
      "2026-Q1 operated restore-test/2026-02-15.md, due 2026-02-15",
      "2026-Q2 operated restore-test/2026-06-30.md, due 2026-06-30",
      "2026-Q3 operated restore-test/2026-08-01.md, due 2026-09-30",
      "2026-Q4 operated restore-test/2026-12-31.md, due 2026-12-31",
    ]);
  });

  test("says late of what came after it, and gap of what did not come", async () => {
    expect(await year([[FIRST, program("2026-02-15")]], ["2026-02-16"], half)).toEqual([
      "2026-Q1 late restore-test/2026-02-16.md, due 2026-02-15",
      "2026-Q2 gap, due 2026-06-30",
    ]);
    expect(await year([[FIRST, program("2026-02-15")]], [], half)).toEqual([
      "2026-Q1 gap, due 2026-02-15",
      "2026-Q2 gap, due 2026-06-30",
    ]);
  });

  test("is as without it where it is no sooner", async () => {
    const plain = await year([[FIRST, program()]], ["2026-03-31"], half);
    expect(plain[0]).toBe("2026-Q1 operated restore-test/2026-03-31.md, due 2026-03-31");
    for (const late of ["2026-03-31", "2026-04-01", "2026-12-31"] as const)
      expect(await year([[FIRST, program(late)]], ["2026-03-31"], half)).toEqual(plain);
  });

  test("of before it is done at all owes it by the day since which it is done", async () => {
    expect(await year([[FIRST, program("2025-06-30")]], ["2026-01-01"], half)).toContain(
      "2026-Q1 operated restore-test/2026-01-01.md, due 2026-01-01",
    );
    expect(await year([[FIRST, program("2025-06-30")]], ["2026-01-02"], half)).toContain(
      "2026-Q1 late restore-test/2026-01-02.md, due 2026-01-01",
    );
  });

  test("waits for a day that is still to come", async () => {
    const before = { to: "2026-06-30", today: "2026-02-10" } as const;
    expect(await year([[FIRST, program("2026-02-15")]], [], before)).toEqual([
      "2026-Q1 not-yet-due, due 2026-02-15",
      "2026-Q2 not-yet-due, due 2026-06-30",
    ]);
  });

  test("is of the period that the day lies in, and of no other", async () => {
    const first = { from: "2026-01-01", to: "2026-02-28", today: "2026-12-31" } as const;
    const rest = { from: "2026-03-01", to: "2026-06-30", today: "2026-12-31" } as const;
    const programs: Programs = [[FIRST, program("2026-02-15")]];
    expect(await year(programs, ["2026-02-15"], first)).toEqual([
      "2026-Q1 operated restore-test/2026-02-15.md, due 2026-02-15",
    ]);
    expect(await year(programs, ["2026-02-15"], rest)).toEqual(["2026-Q2 gap, due 2026-06-30"]);
  });
});

describe("a first day that the program moves", () => {
  const edit = (from: IsoDate | undefined, to: IsoDate | undefined): Programs => [
    [FIRST, program(from)],
    ["2026-03-01", program(to)],
  ];
  const quarter = { to: "2026-04-30", today: "2026-04-30" } as const;

  test("after it was met leaves one window, and asks for no other record of it", async () => {
    const met = ["2026-Q1 operated restore-test/2026-02-10.md, due 2026-02-15"];
    expect(await year(edit("2026-02-15", undefined), ["2026-02-10"], quarter)).toEqual(met);
    expect(await year(edit("2026-02-15", "2026-03-15"), ["2026-02-10"], quarter)).toEqual(met);
    expect(await year(edit("2026-02-15", "2026-01-20"), ["2026-02-10"], quarter)).toEqual(met);
  });

  test("after it was missed takes nothing away", async () => {
    const late = "2026-Q1 late restore-test/2026-03-05.md, due 2026-02-15";
    expect(await year(edit("2026-02-15", undefined), ["2026-03-05"], quarter)).toEqual([late]);
    for (const moved of [undefined, "2026-03-15", "2026-01-20"] as const) {
      const gaps = await year(edit("2026-02-15", moved), [], quarter);
      expect(gaps[0]).toBe("2026-Q1 gap, due 2026-02-15");
      expect(gaps.filter((one) => !one.startsWith("2026-Q1 gap"))).toEqual([]);
    }
  });

  test("to a day that is past by then does not lose the window", async () => {
    expect(await year(edit(undefined, "2026-02-15"), ["2026-02-10"], quarter)).toEqual([
      "2026-Q1 operated restore-test/2026-02-10.md, due 2026-02-15",
    ]);
    expect(await year(edit(undefined, "2026-02-15"), ["2026-03-05"], quarter)).toEqual([
      "2026-Q1 late restore-test/2026-03-05.md, due 2026-02-15",
    ]);
    expect(await year(edit(undefined, "2026-02-15"), [], quarter)).toEqual(["2026-Q1 gap, due 2026-02-15"]);
    expect(await said("2026-03-01", program("2026-02-15"), [[asked(), []]])).toBe(
      "fail: none, due since 2026-02-15",
    );
  });

  test("to a day that is still to come is owed by that day", async () => {
    expect(await year(edit(undefined, "2026-03-15"), ["2026-03-15"], quarter)).toEqual([
      "2026-Q1 operated restore-test/2026-03-15.md, due 2026-03-15",
    ]);
    expect(await year(edit("2026-03-20", "2026-03-15"), ["2026-03-16"], quarter)).toEqual([
      "2026-Q1 late restore-test/2026-03-16.md, due 2026-03-15",
    ]);
  });

  test("of a requirement that is new counts from the day since which it is done", async () => {
    const programs: Programs = [
      [FIRST, programOf([exercise("other-test", { every: years(1) })])],
      ["2026-03-01", program("2026-02-15")],
    ];
    expect(await year(programs, ["2026-02-10"], quarter)).toContain(
      "2026-Q1 operated restore-test/2026-02-10.md, due 2026-02-15",
    );
    expect(await year(programs, [], quarter)).toContain("2026-Q1 gap, due 2026-02-15");
  });
});

test("check and coverage say the same of any day, whatever the first day is", {
  timeout: 120_000,
}, async () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays(FIRST, n));
  const case_ = fc.record({
    firstDue: fc.integer({ min: -20, max: 380 }).map((n) => addDays(FIRST, n)),
    every: fc.constantFrom(months(1), months(3), years(1), days(10)),
    tolerance: fc.constantFrom(0, 7, 30).map(days),
    acts: fc.uniqueArray(day, { maxLength: 5 }),
    on: day,
  });
  await fc.assert(
    fc.asyncProperty(case_, async ({ firstDue, every, tolerance, acts, on }) => {
      const records: Records = [[asked(), acts.map((one) => held(one))]];
      const one: Program = program(firstDue, { every, tolerance });
      const seen: Observation[] = [];
      await evaluateRecording(one, recordingOn(on, records), {
        onObservation: (observation) => void seen.push(observation),
      });
      const [checked] = seen;
      const [coverage] = await coverageOf([[FIRST, one]], records, { to: "2027-12-31", today: on });
      const windows = coverage?.occurrences.filter(({ window }) => window !== undefined) ?? [];
      const settled = windows.filter(({ state }) => state !== "not-yet-due").at(-1);
      if (checked?.outcome === "manual") expect(settled).toBeUndefined();
      if (checked?.outcome === "fail") expect(settled?.state).toBe("gap");
      if (settled?.state === "operated" || settled?.state === "late") expect(checked?.outcome).toBe("pass");
      expect(new Set(windows.map(({ window }) => window)).size).toBe(windows.length);
    }),
    { numRuns: 80, seed: 12 },
  );
});
