import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { held, on, original, restoreTest } from "../evidence/evidence.fixture.ts";
import { COMMIT, type KeptProject, keptProject, parts } from "./coverage.fixture.ts";

let p: KeptProject;
beforeEach(async () => {
  p = await keptProject();
});
afterEach(() => p.remove());
afterAll(() => void vi.useRealTimers());
const quarters = async (...skip: string[]) => {
  for (const [day, q] of [
    ["2026-02-10", "q1"],
    ["2026-05-10", "q2"],
    ["2026-08-10", "q3"],
    ["2026-11-10", "q4"],
  ] as const)
    if (!skip.includes(q)) await p.record(`evidence/restore-test/${q}.md`, `on: ${day}`, ...held, original);
};
const answer = (...lines: string[]) =>
  p.record("evidence/answers/a.md", ...lines, "cause: c", "extent: isolated");
const ofKeys = (since: string) => ["of: rotation / vault/key-rotates / all", `since: ${since}`];
const runAt = async (at: string, keys = "", ...more: string[]) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date(at));
  if (keys !== "") await writeFile(join(p.folder, "keys.json"), keys);
  await p.bylaw(
    "check",
    "--keep",
    ".bylaw/evidence",
    "--quiet",
    "--revision",
    COMMIT,
    "--branch",
    "main",
    ...more,
  );
};
const evidenceOnly = {
  ...parts(),
  head: "",
  providers: `[evidence({ directory: here("evidence") })]`,
  all: "[asked]",
};
const lax = restoreTest.replace("months(3)", "years(2)");
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

