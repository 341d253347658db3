import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  attested,
  type Control,
  days,
  defineControl,
  defineEvidenceKind,
  definePerson,
  exercise,
  type IsoDate,
  months,
  type Program,
  waive,
  years,
} from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { addDays } from "../../language/values/day.ts";
import { ana, ben, gone, held, mia, programOf, record } from "../../run/evidence/evidence.fixture.ts";
import { evaluateRecording, type Observation } from "../../run/index.ts";
import { coverageOf, inWords, type Programs, type Records, recordingOn } from "./occurrences.fixture.ts";

const restore = (change: object = {}) =>
  exercise("restore-test", { every: months(3), tolerance: days(14), reviewer: ana, ...change });
const restoreTest = restore();
const told = async (programs: Programs, records: Records, terms: Parameters<typeof coverageOf>[2] = {}) =>
  inWords(await coverageOf(programs, records, terms));
const quarterly = (...all: readonly EvidenceRecord[]) =>
  told([["2026-01-01", programOf([restoreTest])]], [[restoreTest, all]]);

describe("brief S5, S14: what was owed in the period, window by window, against the records", () => {
  test("operated on time, late, and not at all", async () => {
    expect(
      await quarterly(held("2026-02-10"), held("2026-08-01", { for: "2026-Q2" }), held("2026-10-10")),
    ).toEqual([
      "2026-Q1 operated restore-test/2026-02-10.md",
      "2026-Q2 late restore-test/2026-08-01.md",
      "2026-Q3 operated restore-test/2026-10-10.md",
      "2026-Q4 not-yet-due",
    ]);
    expect(await quarterly(held("2026-02-10"), held("2026-11-01"))).toEqual([
      "2026-Q1 operated restore-test/2026-02-10.md",
      "2026-Q2 gap",
      "2026-Q3 gap",
      "2026-Q4 operated restore-test/2026-11-01.md",
    ]);
  });

  test("a window is owed only where its last day lies in the period", async () => {
    const terms = { from: "2026-02-15", to: "2026-08-15", today: "2026-12-31" } as const;
    expect(await told([["2026-01-01", programOf([restoreTest])]], [[restoreTest, []]], terms)).toEqual([
      "2026-Q1 gap",
      "2026-Q2 gap",
    ]);
  });

  test("what is due on the last day of the period is settled after it, and may be late long after", async () => {
    const terms = { from: "2026-01-01", to: "2026-03-31" } as const;
    const at = (today: IsoDate, ...all: readonly EvidenceRecord[]) =>
      told([["2026-01-01", programOf([restoreTest])]], [[restoreTest, all]], { ...terms, today });
    expect(await at("2026-04-14")).toEqual(["2026-Q1 not-yet-due"]);
    expect(await at("2026-04-15")).toEqual(["2026-Q1 gap"]);
    expect(await at("2027-01-01")).toEqual(["2026-Q1 gap"]);
    expect(await at("2027-01-01", held("2026-12-01", { for: "2026-Q1" }))).toEqual([
      "2026-Q1 late restore-test/2026-12-01.md",
    ]);
  });

  test("what a record shows that does not hold is told with its days, though the window has an answer", async () => {
    const content = (result: string, ...findings: readonly object[]) =>
      JSON.stringify({ scenario: "s", participants: ["ana"], objective: "o", result, findings });
    const missed = held("2026-02-10", { content: content("missed") });
    expect(await quarterly(missed)).toContain(
      "undefined 2026-02-10 to 2026-07-14 gap (what its record shows does not hold)",
    );
    const finding = { what: "x", owner: "ben", due: "2026-03-01", done: "2026-03-20" };
    const mended = held("2026-02-10", { content: content("met", finding) });
    expect(await quarterly(mended, held("2026-05-01"))).toContain(
      "undefined 2026-03-02 to 2026-03-19 late (what its record shows does not hold)",
    );
  });

  test("days that could not be decided are told, whatever came later", async () => {
    const left = definePerson({ id: "lea", name: "Lea", end: "2026-04-30" });
    const asked = restore({ reviewer: left });
    const program = programOf([asked], { people: [ana, ben, gone, left] });
    const after = programOf([restoreTest], { people: [ana, ben, gone, left] });
    const lines = await told(
      [
        ["2026-01-01", program],
        ["2026-06-01", after],
      ],
      [[restoreTest, [held("2026-02-10", { reviewedBy: "lea" }), held("2026-06-10")]]],
    );
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^undefined 2026-05-01 to 2026-05-31 undecided \(lea answers for it, and left on 2026-04-30/,
      ),
    );
  });

  test("a malformed record leaves its window undecided, and says why", async () => {
    const broken = held("2026-02-10", { faults: [{ line: 3, field: "on", message: "is no day" }] });
    const [first] = await quarterly(broken);
    expect(first).toMatch(/^2026-Q1 undecided \(restore-test\/2026-02-10\.md cannot be told to answer it/);
  });

  test("a window in which there was nothing says what shows it", async () => {
    const incidents = attested("incidents", { every: months(6), orNone: true });
    const none = record("incidents/a.md", { on: "2026-06-30", none: "0 in the pager" });
    expect(await told([["2026-01-01", programOf([incidents])]], [[incidents, [none]]])).toEqual([
      "2026-H1 no-occurrence incidents/a.md",
      "2026-H2 not-yet-due",
    ]);
  });

  test("a waived window is neither operated nor a gap", async () => {
    const program = programOf([restoreTest], {
      waivers: [
        waive(restoreTest, "2026-Q1", {
          until: "2026-06-30",
          reason: "The region was not there yet.",
          requestedBy: ben,
          approvedBy: ana,
          compensating: [],
        }),
      ],
    });
    const [first] = await told([["2026-01-01", program]], [[restoreTest, [held("2026-06-10")]]]);
    expect(first).toBe("2026-Q1 waived (The region was not there yet.)");
    // The permission ended, and still nothing was done.
    expect((await told([["2026-01-01", program]], [[restoreTest, []]]))[0]).toBe("2026-Q1 gap");
  });

  test("documents cover windows by day", async () => {
    const insurance = attested("insurance", { every: years(1) });
    const cover = record("insurance/a.md", { from: "2026-03-01", to: "2027-02-28" });
    expect(await told([["2026-01-01", programOf([insurance])]], [[insurance, [cover]]])).toEqual([
      "2026 operated insurance/a.md",
    ]);
  });
});

