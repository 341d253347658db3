import { describe, expect, test } from "vitest";
import { z } from "zod";
import { days, defineEvidenceKind, type IsoDate, months } from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { ana, programOf, record, said } from "../../run/evidence/evidence.fixture.ts";
import { coverageOf, inWords, type Programs } from "./occurrences.fixture.ts";

const acceptance = defineEvidenceKind({
  id: "acceptance",
  title: "Acceptance",
  about: "company",
  schema: z.object({ residual: z.string() }),
});
const asked = (residual: string | undefined, change: object = {}) =>
  acceptance.require("acceptance", {
    every: months(3),
    reviewer: ana,
    ...(residual !== undefined && { binds: { residual } }),
    ...change,
  });
const program = (residual: string | undefined, change: object = {}) => programOf([asked(residual, change)]);
const accepted = (on: IsoDate, residual: string, change: Partial<EvidenceRecord> = {}) =>
  record(`acceptance/${on}.md`, { on, content: JSON.stringify({ residual }), ...change });

/** Rated low until the end of April, and high from then on. */
const rerated: Programs = [
  ["2026-01-01", program("low")],
  ["2026-05-01", program("high")],
];
const told = async (
  programs: Programs,
  records: readonly EvidenceRecord[],
  span: Partial<Record<"from" | "to" | "today", IsoDate>>,
) => inWords(await coverageOf(programs, [[asked("low"), records]], span));

describe("what a record is bound to changes", () => {
  const before = accepted("2026-02-10", "low");
  const quarter = { to: "2026-03-31", today: "2026-06-15" } as const;

  test("after the period: its days are judged by the plan of then", async () => {
    expect(await told(rerated, [before], quarter)).toEqual(["2026-Q1 operated acceptance/2026-02-10.md"]);
    expect(await told(rerated, [], quarter)).toEqual(["2026-Q1 gap"]);
    expect(await told(rerated, [accepted("2026-02-10", "high")], quarter)).toEqual(["2026-Q1 gap"]);
  });

  test("within it: the old record counts no more, and check says so of every day after", async () => {
    const half = { to: "2026-06-30", today: "2026-07-15" } as const;
    const of = (day: IsoDate, records: readonly EvidenceRecord[]) =>
      said(day, day < "2026-05-01" ? program("low") : program("high"), [[asked("low"), records]]);
    expect(await of("2026-04-30", [before])).toContain("pass: acceptance/2026-02-10.md");
    expect(await of("2026-05-01", [before])).toBe("fail: none, due since 2026-03-31");
    expect(await told(rerated, [before], half)).toEqual(["2026-Q1 gap", "2026-Q2 gap"]);
    const anew = accepted("2026-05-20", "high");
    expect(await of("2026-05-20", [before, anew])).toContain("pass: acceptance/2026-05-20.md");
    expect(await told(rerated, [before, anew], half)).toContain("2026-Q2 operated acceptance/2026-05-20.md");
  });

  test("on the day on which the new one is there: nothing is missing of any day", async () => {
    const anew = accepted("2026-05-01", "high");
    expect(await told(rerated, [before, anew], { to: "2026-06-30", today: "2026-07-15" })).toEqual([
      "2026-Q1 operated acceptance/2026-02-10.md",
      "2026-Q2 operated acceptance/2026-05-01.md",
    ]);
  });

  test("twice, and back: a record counts by the plan of its own day or by that of now", async () => {
    const programs: Programs = [...rerated, ["2026-07-01", program("low")]];
    const records = [before, accepted("2026-05-01", "high"), accepted("2026-07-01", "low")];
    expect(await told(programs, records, { to: "2026-09-30", today: "2026-10-15" })).toEqual([
      "2026-Q1 operated acceptance/2026-02-10.md",
      "2026-Q2 operated acceptance/2026-05-01.md",
      "2026-Q3 operated acceptance/2026-07-01.md",
    ]);
  });

  test("to nothing, or from nothing, takes nothing from what counted", async () => {
    const records = [accepted("2026-02-10", "low"), accepted("2026-05-10", "high")];
    const half = { to: "2026-06-30", today: "2026-07-15" } as const;
    const both = ["2026-Q1 operated acceptance/2026-02-10.md", "2026-Q2 operated acceptance/2026-05-10.md"];
    const dropped: Programs = [
      ["2026-01-01", program("low")],
      ["2026-04-01", program(undefined)],
    ];
    expect(await told(dropped, records, half)).toEqual(both);
    const bound: Programs = [
      ["2026-01-01", program(undefined)],
      ["2026-05-10", program("high")],
    ];
    expect(await told(bound, records, half)).toEqual(both);
  });

  test("and a record that is of neither plan counts for none", async () => {
    expect(await told(rerated, [accepted("2026-02-10", "medium")], quarter)).toEqual(["2026-Q1 gap"]);
  });
});

describe("other terms that a later plan has", () => {
  const half = { to: "2026-03-31", today: "2026-06-15" } as const;
  const bare: Programs = [
    ["2026-01-01", program("low")],
    ["2026-05-01", program("low", { originals: "Drive" })],
  ];

  test("take nothing from what counted by the plan of its day", async () => {
    expect(await told(bare, [accepted("2026-02-10", "low")], half)).toEqual([
      "2026-Q1 operated acceptance/2026-02-10.md",
    ]);
  });

  test("give nothing to what did not", async () => {
    const strict: Programs = [
      ["2026-01-01", program("low", { originals: "Drive" })],
      ["2026-05-01", program("low")],
    ];
    expect(await told(strict, [accepted("2026-02-10", "low")], half)).toEqual(["2026-Q1 gap"]);
  });

  test("of one day hide nothing: what check missed is a gap", async () => {
    const weak: Programs = [
      ["2026-01-01", program("low", { originals: "Drive" })],
      ["2026-02-10", program("low")],
      ["2026-02-11", program("low", { originals: "Drive" })],
    ];
    expect(await told(weak, [accepted("2026-02-10", "low")], half)).toEqual(["2026-Q1 gap"]);
  });
});

describe("a plan of one day that asks for less", () => {
  const weak = (day: IsoDate, after: IsoDate): Programs => [
    ["2026-01-01", program("low", { originals: "Drive", tolerance: days(30) })],
    [day, program("low", { tolerance: days(30) })],
    [after, program("low", { originals: "Drive", tolerance: days(30) })],
  ];

  test("makes up for nothing while the window is open: check still waits for it", async () => {
    const programs = weak("2026-02-10", "2026-02-11");
    const records = [accepted("2026-02-10", "low")];
    const of = (today: IsoDate) => told(programs, records, { to: "2026-03-31", today });
    expect(await of("2026-03-31")).toEqual(["2026-Q1 not-yet-due"]);
    expect(await of("2026-04-30")).toEqual(["2026-Q1 not-yet-due"]);
    expect(await of("2026-05-01")).toEqual(["2026-Q1 gap"]);
  });

  test("after the period lets nothing count that comes on it", async () => {
    const programs = weak("2026-05-10", "2026-05-11");
    const records = [accepted("2026-05-10", "low", { for: "2026-Q1" })];
    expect(await told(programs, records, { to: "2026-03-31", today: "2026-06-15" })).toEqual(["2026-Q1 gap"]);
  });

  test("and is the plan of now lets it count from then on, late as it is", async () => {
    const programs = weak("2026-05-10", "2026-06-16");
    const records = [accepted("2026-05-10", "low", { for: "2026-Q1" })];
    expect(await told(programs.slice(0, 2), records, { to: "2026-03-31", today: "2026-06-15" })).toEqual([
      "2026-Q1 late acceptance/2026-05-10.md",
    ]);
  });
});