test("S1 runs of a part alone: the plan of today judges the past, and no edit is told", async () => {
  for (const day of ["2026-01-05", "2026-06-05", "2026-12-05"])
    await p.runOn(day, { a: 4 }, "asked", "rotation");
  await p.program(parts(9999, lax));
  on("2026-12-31");
  expect((await p.coverage()).code).not.toBe(0);
});
test("S2 a limit that is loosened for runs of a part is told", async () => {
  await quarters();
  await p.runOn("2026-01-05", { a: 4 });
  await p.program(parts(9999));
  for (const day of ["2026-02-05", "2026-06-05", "2026-12-05"]) await p.runOn(day, { a: 4000 }, "rotation");
  on("2026-12-31");
  expect(flat((await p.coverage()).out)).toContain("to at most 9999 days");
});
test("S3 a control that each day's first run sees fail and each day's last run has no more", async () => {
  await quarters();
  for (const day of ["2026-01-05", "2026-06-05", "2026-12-05"]) {
    await p.program(parts());
    await runAt(`${day}T08:00:00Z`, `[{"id":"a","days":999}]`);
    await p.program({ ...parts(), all: "[asked]" });
    await runAt(`${day}T18:00:00Z`);
  }
  on("2026-12-31");
  const { code, out } = await p.coverage();
  expect(out).toContain("Deviations");
  expect(code).toBe(1);
});
test("S4 an answer whose action is done answers no failure that goes on, nor what failed since", async () => {
  await quarters();
  await p.runOn("2026-01-05", { a: 400 });
  await answer(
    "on: 2026-02-02",
    ...ofKeys("2026-01-05"),
    "action: { what: x, owner: ben, due: 2026-03-01, done: 2026-02-20 }",
  );
  await p.runOn("2026-06-05", { a: 400, b: 500, c: 900 });
  await p.runOn("2026-12-30", { a: 400, b: 500, c: 900, d: 999 });
  on("2026-12-31");
  expect((await p.coverage()).code).toBe(1);
});
test("S5 what was answered before it was missed is not answered", async () => {
  await quarters("q3");
  await p.runOn("2026-01-05", { a: 4 });
  await answer(
    "on: 2026-01-02",
    "of: asked / restore-test",
    "window: 2026-Q3",
    "action: { what: x, owner: ben, due: 2199-03-01 }",
  );
  on("2026-12-31");
  expect((await p.coverage()).code).toBe(1);
});
test("S6 what could not be decided is told beside an answered failure", async () => {
  await quarters();
  for (let d = 1; d <= 9; d += 1)
    await runAt(
      `2026-01-0${d}T12:00:00Z`,
      `[{"id":"a","days":900},{"id":"b","days":${d === 1 ? 3 : '"?"'}}]`,
    );
  await answer("on: 2026-01-09", ...ofKeys("2026-01-01"), "action: { what: x, owner: ben, due: 2026-12-01 }");
  on("2026-01-09");
  const { code, out } = await p.bylaw("coverage", "--period", "2026-01-01..2026-01-09");
  expect(out).toContain("Could not be decided");
  expect(code).toBe(2);
});
test("S7 persons' days that could not be decided", async () => {
  await quarters();
  const lea = `definePerson({ id: "lea", name: "Lea", end: "2026-05-31" })`;
  await p.program({
    ...parts(),
    people: `[ana, ben, ${lea}, definePerson({ id: "joi", name: "Joi", start: "2026-07-01" })]`,
    evidence: `${restoreTest}, training("security-training", { within: days(30), reviewer: ${lea} })`,
  });
  await mkdir(join(p.folder, "evidence/security-training"), { recursive: true });
  await writeFile(
    join(p.folder, "evidence/security-training/a.md"),
    "---\nsubmittedBy: ben\nreviewedBy: lea\npeople: { ana: 2026-01-10, ben: 2026-01-10, lea: 2026-01-10 }\n---\n",
  );
  await p.runOn("2026-01-05", { a: 4 });
  on("2026-12-31");
  expect((await p.bylaw("check", "security-training")).code).toBe(2);
  expect((await p.coverage()).code).toBe(2);
});
test("S8 a record that is written in December for May, and that no run saw until then", async () => {
  await quarters("q2");
  for (const day of ["2026-01-05", "2026-08-05", "2026-12-05"]) await p.runOn(day, { a: 4 });
  await quarters();
  on("2026-12-31");
  const { code, out } = await p.coverage();
  expect(code !== 0 || out.includes("restore-test/q2.md")).toBe(true);
});
test("S9 evidence alone: the plan is edited and no run counts", async () => {
  await p.program(evidenceOnly);
  await p.runOn("2026-01-05", {});
  await p.program({ ...evidenceOnly, evidence: lax });
  await rm(join(p.folder, ".bylaw/evidence/2026"), { recursive: true });
  on("2026-12-31");
  expect((await p.coverage()).code).not.toBe(0);
});
test("S10 evidence alone: a folder called runs beside the years hides them all", async () => {
  await p.program(evidenceOnly);
  await p.runOn("2026-01-05", {});
  await p.program({ ...evidenceOnly, evidence: lax });
  await mkdir(join(p.folder, ".bylaw/evidence/runs"));
  on("2026-12-31");
  expect((await p.coverage()).code).not.toBe(0);
});
test("S11 evidence alone: what the program asks for since the last run", async () => {
  await p.program(evidenceOnly);
  await quarters();
  await p.runOn("2026-01-05", {});
  await p.program({ ...evidenceOnly, evidence: `${restoreTest}, attested("siem", { every: months(1) })` });
  on("2026-12-31");
  expect((await p.bylaw("check", "siem")).code).toBe(1);
  const { out } = await p.coverage();
  expect(out).toContain("requirement asked / siem is new");
});
test("S12 a record that was removed or edited since a run saw it", async () => {
  await quarters();
  await p.record(
    "evidence/restore-test/x.md",
    "on: 2026-02-01",
    "scenario: s",
    "participants: [ana]",
    "objective: o",
    "result: missed",
    original,
  );
  await p.runOn("2026-04-05", { a: 4 });
  on("2026-12-31");
  expect((await p.coverage()).code).toBe(1);
  await rm(join(p.folder, "evidence/restore-test/x.md"));
  expect((await p.coverage()).code).toBe(1);
});
test("S14 runs dated before one that they saw make up for no day", async () => {
  await quarters();
  await p.runOn("2026-01-01", { a: 4 });
  await p.runOn("2026-01-09", { a: 4 });
  for (let d = 2; d < 9; d += 1) await p.runOn(`2026-01-0${d}`, { a: 4 });
  on("2026-01-09");
  expect((await p.bylaw("coverage", "--period", "2026-01-01..2026-01-09")).code).not.toBe(0);
});
test("S15 the strip: deviations of a control whose checks went, or whose first day was moved, in December", async () => {
  await quarters();
  const all = (checks: string) =>
    `[defineControl({ id: "rotation", title: "K", statement: "S", satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous", implementedFrom: "2026-01-01", checks: [${checks}], evidence: [${restoreTest}] })]`;
  await p.program({ ...parts(), all: all("rotates") });
  for (const month of ["01", "03", "05", "08", "10"]) await p.runOn(`2026-${month}-05`, { a: 400 });
  await p.program({ ...parts(), all: all("") });
  await p.runOn("2026-12-05", { a: 400 });
  on("2026-12-31");
  expect((await p.coverage()).out).toMatch(/ {2}rotation .*✗/);
});
test("S16 what it was read with: another branch, and days between runs", async () => {
  await quarters();
  await p.runOn("2026-01-05", { a: 4 }, "--branch", "fix");
  on("2026-12-31");
  const { out } = await p.coverage("--branch", "fix");
  expect(out).toContain("366");
  expect(out).toContain("fix");
});
test("S17 a period of the program that is cut is told", async () => {
  const of = (period: string) => ({ ...parts(), organization: `{ name: "Test" }, period: ${period}` });
  await quarters("q1");
  await p.program(of(`{ from: "2026-01-01", to: "2026-12-31" }`));
  await p.runOn("2026-01-05", { a: 999 });
  await p.runOn("2026-06-20", { a: 4 });
  await p.program(of(`{ from: "2026-07-01", to: "2026-12-31" }`));
  await p.runOn("2026-06-30", { a: 4 });
  await p.runOn("2026-07-05", { a: 4 });
  on("2026-12-31");
  expect((await p.bylaw("coverage", "--every", "366")).out).toContain("has another period");
});
test("S18 a collector of one's own that is edited is told", async () => {
  await quarters();
  await p.runOn("2026-01-05", { a: 4, b: 900 });
  const head = parts().head ?? "";
  await p.program({
    ...parts(),
    head: head.replace('"utf8"));', '"utf8")).filter((one: any) => one.id !== "b");'),
  });
  await p.runOn("2026-03-05", { a: 4, b: 900 });
  on("2026-12-31");
  const { out } = await p.coverage();
  expect(out).toContain("Changes of the plan");
});
test("S19 an alternative that is enough excuses evidence in coverage as in check", async () => {
  const all = `[defineControl({ id: "rotation", title: "K", statement: "S", satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous", implementedFrom: "2026-01-01", checks: [core.anyOf(rotates, ${restoreTest})] })]`;
  await p.program({ ...parts(), all });
  await p.runOn("2026-01-05", { a: 4 });
  on("2026-12-31");
  expect((await p.bylaw("check")).code).toBe(0);
  expect((await p.coverage()).code).toBe(0);
});

