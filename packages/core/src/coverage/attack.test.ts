import { expect, test } from "vitest";
import { z } from "zod";
import {
  attested,
  type Control,
  days,
  defineControl,
  defineEvidenceKind,
  definePerson,
  exercise,
  fact,
  months,
  type Program,
  waive,
  years,
} from "../index.ts";
import { known } from "../provider/index.ts";
import { ana, ben, gone, held, programOf, record } from "../run/evidence/evidence.fixture.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import * as V from "../vault.fixture.ts";
import { deviationsIn } from "./checks/deviations.ts";
import { coverageOf, inWords, type Programs, type Records } from "./owed/occurrences.fixture.ts";
import { planChangesIn } from "./plans/plan-changes.ts";
import { seenRuns } from "./runs/runs.fixture.ts";

const restore = (change: object = {}) =>
  exercise("restore-test", { every: months(3), tolerance: days(14), reviewer: ana, ...change });
const told = async (programs: Programs, records: Records, terms: Parameters<typeof coverageOf>[2] = {}) =>
  (await coverageOf(programs, records, terms)).flatMap((one) =>
    inWords([one]).map((line) => `${one.task} ${line}`),
  );
const since = (program: Program, day: string, id = "asked"): Program => ({
  ...program,
  controls: program.controls.map((one): Control => ({ ...one, id, implementedFrom: day as never })),
});
const asked = (line: string) => `asked / restore-test ${line}`;
const quarters = (skip?: string) =>
  (["2026-02-10", "2026-05-10", "2026-08-10", "2026-11-10"] as const)
    .filter((one) => one !== skip)
    .map((one) => held(one));
const compensating = defineControl({
  id: "comp",
  title: "c",
  statement: "c",
  satisfies: [],
  owner: ana,
  frequency: "annual",
  implementedFrom: "2026-01-01",
  evidence: [attested("comp", { every: years(1) })],
} as never);
const waived = (name: string, until: string) => ({
  waivers: [
    waive(restore(), name, {
      until: until as never,
      reason: "w",
      requestedBy: ben,
      approvedBy: ana,
      compensating: [compensating],
    }),
  ],
});

