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
} from "../evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  await mkdir(join(project.folder, "evidence"));
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

/** What is told, of a command that is content whatever is due. */
async function due(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await project.bylaw("evidence", "due", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

describe("bylaw evidence due", () => {
  test("tells what is due before, on and after its day", async () => {
    on("2026-01-10");
    expect(await due("--ahead", "20")).toBe("Nothing is due before 2026-01-31.\n");
    const soon = "  security-training  by 2026-01-31  ana, ben, gone  bylaw evidence add security-training\n";
    expect(await due()).toBe(`Due within 30 days\n${soon}`);
    expect(await due("--ahead", "21")).toBe(`Due within 21 days\n${soon}`);
    on("2026-01-31");
    expect(await due("--ahead", "0")).toBe(`Due today\n${soon}`);
    expect(await due("--ahead", "1")).toBe(`Due within 1 day\n${soon}`);
    on("2026-02-01");
    expect(await due()).toBe(
      "Overdue\n  security-training  since 2026-01-31  ana, ben, gone  bylaw evidence add security-training\n",
    );
  });

  test("tells everybody whose day is within those days while nobody is due yet", async () => {
    await project.program({
      head: `const newcomer = definePerson({ id: "newcomer", name: "New", start: "2026-01-05" });`,
      evidence: securityTraining,
      people: "[ana, ben, newcomer]",
    });
    on("2026-01-10");
    const soon = (who: string) =>
      `  security-training  by 2026-01-31  ${who}bylaw evidence add security-training\n`;
    expect(await due("--ahead", "24")).toBe(`Due within 24 days\n${soon("ana, ben  ")}`);
    expect(await due("--ahead", "25")).toBe(`Due within 25 days\n${soon("ana, ben, newcomer  ")}`);
  });

  test("tells those who owe apart by how long they have, and names a few", async () => {
    on("2026-04-10");
    expect(await due()).toBe(`Overdue
  security-training  since 2026-01-31  ana, ben, gone  bylaw evidence add security-training

Due within 30 days
  restore-test       since 2026-03-31  ana  bylaw evidence add restore-test
  security-training  by 2026-04-15     p17  bylaw evidence add security-training --by p17
`);
    on("2026-04-16");
    expect(await due()).toBe(`Overdue
  security-training  since 2026-01-31  ana, ben and 2 more  bylaw evidence add security-training
  restore-test       since 2026-03-31  ana                  bylaw evidence add restore-test
`);
  });

  test("of one person tells what they owe, and what they answer for", async () => {
    on("2026-04-16");
    expect(await due("--person", "ben")).toBe(
      "Overdue\n  security-training  since 2026-01-31  ben  bylaw evidence add security-training --by ben\n",
    );
    expect(await due("--person", "ana")).toBe(await due());
    const { code, err } = await project.bylaw("evidence", "due", "--person", "eve");
    expect(code).toBe(64);
    expect(err).toContain('--person is "eve", which is nobody\'s id.');
  });

  test("is quiet when all is done, and says until when", async () => {
    on("2026-03-20");
    await project.record("evidence/restore-test/2026-03-10.md", "on: 2026-03-10", ...held, original);
    const days = ["ana", "ben", "gone", "p17"].map((id) => `  ${id}: 2026-03-18`);
    await project.record("evidence/security-training/2026-03.md", "people:", ...days);
    expect(await due()).toBe("Nothing is due before 2026-06-30.\n");
    expect(await due("--ahead", "120")).toBe(
      "Due within 120 days\n  restore-test  by 2026-06-30  ana  bylaw evidence add restore-test\n",
    );
  });

  test("tells a requirement of two controls once, as the one that asks since longer has it", async () => {
    const shared = `attested("siem", { every: months(3) })`;
    await project.program({
      head: `const siem = ${shared};`,
      evidence: "siem",
      controls: `asking("again", [siem], { owner: ben, implementedFrom: "2025-07-01" })`,
    });
    on("2026-02-10");
    expect(await due()).toBe(
      "Overdue\n  siem  since 2025-12-31  ana, ben  bylaw evidence add siem --by ana\n",
    );
  });

  test("tells what fails though it was shown, and what it fails of", async () => {
    on("2026-03-20");
    const finding = "findings: [{ what: Slow, owner: ben, due: 2026-03-15 }]";
    await project.program({ evidence: restoreTest });
    await project.record("evidence/restore-test/2026-03-10.md", "on: 2026-03-10", ...held, original, finding);
    expect(await due()).toBe(`Overdue
  restore-test  fails  ana
      findings past their day, in restore-test/2026-03-10.md: Slow (ben, 2026-03-15), expected
        empty; bylaw check restore-test
`);
  });

  test("tells what could not be decided, and why", async () => {
    on("2026-02-10");
    await project.record("evidence/security-training/2026-02.md", "people: { ana: 2026-02-01, ben: soon }");
    expect(await due()).toBe(`Undecided
  security-training  since 2026-01-31  ana, ben, gone
      schema-mismatch: security-training/2026-02.md cannot be told to answer it: line 4 people.ben:
        is "soon", which is not a calendar day; write it as YYYY-MM-DD.
`);
    await project.program({
      evidence: securityTraining,
      head: hr(`throw new Error("hr is down\\u001b[31m");`),
      people: "staff",
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    expect(await due()).toBe(
      "Undecided\n  security-training\n      dependency-failed: hr/employees is incomplete: hr/employees could not be collected: hr is\n        down\\u{1b}[31m\n",
    );
  });

  test("tells policies by their ids, and acknowledgements by those who owe them", async () => {
    on("2026-02-10");
    await project.program({
      policies,
      evidence: `approval("approval", { within: days(14), reviewer: ana }), acknowledgement("read", { within: days(30), reviewer: ana })`,
    });
    expect(await due()).toBe(
      "Overdue\n  approval  since 2026-01-15  access, encryption  bylaw evidence add approval\n",
    );
    await project.bylaw("evidence", "add", "approval", "--by", "ben", "--on", "2026-02-01");
    await project.mend("evidence/approval/2026-02-01.md", ["# reviewedBy: ana  ", "reviewedBy: ana # "]);
    expect(await due()).toBe(
      "Due within 30 days\n  read  by 2026-03-03  ana, ben, gone  bylaw evidence add read\n",
    );
    on("2026-03-04");
    expect(await due()).toBe("Overdue\n  read  since 2026-03-03  ana, ben, gone  bylaw evidence add read\n");
  });

  test("leaves out what is waived, for as long as it is", async () => {
    await project.program({
      head: `const course = ${securityTraining};`,
      evidence: "course",
      waivers: `[core.waive(course, "gone", { until: "2026-03-31", reason: "Away.", requestedBy: ana, approvedBy: ben,
        compensating: [asked] })]`,
    });
    on("2026-02-10");
    const overdue = (who: string) =>
      `Overdue\n  security-training  since 2026-01-31  ${who}bylaw evidence add security-training\n`;
    expect(await due("--ahead", "0")).toBe(overdue("ana, ben  "));
    on("2026-04-01");
    expect(await due("--ahead", "0")).toBe(overdue("ana, ben, gone  "));
  });

  test("leaves out what an alternative makes up for", async () => {
    const either = `core.anyOf(${restoreTest}, attested("siem", { every: months(3) }))`;
    await project.program({
      evidence: `attested("log", { every: years(1) })`,
      controls: `asking("either", [], { checks: [${either}] })`,
    });
    on("2026-05-10");
    const overdue = (id: string, by: string) =>
      `  ${id.padEnd(12)}  since 2026-03-31  ana  bylaw evidence add ${id}${by}\n`;
    expect(await due()).toBe(`Overdue\n${overdue("restore-test", "")}${overdue("siem", " --by ana")}`);
    await project.record("evidence/siem/2026-05-01.md", "on: 2026-05-01");
    expect(await due()).toBe("Nothing is due before 2026-09-30.\n");
  });

  test("tells what happened and has no answer, by its id", async () => {
    const incidents = `after: listing("hr/incidents", "incident", z.object({ id: z.string(), on: z.string() }) as never,
      async function* () { yield { id: "INC-1", on: "2026-02-01" }; yield { id: "INC-2", on: "2026-02-03" }; } as never) as never`;
    await project.program({
      head: hr(""),
      evidence: `attested("postmortem", { within: days(7), ${incidents} })`,
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    on("2026-02-09");
    expect(await due()).toBe(`Overdue
  postmortem  since 2026-02-08  INC-1  bylaw evidence add postmortem --by ana

Due within 30 days
  postmortem  by 2026-02-10  INC-2  bylaw evidence add postmortem --by ana
`);
    on("2026-02-04");
    expect(await due()).toBe(
      "Due within 30 days\n  postmortem  by 2026-02-08  INC-1, INC-2  bylaw evidence add postmortem --by ana\n",
    );
    expect(await due("--ahead", "4")).toBe(
      "Due within 4 days\n  postmortem  by 2026-02-08  INC-1  bylaw evidence add postmortem --by ana\n",
    );
    on("2026-02-09");
    await project.bylaw("evidence", "add", "postmortem", "--by", "ben", "--for", "INC-1");
    expect(await due("--ahead", "0")).toBe("Nothing is due before 2026-02-10.\n");
  });
});
