import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  on,
  restoreTest,
  securityTraining,
} from "../evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  on("2026-03-10");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const add = (...args: readonly string[]) => project.bylaw("evidence", "add", ...args);
const SHA = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

describe("bylaw evidence add", () => {
  test("writes what is known, and says what is left and who reviews it", async () => {
    await project.write({ "restore.log": "x" });
    expect(await add("restore-test", "--by", "ben", "--file", "restore.log")).toEqual({
      code: 0,
      out: `evidence/restore-test/2026-03-10.md
  left to fill in
    line 9   scenario
    line 10  participants  a list
    line 11  objective
    line 12  result        met or missed
  the original is said to lie in: Drive, Compliance, Restores
    where it does not, correct the record, and originals in soc2Baseline or the requirement
  Ana Silva reviews it, and then adds the line reviewedBy: ana
`,
      err: "",
    });
    expect(await project.text("evidence/restore-test/2026-03-10.md")).toBe(`---
on: 2026-03-10
submittedBy: ben
# reviewedBy: ana  # Ana Silva adds this line after looking at it
files:
  - name: restore.log
    sha256: ${SHA}
    at: Drive, Compliance, Restores
scenario: ""
participants: []  # a list
objective: ""
result: ""  # met or missed
---

`);
  });

  test("is malformed until it is filled in, blank by blank, and then passes", async () => {
    on("2026-04-20");
    await add("restore-test", "--by", "ben");
    const path = "evidence/restore-test/2026-04-20.md";
    await project.mend(path, ['name: ""', "name: restore.log"], ['sha256: ""', `sha256: ${SHA}`]);
    const blanks: readonly (readonly [from: string, to: string, line: number])[] = [
      ['scenario: ""', "scenario: The database is lost", 9],
      ["participants: []  # a list", "participants: [ana, ben]", 10],
      ['objective: ""', "objective: Back in four hours", 11],
      ['result: ""', "result: met", 12],
    ];
    for (const [from, to, line] of blanks) {
      const { code, out } = await project.bylaw("check", "restore-test");
      expect(code).toBe(2);
      expect(out).toContain(
        `restore-test/2026-04-20.md: line ${line} ${to.split(":")[0]}: does not fit its kind`,
      );
      await project.mend(path, [from, to]);
    }
    expect((await project.bylaw("check", "restore-test")).out).toContain("fail  asked");
    await project.mend(path, ["# reviewedBy: ana", "reviewedBy: ana"]);
    const { code, out } = await project.bylaw("check", "restore-test");
    expect(out).toContain("pass  asked");
    expect(code).toBe(0);
  });

  test("never overwrites: the second of a day has another name", async () => {
    for (const name of ["2026-03-10", "2026-03-10-2", "2026-03-10-3"])
      expect((await add("restore-test", "--by", "ben")).out).toMatch(`evidence/restore-test/${name}.md\n`);
    expect(await project.text("evidence/restore-test/2026-03-10.md")).toContain("on: 2026-03-10\n");
  });

  test("takes the day, the window and the person from whoever runs it", async () => {
    const env = { BYLAW_PERSON: "ben" };
    const ran = await project.bylawIn(
      { env },
      "evidence",
      "add",
      "Restore-Test",
      "--on",
      "2026-03-01",
      "--for",
      "2026-Q1",
    );
    expect(ran.out).toMatch(/^evidence\/restore-test\/2026-03-01\.md\n/);
    expect(await project.text("evidence/restore-test/2026-03-01.md")).toMatch(
      /^---\non: 2026-03-01\nfor: 2026-Q1\nsubmittedBy: ben\n/,
    );
  });

  test("today is the organization's own", async () => {
    await project.program({ organization: `{ name: "Test", timeZone: "Pacific/Kiritimati" }` });
    expect((await add("restore-test", "--by", "ben")).out).toMatch(
      /^evidence\/restore-test\/2026-03-11\.md\n/,
    );
  });

  test("says when whoever submits it is who reviews it", async () => {
    expect((await add("restore-test", "--by", "ana")).out).toMatch(
      / {2}Ana Silva reviews it, and then adds the line reviewedBy: ana\n {2}it will not count so: Ana Silva submits it as well\. Let somebody else submit it\n$/,
    );
  });

  test("names who held the office on that day, and nobody hostile as they are", async () => {
    await project.program({
      head: `const eve = definePerson({ id: "eve", name: "Eve\\u001b[31m\\n::error::x" });
const ciso = defineRole({ id: "ciso", title: "CISO", holder: ana, former: [{ person: eve, until: "2026-02-28" }] });`,
      people: "[ana, ben, eve]",
      evidence: `attested("list", { every: years(1), reviewer: ciso })`,
    });
    const { out } = await add("list", "--by", "ben", "--on", "2026-02-28");
    expect(out).toBe(
      "evidence/list/2026-02-28.md\n  nothing is left to fill in\n" +
        "  Eve\\u{1b}[31m\\u{a}::error::x reviews it, and then adds the line reviewedBy: eve\n",
    );
    expect(await project.text("evidence/list/2026-02-28.md")).toContain(
      "\n# reviewedBy: eve  # Eve\\u{1b}[31m\\u{a}::error::x adds this line after looking at it\n---\n",
    );
    expect((await add("list", "--by", "ben")).out).toContain("  Ana Silva reviews it");
  });

  test("names a hostile file as it is, and prints nothing of it", async () => {
    const name = '"\n: evil #\u202e.log';
    await project.write({ [name]: "x" });
    const { code, out } = await add("restore-test", "--by", "ben", "--file", name);
    expect(code).toBe(0);
    expect(out).not.toContain("\u202e");
    expect(await project.text("evidence/restore-test/2026-03-10.md")).toContain(
      `  - name: "\\"\\n: evil #\u202e.log"\n    sha256: ${SHA}\n`,
    );
  });

  test("says what may stand in place of the fields where there was nothing to show", async () => {
    await project.program({
      evidence: `exercise("incident-review", { every: months(3), reviewer: ana, orNone: true })`,
    });
    expect((await add("incident-review", "--by", "ben")).out).toContain("\n    line 6  scenario\n");
    const path = "evidence/incident-review/2026-03-10.md";
    expect(await project.text(path)).toBe(`---
on: 2026-03-10
submittedBy: ben
# reviewedBy: ana  # Ana Silva adds this line after looking at it
# none: <what shows it>   in place of the fields below, where there was nothing to show
scenario: ""
participants: []  # a list
objective: ""
result: ""  # met or missed
---

`);
    const below = /scenario[\s\S]*missed\n/.exec(await project.text(path))?.[0] ?? "";
    await project.mend(path, [below, ""], ["# reviewedBy: ana  ", "reviewedBy: ana  # "]);
    await project.mend(path, ["# none: <what shows it>  ", "none: The search found no incident  #"]);
    expect((await project.bylaw("check", "incident-review", "--json")).out).toContain('"refused": []');
  });

  test("leaves the place of an original open where the requirement does not say it", async () => {
    await project.write({ "list.txt": "x" });
    await project.program({ evidence: `attested("list", { every: years(1) })` });
    expect((await add("list", "--by", "ben", "--file", "list.txt")).out).toBe(
      "evidence/list/2026-03-10.md\n  left to fill in\n    line 7  files.at\n  nobody has to review it\n",
    );
  });
});

