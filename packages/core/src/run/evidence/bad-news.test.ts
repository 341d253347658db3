import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { definePerson } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import { ana, ben, gone, held, on, programOf, record, restoreTest, said } from "./evidence.fixture.ts";

const played = { scenario: "s", participants: ["ana"], objective: "o" };
const found = (owner: string, more: object = {}) => ({ what: "DB lost", owner, due: "2026-03-01", ...more });
const text = (result: "met" | "missed", ...findings: readonly object[]) =>
  JSON.stringify({ ...played, result, findings });
const good = held("2026-05-05");
const unreviewed = ({ reviewedBy: _, ...rest }: EvidenceRecord): EvidenceRecord => rest;
const at = (day: IsoDate, asked: typeof restoreTest, ...all: readonly EvidenceRecord[]) =>
  said(day, programOf([asked]), [[asked, all]]);

describe("what a record shows against the company stands, though it answers nothing", () => {
  const stored = exercise("restore-test", { every: months(3), reviewer: ana, originals: "Drive" });
  const whole = { files: [{ name: "a.log", sha256: "0123456789abcdef".repeat(4) }] };

  test.each<[string, typeof restoreTest, EvidenceRecord]>([
    [
      "whoever mends it is a stranger",
      restoreTest,
      held("2026-02-10", { content: text("met", found("eve")) }),
    ],
    ["it names no original", stored, held("2026-02-10", { content: text("met", found("ben")) })],
    [
      "its submitter reviewed it",
      restoreTest,
      held("2026-02-10", { content: text("met", found("ben")), submittedBy: "ana" }),
    ],
    [
      "nobody reviewed it",
      restoreTest,
      unreviewed(held("2026-02-10", { content: text("met", found("ben")) })),
    ],
  ])("when %s", async (_, asked, bad) => {
    const { observations } = await on("2026-05-10", programOf([asked]), [
      [asked, [bad, { ...good, ...whole }]],
    ]);
    expect(observations).toMatchObject([{ outcome: "fail" }]);
    expect(observations[0]?.assertions.at(-1)?.observed).toMatch(/^DB lost \((?:eve|ben), 2026-03-01\)$/);
  });

  test("also of the window that another answers", async () => {
    const missed = held("2026-05-01", { content: text("missed"), submittedBy: "ana" });
    expect(await at("2026-05-10", restoreTest, missed, good)).toMatch(/^fail: 0/);
  });

  test("until it takes its place, or is of a day to come", async () => {
    const bad = held("2026-02-10", { content: text("met", found("eve")) });
    const instead = held("2026-02-11", { supersedes: "2026-02-10.md" });
    expect(await at("2026-05-10", restoreTest, bad, instead, good)).toMatch(/^pass/);
    const ahead = held("2026-06-01", { content: text("missed") });
    expect(await at("2026-05-10", restoreTest, ahead, good)).toMatch(/^pass/);
  });

  test("and what was mended needs nobody any more", async () => {
    const mended = held("2026-02-10", { content: text("met", found("eve", { done: "2026-02-20" })) });
    expect(await at("2026-03-10", restoreTest, mended)).toMatch(/^pass/);
  });

  test("of a kind of one's own whose findings say more", async () => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({
        findings: z.array(
          z.object({ what: z.string(), owner: z.string(), due: z.string(), room: z.string() }),
        ),
      }),
    });
    const audit = kind.require("audit", { every: months(3) });
    const content = (owner: string) => JSON.stringify({ findings: [found(owner, { room: "4" })] });
    const all = (owner: string) => [
      record("audit/a.md", { on: "2026-02-10", content: content(owner) }),
      record("audit/b.md", { on: "2026-05-01", content: '{"findings":[]}' }),
    ];
    const { report } = await on("2026-02-20", programOf([audit]), [[audit, all("eve")]]);
    expect(report.refused.map(({ why }) => why)).toContain(
      "eve, who is to mend what it found, is not among the people",
    );
    expect(await at("2026-05-10", audit, ...all("ben"))).toMatch(/^fail/);
  });

  test("whoever is to mend it works here still", async () => {
    const open = held("2026-04-10", { content: text("met", found("gone", { due: "2026-12-01" })) });
    const { report } = await on("2026-05-10", programOf([restoreTest]), [[restoreTest, [open]]]);
    expect(report.refused.map(({ why }) => why)).toEqual([
      "gone, who is to mend what it found, left on 2026-04-30",
    ]);
  });
});

