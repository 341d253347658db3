import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  hr,
  on,
  policies,
  securityTraining,
} from "../evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  on("2026-03-10");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const bring = (...args: readonly string[]) =>
  project.bylaw("evidence", "import", "security-training", "done.csv", ...args);
const columns = ["--person", "Email", "--on", "Completed", "--by", "ben"] as const;
const written = () => readdir(join(project.folder, "evidence/security-training")).catch(() => []);

/** As spreadsheets in half of Europe save it: a mark, semicolons, quotes, breaks in cells, repeated and empty lines. */
const MESSY = [
  "\ufeffFull name;Email ;Completed;Score;Note",
  '"Silva; ""Ana""',
  'of Lisbon";ANA@example.com;2026-02-01;97;secret one',
  "Ben;benny;2026-03-03T23:30:00-08:00;12;secret two",
  "Gone;gone;;0;secret three",
  "",
  ";;;;",
  "Ana again; anasilva ;2026-03-05;55;secret four",
  "P;P17;2026-03-01 09:00Z;1",
  "",
].join("\r\n");

describe("bylaw evidence import", () => {
  test("makes a record of ids and days out of a messy CSV, and tells what it left out", async () => {
    await project.write({ "done.csv": MESSY });
    expect(await bring(...columns)).toEqual({
      code: 0,
      out: `evidence/security-training/2026-03-10.csv
evidence/security-training/2026-03-10.md
  3 people out of 5 rows
  more than once, and the latest day is kept: ana (lines 3, 8)
  without a day, and left out: line 5
  nothing is left to fill in
  Ana Silva reviews it, and then adds the line reviewedBy: ana
`,
      err: "",
    });
    expect(await project.text("evidence/security-training/2026-03-10.csv")).toBe(
      "person,on\nana,2026-03-05\nben,2026-03-04\np17,2026-03-01\n",
    );
    const text = await project.text("evidence/security-training/2026-03-10.md");
    expect(text.replace(/[0-9a-f]{64}/, "<sha256>")).toBe(`---
submittedBy: ben
# reviewedBy: ana  # Ana Silva adds this line after looking at it
people: 2026-03-10.csv
files:
  - name: done.csv
    sha256: <sha256>
---

`);
    await project.mend("evidence/security-training/2026-03-10.md", [
      "# reviewedBy: ana  ",
      "reviewedBy: ana # ",
    ]);
    expect((await project.bylaw("check", "security-training")).out).toContain(
      "1 fail, 2 pass, 1 not applicable, judged in part\n",
    );
    expect((await project.bylaw("evidence", "verify", "done.csv")).code).toBe(0);
  });

  test("tells where the original is said to lie", async () => {
    await project.program({
      evidence: `training("security-training", { every: years(1), reviewer: ana, originals: "The learning system" })`,
    });
    await project.write({ "done.csv": "email,completed\nana,2026-02-01\n" });
    const { out } = await bring(...columns);
    expect(out).toContain(`  nothing is left to fill in
  the original is said to lie in: The learning system
    where it does not, correct the record, and originals in soc2Baseline or the requirement
`);
    expect(await project.text("evidence/security-training/2026-03-10.md")).toContain(
      "at: The learning system\n",
    );
  });

  test("never overwrites, and keeps the two together", async () => {
    await project.write({
      "done.csv": "email,completed\nana,2026-02-01\n",
      "evidence/security-training/2026-03-10.md": "mine",
      "evidence/security-training/2026-03-10-2.csv": "mine too",
    });
    expect((await bring(...columns)).out).toMatch(
      "evidence/security-training/2026-03-10-3.csv\nevidence/security-training/2026-03-10-3.md\n  1 person out of 1 row\n",
    );
    expect(await written()).toEqual([
      "2026-03-10-2.csv",
      "2026-03-10-3.csv",
      "2026-03-10-3.md",
      "2026-03-10.md",
    ]);
    expect(await project.text("evidence/security-training/2026-03-10-3.md")).toContain(
      "people: 2026-03-10-3.csv\n",
    );
  });

  test("turns instants into the day of the organization", async () => {
    await project.program({ organization: `{ name: "Test", timeZone: "America/Los_Angeles" }` });
    await project.write({
      "done.csv": "Email,Completed\nana,2026-03-04T07:59:59Z\nben,2026-03-04T08:00:00.000+00:00\n",
    });
    await bring(...columns);
    expect(await project.text("evidence/security-training/2026-03-10.csv")).toBe(
      "person,on\nana,2026-03-03\nben,2026-03-04\n",
    );
  });

  test("leaves out days that are still to come, where the organization is, whoever they are of", async () => {
    await project.program({ organization: `{ name: "Test", timeZone: "America/Los_Angeles" }` });
    await project.write({
      "done.csv":
        "Email,Completed\nana,2026-03-10\nana,2026-03-11\nben,2026-03-11T06:59:59Z\np17,2026-03-11T07:00:00Z\nnobody,2027-01-01\n",
    });
    expect(await bring(...columns)).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        "\n  2 people out of 5 rows\n  still to come, and left out: lines 3, 5, 6\n  nothing is left",
      ),
    });
    expect(await project.text("evidence/security-training/2026-03-10.csv")).toBe(
      "person,on\nana,2026-03-10\nben,2026-03-10\n",
    );
  });

  test("names the texts now in the program where policies are acknowledged", async () => {
    await project.program({
      policies,
      evidence: `acknowledgement("read", { within: days(30), reviewer: ana })`,
    });
    await project.write({ "signed.csv": "who\twhen\nana\t2026-02-01\n" });
    const { code } = await project.bylaw(
      ...["evidence", "import", "read", "signed.csv", "--person", "who", "--on", "when", "--by", "ben"],
    );
    expect(code).toBe(0);
    expect(await project.text("evidence/read/2026-03-10.md")).toMatch(
      /\npeople: 2026-03-10\.csv\npolicies:\n {2}encryption: [0-9a-f]{64}\n {2}access: [0-9a-f]{64}\nfiles:\n/,
    );
  });

  test("keeps of a restricted kind neither the name of the export nor its place", async () => {
    await mkdir(join(project.folder, "people"));
    await project.program({
      evidence: `screening("screening", { within: days(30), reviewer: ana, originals: "The safe" })`,
      providers: `[evidence({ directory: here("evidence"), restricted: here("people") })]`,
    });
    await project.write({ "done.csv": "Email,Completed\nana,2026-02-01\n" });
    const { out } = await project.bylaw("evidence", "import", "screening", "done.csv", ...columns);
    expect(out).toMatch(/^people\/screening\/2026-03-10\.csv\npeople\/screening\/2026-03-10\.md\n/);
    expect(await project.text("people/screening/2026-03-10.md")).toMatch(
      /\nfiles:\n {2}- sha256: [0-9a-f]{64}\n---\n\n$/,
    );
    await project.mend("people/screening/2026-03-10.md", ["# reviewedBy: ana  ", "reviewedBy: ana # "]);
    const checked = JSON.parse((await project.bylaw("check", "screening", "--json")).out);
    expect(checked.refused).toEqual([]);
    const verified = await project.bylaw("evidence", "verify", "done.csv");
    expect(verified.out).toMatch(
      /^done\.csv is an original of screening\/[0-9a-f]{12}\n {2}requirement {2}screening\n {2}day {10}2026-02-01\nSHA-256 /,
    );
  });

  test("takes ids as they are where a listing says who works here", async () => {
    await project.program({
      evidence: securityTraining,
      head: hr(`yield { id: "ana" };`),
      people: "staff",
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    await project.write({ "done.csv": "Email,Completed\nana,2026-02-01\nana@example.com,2026-02-01\n" });
    expect((await bring(...columns)).err).toMatch(
      /^\[bylaw\] done\.csv names nobody of the program in line 3\.\n/,
    );
    expect((await bring(...columns, "--skip-unknown")).out).toContain(
      "  named nobody, and left out: line 3\n",
    );
  });
});