describe("each day is judged by the plan that was in force", () => {
  const first = programOf([restoreTest]);
  test.each<[string, Program]>([
    ["a tolerance that is loosened afterwards", programOf([restore({ tolerance: days(200) })])],
    ["a slower rhythm", programOf([restore({ every: years(1) })])],
    ["a requirement that is dropped", programOf([attested("other", { every: years(1) })])],
    ["a control that is postponed", postponed()],
    ["a control that is renamed", renamed()],
  ])("%s takes no gap away", async (_, after) => {
    const coverage = await coverageOf(
      [
        ["2026-01-01", first],
        ["2026-09-01", after],
      ],
      [[restoreTest, [held("2026-02-10")]]],
    );
    const own = coverage.filter(({ task }) => task === "asked / restore-test");
    expect(inWords(own)).toEqual(
      expect.arrayContaining(["2026-Q1 operated restore-test/2026-02-10.md", "2026-Q2 gap"]),
    );
  });

  function postponed(): Program {
    const program = programOf([restoreTest]);
    const controls = program.controls.map((one): Control => ({ ...one, implementedFrom: "2026-10-01" }));
    return { ...program, controls };
  }

  function renamed(): Program {
    const control = defineControl({
      id: "renamed",
      title: "People show it",
      statement: "People show it.",
      satisfies: [],
      owner: ana,
      frequency: "quarterly",
      implementedFrom: "2026-01-01",
      evidence: [restoreTest],
    });
    return { ...programOf([restoreTest]), controls: [control] };
  }

  test("a requirement that is asked for no more says since when, and owes no window after it", async () => {
    const coverage = await coverageOf(
      [
        ["2026-01-01", first],
        ["2026-09-01", programOf([attested("other", { every: years(1) })])],
      ],
      [[restoreTest, []]],
    );
    const own = coverage.find(({ task }) => task === "asked / restore-test");
    expect(own?.until).toBe("2026-08-31");
    expect(inWords(own === undefined ? [] : [own])).toEqual(["2026-Q1 gap", "2026-Q2 gap"]);
  });

  test("a record is held to the reviewer of its day", async () => {
    const byBen = programOf([restore({ reviewer: ben })]);
    const q1 = held("2026-02-10", { reviewedBy: "ana", submittedBy: "gone" });
    const q3 = held("2026-08-10", { reviewedBy: "ben", submittedBy: "ana" });
    const lines = await told(
      [
        ["2026-01-01", first],
        ["2026-07-01", byBen],
      ],
      [[restoreTest, [q1, q3]]],
    );
    expect(lines[0]).toBe("2026-Q1 operated restore-test/2026-02-10.md");
    expect(lines[2]).toBe("2026-Q3 operated restore-test/2026-08-10.md");
  });
});