test("R1 a waiver that ended a day after the tolerance leaves a gap", async () => {
  const lines = await told(
    [["2026-01-01", programOf([restore()], waived("2026-Q1", "2026-04-15"))]],
    [[restore(), quarters("2026-02-10")]],
  );
  expect(lines).toContain(asked("2026-Q1 gap"));
});
test("R2a one record answers no two windows of two audit periods", async () => {
  const program = since(programOf([restore()]), "2025-10-01");
  const lines = await told([["2025-10-01", program]], [[restore(), [held("2026-01-05")]]]);
  expect(lines).toContain(asked("2026-Q1 gap"));
});
test("R2b nor two when its control is renamed", async () => {
  const before = programOf([restore()]);
  const lines = await told(
    [
      ["2026-01-01", before],
      ["2026-04-05", since(before, "2026-01-01", "moved")],
    ],
    [[restore(), [held("2026-04-10"), held("2026-08-10")]]],
  );
  expect(lines.filter((one) => one.endsWith("restore-test/2026-04-10.md"))).toHaveLength(1);
});
test("R3a a document covers no more than one `every`", async () => {
  const insurance = attested("insurance", { every: months(3) });
  const lines = await told(
    [["2026-01-01", programOf([insurance])]],
    [[insurance, [record("insurance/a.md", { from: "2026-01-01", to: "2030-12-31" })]]],
  );
  expect(lines).toContain("asked / insurance 2026-Q2 gap");
});
test("R3b days on which no document covered are told", async () => {
  const insurance = attested("insurance", { every: years(1) });
  const lines = await told(
    [["2025-01-01", since(programOf([insurance]), "2025-01-01")]],
    [
      [
        insurance,
        [
          record("insurance/a.md", { from: "2025-02-01", to: "2026-01-31" }),
          record("insurance/b.md", { from: "2026-12-01", to: "2027-11-30" }),
        ],
      ],
    ],
  );
  expect(lines.join("\n")).toMatch(/gap|late/);
});
test("R4 a tolerance that was long when it was due is over one day", async () => {
  const lines = await told(
    [
      ["2026-01-01", programOf([restore({ tolerance: days(200) })])],
      ["2026-10-15", programOf([restore()])],
    ],
    [[restore(), [held("2026-02-10"), held("2026-05-10")]]],
    { today: "2028-06-01" },
  );
  expect(lines).toContain(asked("2026-Q3 gap"));
});
test.each([
  ["originals dropped in December", { originals: "Drive" }, {}, quarters(), "2026-Q1 gap"],
  [
    "orNone said in December",
    {},
    { orNone: true },
    [record("restore-test/n.md", { on: "2026-02-10", none: "0 in the log" }), ...quarters("2026-02-10")],
    "2026-Q1 gap",
  ],
] as const)("R5 %s make no record of February count", async (_, before, after, records, line) => {
  const lines = await told(
    [
      ["2026-01-01", programOf([restore(before)])],
      ["2026-12-01", programOf([restore(after)])],
    ],
    [[restore(after), records]],
  );
  expect(lines).toContain(asked(line));
});
test("R6 what was owed once is owed, though it is owed each quarter since", async () => {
  const once = exercise("restore-test", { once: "2026-03-31", reviewer: ana } as never);
  const lines = await told(
    [
      ["2026-01-01", programOf([once])],
      ["2026-06-01", programOf([restore()])],
    ],
    [[restore(), [held("2026-06-10"), held("2026-08-10"), held("2026-11-10")]]],
  );
  expect(lines.join("\n")).toMatch(/late|gap/);
});
test.each([[5, 7, "2026-06-15", "2026-07-10"]] as const)(
  "R7 windows of two rhythms that begin on one day are two",
  async (a, b, day, answered) => {
    const lines = await told(
      [
        ["2026-01-01", programOf([restore({ every: months(a), tolerance: days(0) })])],
        [day, programOf([restore({ every: months(b), tolerance: days(0) })])],
      ],
      [[restore(), [held(answered)]]],
    );
    expect(lines).toContain(asked("2026-01-01 gap"));
  },
);
test.each([
  ["a slower rhythm", programOf([restore({ every: months(6) })])],
  ["a later first day", since(programOf([restore()]), "2026-04-01")],
  ["no such requirement", programOf([attested("other", { every: years(1) })])],
])("R8 %s on the due day alone takes no gap away", async (_, onThatDay) => {
  const plan = programOf([restore()]);
  const lines = await told(
    [
      ["2026-01-01", plan],
      ["2026-03-31", onThatDay],
      ["2026-04-01", plan],
    ],
    [[restore(), quarters("2026-02-10")]],
  );
  expect(lines).toContain(asked("2026-Q1 gap"));
});
const fridges = (limit: 6 | 60) =>
  defineEvidenceKind({
    id: "fridges",
    title: "F",
    about: "company",
    schema: z.object({ highest: z.number() }),
    shows:
      limit === 6
        ? ({ highest }) => [fact("highest", highest).atMost(6)]
        : ({ highest }) => [fact("highest", highest).atMost(60)],
  }).require("fridge", { every: months(3) });