test("reads days as they are written, and guesses no month", async () => {
  await project.write({ "done.csv": "Email,Completed\nbenny,03/02/2026\nanasilva,1/2/2026\n" });
  expect((await bring(...columns)).code).toBe(64);
  expect(await bring(...columns, "--date-format", "DD/MM/YYYY")).toMatchObject({ code: 0, err: "" });
  expect(await project.text("evidence/security-training/2026-03-10.csv")).toBe(
    "person,on\nana,2026-02-01\nben,2026-02-03\n",
  );
  await project.write({ "done.csv": "Email,Completed\nbenny,31/02/2026\nanasilva,2026-02-01\n" });
  const { code, err } = await bring(...columns, "--date-format", "DD/MM/YYYY");
  expect(code).toBe(64);
  expect(err).toContain("done.csv has no day that can be told in lines 2, 3.");
});

describe("bylaw evidence import refuses, and writes nothing", () => {
  const refused = async (csv: string, ...args: readonly string[]) => {
    await project.write({ "done.csv": csv });
    const { code, out, err } = await bring(...(args.length === 0 ? columns : args));
    expect({ code, out, written: await written() }).toEqual({ code: 64, out: "", written: [] });
    expect(err).not.toMatch(/secret|^\s+at /m);
    return err.replaceAll(`${project.folder}/`, "");
  };

  test.each([
    [
      "people whom nobody knows, by their lines",
      "Email,Completed\nsecret@x.com,2026-02-01\nana,2026-02-01\nsecret2,2026-02-01\n",
      "[bylaw] done.csv names nobody of the program in lines 2, 4.\n" +
        "  Add what they are called there to their identities, or leave these lines out with --skip-unknown.\n",
    ],
    [
      "what is no day, by its lines",
      "Email,Completed\nana,2026-02-30\nben,01/02/2026\ngone,2026-02-01T10:00:00\np17,secret\nana,2026-02-31T10:00:00Z\n",
      "[bylaw] done.csv has no day that can be told in lines 2, 3, 4, 5, 6.\n" +
        "  Write days as 2026-03-10, or instants with their zone as 2026-03-10T09:30:00Z; or say how they are written: --date-format DD/MM/YYYY.\n",
    ],
    [
      "a column that is not there",
      "E-Mail,Completed\nana,2026-02-01\n",
      '[bylaw] done.csv has no column "Email". Did you mean "E-Mail"?\n' +
        "  Its first line names the columns: give --person as it stands there.\n",
    ],
    [
      "a column of days that is not there, whatever parts the cells",
      "Email;Done on;E-Mail\nana;2026-02-01;secret\n",
      '[bylaw] done.csv has no column "Completed".\n' +
        "  Its first line names the columns: give --on as it stands there.\n",
    ],
    [
      "a column of days that is nearly there",
      "Email|Complete\nana|2026-02-01\n",
      '[bylaw] done.csv has no column "Completed". Did you mean "Complete"?\n' +
        "  Its first line names the columns: give --on as it stands there.\n",
    ],
    [
      "a column of people that is not there, whatever parts the cells",
      "E-Mail;Completed, in full;Completed\nana;x;2026-02-01\n",
      '[bylaw] done.csv has no column "Email". Did you mean "E-Mail"?\n' +
        "  Its first line names the columns: give --person as it stands there.\n",
    ],
    [
      "a CSV that has neither column",
      "E-Mail\tComplete\nana\t2026-02-01\n",
      '[bylaw] done.csv has no column "Email". Did you mean "E-Mail"?\n' +
        "  Its first line names the columns: give --person as it stands there.\n",
    ],
    [
      "a CSV in which all is still to come",
      "Email,Completed\nana,2026-03-11\n",
      "[bylaw] done.csv says of nobody that it is done.\n  Look whether --person and --on name the right columns.\n",
    ],
    [
      "a CSV without a header",
      "secret,secret\n",
      '[bylaw] done.csv has no column "Email".\n' +
        "  Its first line names the columns: give --person as it stands there.\n",
    ],
    [
      "two columns of one name",
      "Email,Completed,Email\nana,2026-02-01,ben\n",
      '[bylaw] done.csv has the column "Email" more than once.\n  Give one of them another name.\n',
    ],
    [
      "a quote that is not closed",
      'Email,Completed\nana,2026-02-01\n"secret,2026-02-01\n',
      "[bylaw] done.csv, line 3, is not CSV.\n" +
        "  Look for a quote that is not closed, or stands within a cell without another beside it.\n",
    ],
    [
      "a CSV in which nobody is done",
      "Email,Completed\nana,\n",
      "[bylaw] done.csv says of nobody that it is done.\n  Look whether --person and --on name the right columns.\n",
    ],
    [
      "nothing at all",
      "",
      '[bylaw] done.csv has no column "Email".\n  Its first line names the columns: give --person as it stands there.\n',
    ],
    [
      "what is no text",
      "Email,Completed\nana\0,2026-02-01\n",
      "[bylaw] done.csv is not UTF-8.\n  Save it as CSV in UTF-8, and run again.\n",
    ],
  ])("%s", async (_, csv, err) => {
    expect(await refused(csv)).toBe(err);
  });

  test("what several people are called", async () => {
    const twin = `definePerson({ id: "eve", name: "Eve", identities: { chat: "BENNY" } })`;
    await project.program({ people: `[ana, ben, ${twin}]` });
    expect(await refused("Email,Completed\nbenny,2026-02-01\n")).toContain(
      "names nobody of the program in line 2.",
    );
  });

  test("many lines, and names the first", async () => {
    const many = Array.from({ length: 25 }, () => "secret,2026-02-01\n").join("");
    expect(await refused(`Email,Completed\n${many}`)).toContain(
      "in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 and 5 more.",
    );
  });

  test("columns, people and files that are not named", async () => {
    expect(await refused("", "--on", "x")).toBe(
      "[bylaw] --person was given no column.\n  Name one as the CSV's first line does: --person <column>.\n",
    );
    expect(await refused("", "--person", "x", "--on", " ")).toContain("[bylaw] --on was given no column.");
    expect(await refused("Email,Completed\n", "--person", "Email", "--on", "Completed")).toContain(
      "Nothing says who submits",
    );
    const { err } = await project.bylaw("evidence", "import", "security-training", "other.csv", ...columns);
    expect(err).toBe(`[bylaw] ${project.folder}/other.csv is not there.\n  Name a file: <csv>.\n`);
  });

  test("what is not about persons, is not asked for, or would not be read", async () => {
    await project.write({ "done.csv": "Email,Completed\nana,2026-02-01\n" });
    const said = async (id: string) =>
      (await project.bylaw("evidence", "import", id, "done.csv", ...columns)).err;
    expect(await said("restore-test")).toBe(
      "[bylaw] restore-test is not about persons, and a CSV of persons does not answer it.\n" +
        "  Write its record: bylaw evidence add restore-test\n",
    );
    expect(await said("security-trainig")).toContain("Did you mean security-training?");
    await project.program({ providers: "[]" });
    expect(await said("security-training")).toContain("Nothing would read the record");
  });
});