describe("documents", () => {
  const insurance = exercise("restore-test", { every: years(1), reviewer: ana });
  const cover = (from: IsoDate, to: IsoDate, result: "met" | "missed" = "met", name: string = from) => {
    const { on: _, ...rest } = held(from, { from, to, content: text(result) });
    return { ...rest, id: `restore-test/${name}.md` };
  };

  test("hide no record of their days that shows what does not hold", async () => {
    const missed = held("2026-05-01", { content: text("missed") });
    expect(await at("2026-05-10", insurance, cover("2026-04-01", "2026-06-30"), missed)).toMatch(/^fail: 0/);
    const short = cover("2026-04-10", "2026-05-31", "missed", "b");
    expect(await at("2026-05-10", insurance, cover("2026-04-01", "2026-06-30"), short)).toMatch(/^fail: 0/);
  });

  test("that ended before anything was owed are no worse than none", async () => {
    expect(await at("2026-02-01", insurance, cover("2024-01-01", "2024-12-31"))).toBe(
      "manual: First due 2026-12-31.",
    );
  });

  test("answer the windows in which they are due", async () => {
    const renewed = held("2027-01-05", { content: text("met") });
    const told = await at("2027-01-10", insurance, cover("2026-01-01", "2026-12-31"), renewed);
    expect(told).toBe("pass: restore-test/2027-01-05.md of 2027-01-05, reviewed by ana as it says");
  });

  test("answer no window by its name", async () => {
    const { report } = await on("2026-05-10", programOf([insurance]), [
      [insurance, [{ ...cover("2026-04-01", "2026-06-30"), for: "2026" }]],
    ]);
    expect(report.refused.map(({ why }) => why)).toEqual([
      "it covers the days that it says, and answers no window by its name, 2026",
    ]);
  });
});

test("a record that names the original of another is told", async () => {
  const files = [{ name: "a.log", sha256: "0123456789abcdef".repeat(4) }];
  const { report } = await on("2026-05-10", programOf([restoreTest]), [
    [restoreTest, [held("2026-02-10", { files }), held("2026-05-01", { files })]],
  ]);
  expect(report.unsettled).toEqual([
    {
      requirement: "restore-test",
      id: "restore-test/2026-05-01.md",
      why: "names an original that restore-test/2026-02-10.md names too",
    },
  ]);
});

test("what came late says so", async () => {
  const late = held("2026-05-05", { for: "2026-Q1" });
  expect(await at("2026-05-10", restoreTest, late)).toContain("; late, for it was due 2026-03-31");
});

test("a window that a record about persons names is one", async () => {
  const kind = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const yearly = kind.require("course", { every: years(1) });
  const once = kind.require("course", { within: days(30) });
  const why = async (asked: typeof yearly, label: string) => {
    const one = record("course/a.md", { people: { ana: "2026-02-01" }, for: label });
    const { report } = await on("2026-05-10", programOf([asked]), [[asked, [one]]]);
    return report.refused.map((refused) => refused.why);
  };
  expect(await why(yearly, "bogus")).toEqual(["it is for bogus, which is no window"]);
  expect(await why(once, "2026")).toEqual(["it is for 2026, and is asked for in no windows"]);
  expect(await why(yearly, "2026")).toEqual([]);
});

test("whoever answers for it works here already", async () => {
  const late = definePerson({ id: "new", name: "New", start: "2027-01-01" });
  const asked = attested("list", { every: years(1), reviewer: late });
  const one = record("list/a.md", { on: "2026-02-01", reviewedBy: "new" });
  expect(
    await said("2026-05-10", programOf([asked], { people: [ana, ben, gone, late] }), [[asked, [one]]]),
  ).toBe("error: new answers for it, and starts on 2027-01-01.");
});

describe("of what is due once", () => {
  const asked = exercise("restore-test", { once: "2026-06-30", reviewer: ana });
  const bad = (day: IsoDate) => held(day, { content: text("missed") });

  test("another record that shows what does not hold stands, whichever came first", async () => {
    for (const all of [
      [held("2026-02-10"), bad("2026-06-01")],
      [bad("2026-02-10"), held("2026-06-01")],
    ])
      expect(await at("2026-06-10", asked, ...all)).toMatch(/^fail: 0/);
  });

  test("until another takes its place", async () => {
    const instead = held("2026-06-02", { supersedes: "2026-06-01.md" });
    expect(await at("2026-06-10", asked, held("2026-02-10"), bad("2026-06-01"), instead)).toMatch(/^pass/);
  });

  test("and one of before it was asked for, or of a day to come, does not", async () => {
    for (const day of ["2025-12-31", "2026-06-11"] as const)
      expect(await at("2026-06-10", asked, held("2026-02-10"), bad(day))).toMatch(/^pass/);
  });
});