test("what a run saw fail holds no more, though its records are what they were: a limit that a kind only refers to was loosened", async () => {
  const kind = (limit: number) => ({
    ...evidenceOnly,
    head: `const highestAllowed = ${limit};
const fridges = defineEvidenceKind({ id: "fridges", title: "Fridges", about: "company", schema: z.object({ highest: z.number() }),
  shows: ({ highest }) => [core.fact("highest", highest).atMost(highestAllowed)] });`,
    evidence: `fridges.require("fridge", { every: months(3), reviewer: ana })`,
  });
  await p.program(kind(6));
  for (const [day, q] of [
    ["2026-02-10", "q1"],
    ["2026-05-10", "q2"],
  ] as const)
    await p.record(`evidence/fridge/${q}.md`, `on: ${day}`, "highest: 12");
  await p.runOn("2026-05-20", {});
  await p.program(kind(60));
  on("2026-06-30");
  const { code, out } = await p.bylaw("coverage", "--period", "2026-01-01..2026-06-30", "--every", "366");
  expect(flat(out)).toContain("undecided on 2026-05-20 (the run of that day said that it does not hold)");
  expect(code).toBe(2);
});

test("a restricted record that is dated back: runs keep none of it, and what they said of it is told", async () => {
  await p.program({
    ...evidenceOnly,
    people: `[ana, ben, definePerson({ id: "otto", name: "Otto", start: "2026-01-01" })]`,
    evidence: `screening("screening", { within: days(30), reviewer: ana })`,
  });
  const people = (otto: string) => `people: { ana: 2026-01-02, ben: 2026-01-02${otto} }`;
  await p.record("evidence/screening/all.md", people(""));
  await p.runOn("2026-01-20", {});
  await p.runOn("2026-02-11", {});
  await p.runOn("2026-02-20", {});
  await p.record("evidence/screening/all.md", people(", otto: 2026-01-20"));
  on("2026-12-31");
  const { out } = await p.coverage();
  expect(flat(out)).toContain(
    "asked / screening otto was missing in runs from 2026-02-11 to 2026-02-20, and its restricted records say now that it was not",
  );
});

test("a record that was looked at months after its day is told", async () => {
  await p.program(evidenceOnly);
  await p.write({
    "evidence/restore-test/q1.md": `---\nsubmittedBy: ben\non: 2026-01-27\n${held.join("\n")}\n${original}\n---\n`,
  });
  await p.runOn("2026-02-10", {});
  await p.record("evidence/restore-test/q1.md", "on: 2026-01-27", ...held, original);
  await p.runOn("2026-04-30", {});
  on("2026-06-30");
  const { out } = await p.bylaw("coverage", "--period", "2026-01-01..2026-06-30", "--every", "366");
  expect(out).toContain("restore-test/q1.md is of 2026-01-27, and no run saw it reviewed before 2026-04-30");
  expect(out).not.toContain("undecided on");
});