const warm = (["2026-02-10", "2026-05-10", "2026-08-10", "2026-11-10"] as const).map((on) =>
  record(`fridge/${on}.md`, { on, content: JSON.stringify({ highest: 12 }) }),
);
test.each([
  ["shows loosened", programOf([fridges(60)])],
  ["the kind dropped", programOf([restore()])],
])("R9 %s in December takes away no days on which a record did not hold", async (_, after) => {
  const lines = await told(
    [
      ["2026-01-01", programOf([fridges(6)])],
      ["2026-12-01", after],
    ],
    [[fridges(6), warm]],
  );
  expect(lines.join("\n")).toMatch(/does not hold|undecided/);
});
test("R10 a record that does not hold, waived, is told as waived", async () => {
  const content = JSON.stringify({
    scenario: "s",
    participants: ["ana"],
    objective: "o",
    result: "missed",
    findings: [],
  });
  const lines = await told(
    [["2026-01-01", programOf([restore()], waived("all", "2026-12-31"))]],
    [[restore(), quarters().map((one) => ({ ...one, content }))]],
  );
  expect(lines.join("\n")).toContain("waived");
});
test("R11 that there was none, said nine months late, is late", async () => {
  const incidents = attested("incidents", { every: months(3), orNone: true, reviewer: ana });
  const lines = await told(
    [["2026-01-01", programOf([incidents])]],
    [[incidents, [record("incidents/a.md", { on: "2026-12-01", none: "0 in the pager", for: "2026-Q1" })]]],
  );
  expect(lines).toContain("asked / incidents 2026-Q1 late incidents/a.md");
});
test("R12 days on which a requirement of persons could not be decided are told", async () => {
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const lea = definePerson({ id: "lea", name: "Lea", end: "2026-05-31" });
  const joi = definePerson({ id: "joi", name: "Joi", start: "2026-07-01" });
  const training = course.require("training", { within: days(30), reviewer: lea });
  const lines = await told(
    [["2026-01-01", programOf([training], { people: [ana, ben, lea, joi] })]],
    [
      [
        training,
        [
          record("training/a.md", {
            people: { ana: "2026-01-10", ben: "2026-03-20", lea: "2026-01-10" },
            reviewedBy: "lea",
          } as never),
        ],
      ],
    ],
  );
  expect(lines.join("\n")).toContain("undecided");
});
async function changes(before: Program, after: Program) {
  const empty = (day: string) => recordingOf([], `${day}T06:00:00.000Z`);
  const runs = await seenRuns([
    { day: "2026-03-01", program: before, recording: empty("2026-03-01") },
    { day: "2026-03-02", program: after, recording: empty("2026-03-02") },
  ]);
  return planChangesIn(runs).map(
    ({ noun, id, what, looser }) => `${looser ? "- " : "  "}${noun} ${id} ${what}`,
  );
}
const course = (more: object = {}) =>
  defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) }).require("t", {
    within: days(30),
    ...more,
  });
const benWith = (more: object) => ({
  people: [ana, definePerson({ id: "ben", name: "Ben", start: "2026-03-16", ...more } as never), gone],
});
test.each([
  ["asked of newcomers alone", programOf([course()]), programOf([course({ after: "start" })])],
  [
    "somebody is given an end",
    programOf([restore()]),
    programOf([restore()], benWith({ end: "2026-03-20" })),
  ],
  [
    "somebody is away all year",
    programOf([restore()]),
    programOf([restore()], benWith({ away: [{ from: "2026-03-17", to: "2026-12-31" }] })),
  ],
  ["somebody starts later", programOf([restore()]), programOf([restore()], benWith({ start: "2026-12-16" }))],
  ["what a kind holds its records to", programOf([fridges(6)]), programOf([fridges(60)])],
])("R13 %s: less is asked, and told so", async (_, before, after) => {
  expect((await changes(before, after)).some((one) => one.startsWith("- "))).toBe(true);
});
test("R14 a key that a selector or appliesTo leaves out is neither gone nor mended", async () => {
  const key = (id: string, amount: number, more: object = {}) => ({
    id,
    manager: "customer",
    period: known(days(amount)),
    ...more,
  });
  const run =
    (program: Program) =>
    (day: string, ...keys: object[]) => ({
      day,
      program,
      recording: recordingOf(
        [listingOf(V.vaultKeys, keys as never, { path: ["1", "north"] })],
        `${day}T06:00:00.000Z`,
      ),
    });
  const plain = run(V.vaultProgram({ providers: [V.vault(["north"], V.always())] }));
  const [first] = deviationsIn(
    await seenRuns([
      plain("2026-03-01", key("a", 900)),
      plain("2026-03-02", key("a", 900, { manager: "vault" })),
    ]),
  );
  const selector = {
    kind: "selector",
    id: "not-exempt",
    because: "exempt",
    test: (one: { name?: string }) => one.name !== "exempt",
  } as never;
  const narrowed = run(
    V.vaultProgram({
      providers: [V.vault(["north"], V.always())],
      policies: [],
      controls: [
        defineControl({
          ...V.rotation,
          checks: [V.vaultKeyRotation.with({ period: V.rotationPeriod }).where(selector)],
        }),
      ],
    }),
  );
  const [second] = deviationsIn(
    await seenRuns([
      narrowed("2026-03-01", key("a", 900), key("b", 1)),
      narrowed("2026-03-02", key("a", 900, { name: "exempt" }), key("b", 1)),
    ]),
  );
  expect([first?.ended, second?.ended]).not.toEqual(["mended", "gone"]);
});