describe("what each person owes", () => {
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const training = course.require("training", { within: days(30) });
  const program = programOf([training]);

  test("is operated, late with the days that it was overdue, or a gap", async () => {
    const all = [
      record("training/a.md", { people: { ana: "2026-01-20", ben: "2026-01-20", mia: "2026-05-01" } }),
    ];
    const program = programOf([training], { people: [ana, ben, mia, gone] });
    expect(await told([["2026-01-01", program]], [[training, all]])).toEqual([
      "ana 2026-01-20 to 2026-12-31 operated",
      "ben 2026-01-20 to 2026-12-31 operated",
      "mia 2026-04-16 to 2026-04-30 late",
      "mia 2026-05-01 to 2026-12-31 operated",
      "gone 2026-02-01 to 2026-04-30 gap (it is owed no more)",
    ]);
  });

  test("operated until they left, of whoever owes it no more", async () => {
    const people = { gone: "2026-01-20", ana: "2026-02-10", ben: "2026-01-20" } as const;
    const lines = await told(
      [["2026-01-01", programOf([training], { people: [ana, ben, gone] })]],
      [[training, [record("training/a.md", { people })]]],
    );
    expect(lines).toEqual([
      "ana 2026-02-01 to 2026-02-09 late",
      "ana 2026-02-10 to 2026-12-31 operated",
      "ben 2026-01-20 to 2026-12-31 operated",
      "gone 2026-01-20 to 2026-04-30 operated",
    ]);
    const late = { gone: "2026-03-10", ana: "2026-01-10", ben: "2026-01-10" } as const;
    expect(
      await told(
        [["2026-01-01", programOf([training], { people: [ana, ben, gone] })]],
        [[training, [record("training/a.md", { people: late })]]],
      ),
    ).toEqual([
      "ana 2026-01-10 to 2026-12-31 operated",
      "ben 2026-01-10 to 2026-12-31 operated",
      "gone 2026-02-01 to 2026-03-09 late",
      "gone 2026-03-10 to 2026-04-30 operated",
    ]);
  });

  test("could not be decided for a while, and that is told though it holds in the end", async () => {
    const broken = record("training/a.md", { people: {}, faults: [{ line: 4, message: "is no day" }] });
    const lines = await told(
      [
        [
          "2026-01-01",
          programOf([training], {
            people: [ana, ben, definePerson({ id: "late", name: "Late", start: "2026-08-01" })],
          }),
        ],
      ],
      [[training, [broken, record("training/b.md", { people: { ana: "2026-05-01" } })]]],
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ana 2026-02-01 to 2026-04-30 undecided /));
    expect(lines).toContainEqual(expect.stringMatching(/^ana .* to 2026-12-31 operated$/));
  });

  test("stays a gap when somebody is taken out of the people", async () => {
    const without = programOf([training], { people: [ana, ben] });
    const coverage = await told(
      [
        ["2026-01-01", program],
        ["2026-03-01", without],
      ],
      [[training, []]],
    );
    expect(coverage).toContain("gone 2026-02-01 to 2026-02-28 gap (it is asked for no more)");
  });
});

describe("acceptance 3: what check says of a day is what coverage says of it", () => {
  const quarter = restoreTest;
  const insurance = attested("insurance", { every: years(1) });
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const training = course.require("training", { every: years(1), within: days(30), tolerance: days(7) });
  const late = definePerson({
    id: "late",
    name: "Late",
    start: "2026-06-01",
    away: [{ from: "2026-06-10", to: "2026-06-20" }],
  });
  const program = programOf([quarter, insurance, training], { people: [ana, ben, gone, late] });
  const records: Records = [
    [quarter, [held("2026-02-10"), held("2026-07-20", { for: "2026-Q2" }), held("2026-10-02")]],
    [insurance, [record("insurance/a.md", { from: "2026-03-01", to: "2026-09-30" })]],
    [
      training,
      [record("training/a.md", { people: { ana: "2026-01-20", ben: "2026-05-01", late: "2026-07-15" } })],
    ],
  ];

  test("on every day of the year", { timeout: 120_000 }, async () => {
    for (let day: IsoDate = "2026-01-01"; day <= "2026-12-31"; day = addDays(day, 5)) {
      const seen: Observation[] = [];
      await evaluateRecording(program, recordingOn(day, records), {
        onObservation: (one) => void seen.push(one),
      });
      const coverage = await coverageOf([["2026-01-01", program]], records, {
        from: day,
        to: day,
        today: day,
      });
      for (const { task, occurrences } of coverage) {
        for (const { subject, state } of occurrences) {
          if (subject === undefined) continue;
          const checked = seen.find((one) => one.task === task && one.resource.id === subject);
          expect(`${day} ${task} ${subject} ${SAID[state]}`).toBe(
            `${day} ${task} ${subject} ${checked?.outcome}`,
          );
        }
      }
    }
  });

  const SAID: Readonly<Record<string, string>> = {
    operated: "pass",
    gap: "fail",
    undecided: "error",
    "not-yet-due": "not-applicable",
  };
});
