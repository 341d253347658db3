import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  held,
  hr,
  on,
  original,
  policies,
  restoreTest,
  securityTraining,
} from "../evidence/evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  await mkdir(join(project.folder, "evidence"));
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const period = ["--period", "2026-01-01..2026-03-31"] as const;
const coverage = (...args: readonly string[]) => project.bylaw("coverage", ...period, ...args);

/** The section of what is ahead, without its folds. */
async function ahead(days: number, ...args: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await project.bylawIn(
    { columns: 1000 },
    "coverage",
    ...period,
    "--ahead",
    `${days}`,
    ...args,
  );
  expect(err).toBe("");
  const [, section] = out.split(days === 1 ? "\nDue within 1 day\n" : `\nDue within ${days} days\n`);
  return (
    section
      ?.split("\n\n")[0]
      ?.split("\n")
      .map((line) => line.replace(/^ {2}/, "")) ?? []
  );
}

const restored = (day: string, ...more: readonly string[]) =>
  project.record(`evidence/restore-test/${day}.md`, `on: ${day}`, ...held, original, ...more);

describe("bylaw coverage --ahead", () => {
  test("tells what is due from today on, in order of day, beyond the period too", async () => {
    await restored("2026-02-10");
    on("2026-03-20");
    expect(await ahead(11)).toEqual(["Nothing is due by 2026-03-31."]);
    expect(await ahead(26)).toEqual(["asked / security-training: by 2026-04-15, p17"]);
    expect(await ahead(200)).toEqual([
      "asked / security-training: by 2026-04-15, p17",
      "asked / restore-test 2026-Q2: by 2026-06-30, ana",
      "asked / restore-test 2026-Q3: by 2026-09-30, ana",
    ]);
  });

  test("tells nothing of it unless it is asked for, and ends with the same code", async () => {
    on("2026-03-20");
    const plain = await coverage();
    expect(plain.out).not.toContain("Due within");
    expect(JSON.parse((await coverage("--json")).out)).not.toHaveProperty("ahead");
    const told = await coverage("--ahead", "366");
    expect(told.code).toBe(plain.code);
    const [before = "", after = ""] = told.out.split(/\nDue within 366 days\n(?: {2}.*\n)+/);
    expect(before + after).toBe(plain.out);
  });

  test("tells what is within its tolerance, and what comes after a window that was missed", async () => {
    await project.program({ evidence: restoreTest });
    on("2026-04-10");
    expect(await ahead(90)).toEqual([
      "asked / restore-test 2026-Q1: since 2026-03-31, ana",
      "asked / restore-test 2026-Q2: by 2026-06-30, ana",
    ]);
    on("2026-04-20");
    expect(await ahead(90)).toEqual(["asked / restore-test 2026-Q2: by 2026-06-30, ana"]);
    await restored("2026-04-15", "findings: [{ what: Slow, owner: ben, due: 2026-04-17 }]");
    expect(await ahead(180)).toEqual(["asked / restore-test 2026-Q3: by 2026-09-30, ana"]);
  });

  test("tells the windows of what is waived, and the waiver that ends", async () => {
    await project.program({
      head: `const restores = ${restoreTest};`,
      evidence: "restores",
      waivers: `[core.waive(restores, "2026-Q1", { until: "2026-05-31", reason: "The move.", requestedBy: ana, approvedBy: ben,
        compensating: [asked] })]`,
    });
    on("2026-05-01");
    expect(await ahead(60)).toEqual([
      "waiver of restore-test for 2026-Q1: ends 2026-05-31, approved by ben (The move.)",
      "asked / restore-test 2026-Q2: by 2026-06-30, ana",
    ]);
    expect(await ahead(29)).toEqual(["Nothing is due by 2026-05-30."]);
    on("2026-06-01");
    expect(await ahead(29)).toEqual(["asked / restore-test 2026-Q2: by 2026-06-30, ana"]);
  });

  test("names a few of those who owe the same, and each of them as JSON", async () => {
    on("2026-01-01");
    expect(await ahead(30)).toEqual(["asked / security-training: by 2026-01-31, ana, ben, gone"]);
    await project.program({
      policies,
      evidence: `approval("approval", { within: days(14), reviewer: ana })`,
      controls: `asking("again", [], { owner: ben, evidence: [${securityTraining}] })`,
    });
    expect(await ahead(30)).toEqual([
      "asked / approval access, encryption: by 2026-01-15, ana",
      "again / security-training: by 2026-01-31, ana, ben, gone",
    ]);
    const { ahead: told } = JSON.parse((await coverage("--ahead", "30", "--json")).out);
    expect(told).toEqual({
      days: 30,
      from: "2026-01-01",
      until: "2026-01-31",
      owed: [
        { task: "asked / approval", about: "policy", subject: "access", due: "2026-01-15", who: "ana" },
        { task: "asked / approval", about: "policy", subject: "encryption", due: "2026-01-15", who: "ana" },
        ...["ana", "ben", "gone"].map((who) => ({
          task: "again / security-training",
          about: "person",
          subject: who,
          due: "2026-01-31",
          who,
        })),
      ],
      undecided: [],
      waivers: [],
      actions: [],
    });
  });

  test("tells each control that asks for the same, with whoever answers for it", async () => {
    await project.program({
      head: `const siem = attested("siem", { every: months(3) });`,
      evidence: "siem",
      controls: `asking("again", [siem], { owner: ben })`,
    });
    on("2026-02-10");
    expect(await ahead(60)).toEqual([
      "again / siem 2026-Q1: by 2026-03-31, ben",
      "asked / siem 2026-Q1: by 2026-03-31, ana",
    ]);
  });

  test("leaves out what an alternative makes up for, be it a check", async () => {
    await project.program({
      head: hr("", `yield { id: "1", person: "ana", on: "2026-02-01" };`),
      evidence: `attested("log", { every: years(1) })`,
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
      controls: `asking("either", [], { checks: [core.anyOf(attested("siem", { every: months(3) }), core.defineCheck({
        id: "hr/quiet", title: "Nothing is done by hand", why: "Why.", fix: "Fix.", severity: "low", whenEmpty: "notApplicable",
        blindSpots: ["Nothing else is read."], over: completions as never, assert: () => [core.fact("done", 0).atMost(0)] }))] })`,
    });
    on("2026-02-10");
    const due = await project.bylaw("evidence", "due", "--ahead", "60");
    expect(due.err).toBe("");
    expect(due.out).toBe("Nothing is due before 2026-12-31.\n");
    expect(await ahead(60)).toEqual(["Nothing is due by 2026-04-11."]);
  });

  test("tells last what nobody can tell the day of, and why", async () => {
    await project.program({ evidence: `${securityTraining}, attested("log", { every: months(1) })` });
    await project.record("evidence/security-training/x.md", "people: { ana: 2026-02-01, ben: soon }");
    on("2026-02-10");
    const why =
      'schema-mismatch: security-training/x.md cannot be told to answer it: line 4 people.ben: is "soon", which is not a calendar day; write it as YYYY-MM-DD.';
    const [log, open, ...none] = await ahead(20);
    expect(log).toBe("asked / log 2026-02: by 2026-02-28, ana");
    expect(open).toBe(`asked / security-training ana, ben, gone: undecided (${why})`);
    expect(none).toEqual([]);
  });

  test("prints names of a listing as words, on a terminal and in a document", async () => {
    const names = ["\\u001b[31mred", "x\\n# y|z"];
    await project.program({
      evidence: securityTraining,
      head: hr(`yield { id: "ana" }; ${names.map((id) => `yield { id: "${id}" };`).join(" ")}`),
      people: "staff",
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    on("2026-01-10");
    expect(await ahead(30, "--status", "out")).toEqual([
      "asked / security-training: by 2026-01-31, \\u{1b}[31mred, ana, x\\u{a}# y|z",
    ]);
    expect(await project.text("out/coverage.md")).toContain(
      "## Due within 30 days\n\n- asked / security-training: by 2026-01-31, \\u&#123;1b&#125;&#91;31mred, ana, x &#35; y&#124;z\n",
    );
  });

  test("says once for each that nothing reads records", async () => {
    await project.program({ providers: "[]", evidence: restoreTest });
    on("2026-02-10");
    expect(await ahead(30)).toEqual([
      "asked / restore-test: undecided (Nothing reads records: add evidence() to the program's providers.)",
    ]);
  });

  test("tells what an answer promises until it is done or past its day", async () => {
    await project.program({ evidence: restoreTest });
    const answer = (action: string) =>
      project.record(
        "evidence/answers/q1.md",
        "on: 2026-05-02",
        "of: asked / restore-test",
        "window: 2026-Q1",
        "cause: Late.",
        "extent: isolated",
        `action: { what: Order earlier, owner: ben, ${action} }`,
      );
    on("2026-05-10");
    await answer("due: 2026-05-20");
    expect(await ahead(9)).toEqual(["Nothing is due by 2026-05-19."]);
    expect(await ahead(10)).toEqual([
      "action of answers/q1.md for asked / restore-test: by 2026-05-20, ben (Order earlier)",
    ]);
    await answer("due: 2026-05-20, done: 2026-05-09");
    expect(await ahead(10)).toEqual(["Nothing is due by 2026-05-20."]);
    await answer("due: 2026-05-09");
    expect(await ahead(10)).toEqual(["Nothing is due by 2026-05-20."]);
  });

  test.each(["0", "367", "1.5", "-1", "", "soon", "1e2"])("refuses %j days", async (days) => {
    const { code, out, err } = await coverage(`--ahead=${days}`);
    expect({ code, out }).toEqual({ code: 64, out: "" });
    expect(err).toBe(
      `[bylaw] --ahead ${days} is not a number of days from 1 to 366.\n  Give it as in --ahead 30.\n`,
    );
  });
});