describe("bylaw evidence add, asked wrongly", () => {
  const refused = async (...args: readonly string[]) => {
    const { code, out, err } = await add(...args);
    expect({ code, out }).toEqual({ code: 64, out: "" });
    return err.replaceAll(project.folder, "<folder>");
  };
  const people = "The people are: ana, ben, gone, p17.\n";

  test.each([
    [
      ["restore-tst", "--by", "ben"],
      '[bylaw] No evidence is asked for as "restore-tst". Did you mean restore-test?\n' +
        "  Give the id of an evidence requirement: bylaw explain lists them.\n",
    ],
    [
      ["restore-test"],
      `[bylaw] Nothing says who submits the record.\n  Give --by with the id of whoever does, or set BYLAW_PERSON. ${people}`,
    ],
    [
      ["restore-test", "--by", "bne"],
      `[bylaw] --by is "bne", which is nobody's id.\n  Give the id of a person. ${people}`,
    ],
    [
      ["restore-test", "--by", "ben", "--on", "2026-02-30"],
      '[bylaw] --on is "2026-02-30", which is not a calendar day.\n  Write it as YYYY-MM-DD, such as --on 2026-03-10.\n',
    ],
    [
      ["restore-test", "--by", "ben", "--on", "2026-03-11"],
      "[bylaw] --on is 2026-03-11, which is still to come: today is 2026-03-10.\n  Write it down when it is done.\n",
    ],
    [
      ["restore-test", "--by", "ben", "--for", " "],
      "[bylaw] --for was given no window.\n  Name one, as in --for 2026-Q1. A variable of the shell may be unset.\n",
    ],
    [
      ["restore-test", "--by", "ben", "--file", "nowhere.log"],
      "[bylaw] <folder>/nowhere.log is not there.\n  Name a file: --file <path>.\n",
    ],
    [
      ["restore-test", "--by", "ben", "--file", "."],
      "[bylaw] <folder> is no file.\n  Name a file: --file <path>.\n",
    ],
  ])("%j", async (args, err) => {
    expect(await refused(...args)).toBe(err);
  });

  test("somebody who had left", async () => {
    await project.program({ people: `[ana, definePerson({ id: "ben", name: "Ben", end: "2026-03-01" })]` });
    expect(await refused("restore-test", "--by", "ben")).toBe(
      "[bylaw] ben left on 2026-03-01, before 2026-03-10.\n  Let somebody submit it who works here on that day.\n",
    );
    expect((await add("restore-test", "--by", "ben", "--on", "2026-03-01")).code).toBe(0);
  });

  test("a program without people, or without a provider of evidence", async () => {
    await project.program({ people: "undefined" });
    expect(await refused("restore-test", "--by", "ben")).toBe(
      "[bylaw] The program names no people, so nobody can submit a record.\n  Add people: [...] to the program.\n",
    );
    await project.program({ providers: "[]" });
    expect(await refused("restore-test", "--by", "ben")).toBe(
      "[bylaw] Nothing would read the record: the program has no evidence provider.\n" +
        '  Add evidence({ directory: "evidence" }) to providers.\n',
    );
  });

  test("a folder that would not be read is not written into", async () => {
    await mkdir(join(project.folder, "evidence"));
    await symlink(project.folder, join(project.folder, "evidence/restore-test"));
    expect(await refused("restore-test", "--by", "ben")).toBe(
      "[bylaw] evidence/restore-test is a symbolic link, and is not followed.\n  Put a folder in its place.\n",
    );
    await rm(join(project.folder, "evidence"), { recursive: true });
    await project.write({ evidence: "a file" });
    expect(await refused("restore-test", "--by", "ben")).toBe(
      "[bylaw] evidence() names evidence, which is no directory.\n  Move it away, or name another directory.\n",
    );
  });

  test("from a folder below, where a relative directory means another", async () => {
    await project.program({
      evidence: `${restoreTest}, ${securityTraining}`,
      providers: `[evidence({ directory: "evidence" })]`,
    });
    await project.write({ "infra/x": "" });
    const ran = await project.bylawIn({ folder: "infra" }, "evidence", "add", "restore-test", "--by", "ben");
    expect(ran.err).toContain(
      "[bylaw] evidence() names evidence, which is not in this folder.\n" +
        "  Run bylaw in .., or give evidence() an absolute path.\n",
    );
    expect((await add("restore-test", "--by", "ben")).out).toMatch(
      /^evidence\/restore-test\/2026-03-10\.md\n/,
    );
  });
});

