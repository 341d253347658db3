import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, hr, on, policies, restoreTest } from "../evidence.fixture.ts";

// What a newcomer missed in what is due.

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  await mkdir(join(project.folder, "evidence"));
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

async function due(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await project.bylaw("evidence", "due", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

const training = `training("course", { every: years(1), within: days(30), reviewer: ana })`;

describe("whoever starts later", () => {
  const soon = (who: string) =>
    `Due within 60 days\n  course  by 2026-04-15  ${who}  bylaw evidence add course --by ${who}\n`;

  test("owes what is due so soon after their start, where that is in those days", async () => {
    await project.program({ evidence: training });
    await project.record(
      "evidence/course/2026-01.md",
      "people: { ana: 2026-01-12, ben: 2026-01-13, gone: 2026-01-14 }",
    );
    on("2026-02-20");
    expect(await due("--ahead", "60")).toBe(soon("p17"));
    expect(await due("--ahead", "53")).toBe("Nothing is due before 2026-04-15.\n");
    expect(await due("--ahead", "60", "--person", "p17")).toBe(soon("p17"));
    expect(await due("--ahead", "60", "--person", "ben")).toBe("Nothing is due before 2027-12-31.\n");
  });

  test("is told while nobody who is here owes it, and of a listing of people too", async () => {
    await project.program({
      evidence: `training("course", { within: days(30), after: "start" })`,
      people: "[ana, p17]",
    });
    on("2026-02-20");
    expect(await due("--ahead", "60")).toBe(soon("p17"));
    await project.program({
      evidence: `training("course", { within: days(30), after: "start" })`,
      head: `${hr(`yield { id: "ana" }; yield { id: "p18", start: "2026-03-16" };`)}
        const all = staffFrom("hr/all", employees as never, (one: object) => one as never);`,
      people: "all",
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    expect(await due("--ahead", "60")).toContain("Due within 60 days\n  course  by 2026-04-15  p18");
  });

  test("owes what counts from their end when they leave, and nothing that is due after it", async () => {
    await project.program({
      head: `const leaver = definePerson({ id: "leaver", name: "L", start: "2026-03-01", end: "2026-03-20" });`,
      evidence: `${training.replace(", reviewer: ana", "")}, agreement("handed-back", { within: days(5), after: "end" })`,
      people: "[ana, ben, leaver]",
    });
    await project.record("evidence/course/2026-01.md", "people: { ana: 2026-01-12, ben: 2026-01-12 }");
    on("2026-02-20");
    expect(await due("--ahead", "60")).toBe(
      "Due within 60 days\n  handed-back  by 2026-03-25  leaver  bylaw evidence add handed-back --by leaver\n",
    );
  });

  test("owes an acknowledgement of what is in force, and nothing that was signed before", async () => {
    await project.program({
      policies,
      evidence: `acknowledgement("read", { within: days(10) }), agreement("signed", { within: days(10), reviewer: ana })`,
      people: "[ana, ben, p17]",
    });
    await project.record(
      "evidence/signed/2026-01.md",
      "people: { ana: 2026-01-12, ben: 2026-01-12, p17: 2026-02-12 }",
    );
    on("2026-02-20");
    const told = JSON.parse(await due("--ahead", "60", "--person", "p17", "--json"));
    expect(told.items).toEqual([
      {
        requirement: "read",
        kind: "acknowledgement",
        state: "due",
        due: "2026-03-26",
        who: ["p17"],
        command: "bylaw evidence add read --by p17",
      },
    ]);
  });

  test("is in no draft until they are here, but of what may precede it", async () => {
    await project.program({
      evidence: `${training}, agreement("signed", { within: days(10) })`,
      people: "[ana, ben, p17]",
    });
    await project.record("evidence/course/2026-01.md", "people: { ana: 2026-01-12, ben: 2026-01-12 }");
    await project.record("evidence/signed/2026-01.md", "people: { ana: 2026-01-12, ben: 2026-01-12 }");
    on("2026-03-15");
    await project.bylaw("evidence", "add", "course", "--by", "ben");
    expect(await project.text("evidence/course/2026-03-15.md")).not.toContain("p17");
    await project.bylaw("evidence", "add", "signed", "--by", "ben");
    expect(await project.text("evidence/signed/2026-03-15.md")).toContain("p17: null");
  });
});

test("whoever reviews, or owns the control, is told of what others owe", async () => {
  await project.program({
    evidence: training.replace("reviewer: ana", "reviewer: ben"),
    all: `[core.defineControl({ ...asked, owner: gone })]`,
  });
  on("2026-02-10");
  const all = "Overdue\n  course  since 2026-01-31  ana, ben, gone  bylaw evidence add course --by gone\n";
  expect(await due("--person", "ben")).toBe(all);
  expect(await due("--person", "gone")).toBe(all);
  expect(await due("--person", "ana")).toBe(
    "Overdue\n  course  since 2026-01-31  ana  bylaw evidence add course --by ana\n",
  );
  expect(await due("--person", "p17", "--ahead", "0")).toBe("Nothing is due before 2026-04-15.\n");
});

describe("a draft that is not filled in", () => {
  const draft = async (day: string) => {
    on(day);
    await project.program({ evidence: restoreTest });
    expect((await project.bylaw("evidence", "add", "restore-test", "--by", "ben")).code).toBe(0);
    return `restore-test/${day}.md`;
  };

  test("is named before the day on which it is due", async () => {
    const path = await draft("2026-03-20");
    expect(await due()).toContain(
      `Due within 30 days\n  restore-test  by 2026-03-31  ana\n      finish ${path}: line 6 `,
    );
    const { items } = JSON.parse(await due("--json"));
    expect(items).toEqual([
      {
        requirement: "restore-test",
        kind: "exercise",
        state: "due",
        due: "2026-03-31",
        who: ["ana"],
        unfinished: [path],
        command: "bylaw check restore-test",
      },
    ]);
  });

  test("takes away no day once that is over", async () => {
    const path = await draft("2026-04-20");
    expect(await due()).toMatch(
      new RegExp(`^Undecided\\n {2}restore-test {2}since 2026-03-31 {2}ana\\n {6}schema-mismatch: ${path} `),
    );
    expect(await due("--markdown")).toContain("| Undecided | restore-test | since 2026-03-31 | ana | ");
    expect(JSON.parse(await due("--json")).items).toMatchObject([
      { state: "undecided", due: "2026-03-31", unfinished: [path] },
    ]);
  });
});