describe("the days, the window and the person that are given", () => {
  test("a document says the days that it covers, which may be to come", async () => {
    await project.program({ evidence: `externalReport("insurance", { every: years(1), reviewer: ana })` });
    const { out } = await add("insurance", "--by", "ben", "--from", "2026-03-01", "--to", "2027-02-28");
    expect(out).toMatch(/^evidence\/insurance\/2026-03-01\.md\n/);
    expect(await project.text("evidence/insurance/2026-03-01.md")).toMatch(
      /^---\nfrom: 2026-03-01\nto: 2027-02-28\nsubmittedBy: ben\n/,
    );
    await project.mend(
      "evidence/insurance/2026-03-01.md",
      ["# reviewedBy: ana  ", "reviewedBy: ana  # "],
      ['issuer: ""', "issuer: Insurer"],
      ['report: ""', "report: Certificate"],
      ["findings: null", "findings: []"],
    );
    expect((await project.bylaw("check", "insurance")).out).toContain("pass  asked");
  });

  test.each([
    [["--from", "2026-03-01"], "A document covers days from one to another."],
    [["--to", "2026-03-01"], "A document covers days from one to another."],
    [["--from", "2026-03-01", "--to", "2026-02-01"], "--to is 2026-02-01, before --from 2026-03-01."],
    [["--from", "2026-03-01", "--to", "March"], '--to is "March", which is not a calendar day.'],
    [["--from", "2026-04-01", "--to", "2026-05-01"], "--from is 2026-04-01, which is still to come"],
    [["--from", "2026-03-01", "--to", "2026-04-01", "--on", "2026-03-01"], "--on does not go together with"],
    [["--for", "2026-Q9"], 'restore-test has no window "2026-Q9" that had begun by 2026-03-10.'],
    [["--for", "2026-Q2"], 'restore-test has no window "2026-Q2" that had begun by 2026-03-10.'],
    [
      ["--for", "2026-Q1", "--on", "2025-12-31"],
      'restore-test has no window "2026-Q1" that had begun by 2025-12-31.',
    ],
    [
      ["--for", "2026-Q1", "--from", "2026-03-01", "--to", "2026-03-05"],
      "A document answers the days that it covers, and no window by its name.",
    ],
    [["--person", "ben"], "restore-test is not asked of each person."],
  ])("refuses %j", async (args, message) => {
    const { code, err } = await add("restore-test", "--by", "ben", ...args);
    expect(code).toBe(64);
    expect(err.replaceAll(/\s+/g, " ")).toContain(message);
    await expect(project.text("evidence/restore-test/2026-03-10.md")).rejects.toThrow("ENOENT");
  });

  test("names the windows that have begun", async () => {
    on("2027-03-10");
    const { err } = await add("restore-test", "--by", "ben", "--for", "2025-Q4");
    expect(err).toContain("Name one: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4, 2027-Q1.");
  });

  test("has no window where it is owed once", async () => {
    await project.program({ evidence: `attested("list", { once: "2026-06-30" })` });
    const { code, err } = await add("list", "--by", "ben", "--for", "2026");
    expect(code).toBe(64);
    expect(err).toContain("list is asked for in no windows.");
  });

  test("one person has the day, and nobody else a line", async () => {
    await add("security-training", "--by", "ben", "--person", "gone", "--on", "2026-03-05");
    expect(await project.text("evidence/security-training/2026-03-05.md")).toContain(
      "people:  # the day of each\n  gone: 2026-03-05\n---\n",
    );
    const { code, err } = await add("security-training", "--by", "ben", "--person", "eve");
    expect(code).toBe(64);
    expect(err).toContain('--person is "eve", which is nobody\'s id.');
  });
});
