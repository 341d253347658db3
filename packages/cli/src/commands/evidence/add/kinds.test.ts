import { mkdir } from "node:fs/promises";
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

async function added(
  id: string,
  ...args: readonly string[]
): Promise<{ readonly out: string; readonly text: string }> {
  const { code, out, err } = await project.bylaw("evidence", "add", id, "--by", "ben", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [path = ""] = out.split("\n");
  return { out, text: await project.text(path) };
}

describe("about persons", () => {
  test("lists those who owe it, with their days to fill in, and then passes", async () => {
    const { out, text } = await added("security-training");
    expect(out).toBe(`evidence/security-training/2026-03-10.md
  left to fill in
    line 5  people.ana
    line 6  people.ben
    line 7  people.gone
  Ana Silva reviews it, and then adds the line reviewedBy: ana
`);
    expect(text).toBe(`---
submittedBy: ben
# reviewedBy: ana  # Ana Silva adds this line after looking at it
people:  # the day of each
  ana: null
  ben: null
  gone: null
---

`);
    const check = await project.bylaw("check", "security-training");
    expect(check.out).toContain(
      "security-training/2026-03-10.md: line 5 people.ana: is empty, which is not a calendar day",
    );
    await project.mend(
      "evidence/security-training/2026-03-10.md",
      ["# reviewedBy: ana  ", "reviewedBy: ana  # "],
      ...["ana", "ben", "gone"].map((id) => [`${id}: null`, `${id}: 2026-03-09`] as const),
    );
    expect((await project.bylaw("check", "security-training")).out).toContain("3 pass");
    on("2026-04-01");
    expect((await added("security-training")).text).toContain(
      "people:  # the day of each\n  p17: null\n---\n",
    );
  });

  test("lists those whom an unfinished record may cover as well", async () => {
    const first = await added("security-training");
    expect((await added("security-training")).text).toBe(first.text);
  });

  test("lists nobody where nobody owes it", async () => {
    on("2026-01-02");
    await project.program({ evidence: `training("course", { every: years(1) })` });
    expect((await added("course")).out).toBe(
      "evidence/course/2026-01-02.md\n  left to fill in\n    line 3  people  the day of each\n  nobody has to review it\n",
    );
  });

  test("lists nobody where who works here could not be read, and says so", async () => {
    await project.program({
      evidence: securityTraining,
      head: hr(`throw new Error("hr is down\\u001b[31m");`),
      people: "staff",
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    const { out, text } = await added("security-training");
    expect(text).toContain("people: {}  # the day of each\n");
    expect(out.split("\n").slice(1, 3)).toEqual([
      "  who is due could not be told: dependency-failed: hr/employees is incomplete: hr/employees could",
      "    not be collected: hr is down\\u{1b}[31m",
    ]);
  });
});

describe("about policies", () => {
  test("names the text of each that is not approved, and of all once they are", async () => {
    await project.program({
      policies,
      evidence: `approval("approval", { within: days(14), reviewer: ana })`,
    });
    const { text } = await added("approval");
    expect(text).toMatch(
      /^---\non: 2026-03-10\nsubmittedBy: ben\n# reviewedBy: .*\npolicies:\n {2}encryption: [0-9a-f]{64}\n {2}access: [0-9a-f]{64}\n---\n\n$/,
    );
    const path = "evidence/approval/2026-03-10.md";
    await project.mend(
      path,
      [/ {2}encryption.*\n/.exec(text)?.[0] ?? "", ""],
      ["# reviewedBy: ana  ", "reviewedBy: ana # "],
    );
    expect((await added("approval")).text).toMatch(/\npolicies:\n {2}encryption: [0-9a-f]{64}\n---\n/);
    await project.mend("evidence/approval/2026-03-10-2.md", ["# reviewedBy: ana  ", "reviewedBy: ana # "]);
    expect((await project.bylaw("check", "approval")).out).toContain("2 pass");
    expect((await added("approval")).text).toMatch(/\n {2}encryption: .*\n {2}access: .*\n---\n/);
  });

  test("and persons: who owes it, and the texts that they owe it for", async () => {
    await project.program({
      policies,
      evidence: `acknowledgement("read", { within: days(30), reviewer: ana })`,
    });
    const { out, text } = await added("read");
    expect(out).toContain("line 5  people.ana\n    line 6  people.ben\n    line 7  people.gone\n");
    expect(text).toMatch(
      /\n {2}gone: null\npolicies:\n {2}encryption: [0-9a-f]{64}\n {2}access: [0-9a-f]{64}\n---\n/,
    );
  });
});

describe("what happened", () => {
  const incidents = (...ids: readonly string[]) => ({
    head: hr(""),
    providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    evidence: `attested("postmortem", { within: days(7), after: listing("hr/incidents", "incident",
      z.object({ id: z.string(), on: z.string() }) as never,
      async function* () { ${ids.map((id) => `yield { id: ${JSON.stringify(id)}, on: "2026-02-01" };`).join(" ")} } as never) as never })`,
  });

  test("is named where there is one without an answer, and is a choice where there are several", async () => {
    await project.program(incidents("INC-1"));
    expect((await added("postmortem")).text).toBe(
      "---\non: 2026-03-10\nfor: INC-1\nsubmittedBy: ben\n---\n\n",
    );
    await project.program(incidents("INC-2", "x\n# y\u202e"));
    expect((await added("postmortem")).text).toContain('\nfor: ""  # INC-2 or x\\u{a}# y\\u{202e}\n');
    await project.program(incidents());
    expect((await added("postmortem")).text).toContain('\nfor: ""  # the id of what happened\n');
  });
});

describe("a restricted kind", () => {
  const screening = (restricted: string) => ({
    evidence: `screening("screening", { within: days(30), reviewer: ana })`,
    providers: `[evidence({ directory: here("evidence"), restricted: here("${restricted}") })]`,
  });

  test("goes to its own directory, with ids, days and digests alone", async () => {
    await mkdir(join(project.folder, "people"));
    await project.write({ "gone-has-a-record.pdf": "x" });
    await project.program(screening("people"));
    const { out, text } = await added("screening", "--file", "gone-has-a-record.pdf");
    expect(out).toMatch(/^people\/screening\/2026-03-10\.md\n/);
    expect(text).toBe(`---
submittedBy: ben
# reviewedBy: ana  # Ana Silva adds this line after looking at it
people:  # the day of each
  ana: null
  ben: null
  gone: null
files:
  - sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
---

`);
    await project.mend(
      "people/screening/2026-03-10.md",
      ["# reviewedBy: ana  ", "reviewedBy: ana  # "],
      ...["ana", "ben", "gone"].map((id) => [`${id}: null`, `${id}: 2026-03-09`] as const),
    );
    expect(JSON.parse((await project.bylaw("check", "screening", "--json")).out).refused).toEqual([]);
    expect((await project.bylaw("evidence", "verify", "gone-has-a-record.pdf")).code).toBe(0);
  });

  test("is not written where its directory is missing", async () => {
    await project.program(screening("people"));
    expect(await project.bylaw("evidence", "add", "screening", "--by", "ben")).toEqual({
      code: 64,
      out: "",
      err:
        "[bylaw] evidence() keeps restricted records in people, which is not there.\n" +
        "  Mount or clone what holds them, and run again.\n",
    });
  });
});

test("no blank is an answer that nobody gave", async () => {
  await project.program({
    head: `const odd = defineEvidenceKind({ id: "odd", title: "Odd", about: "company", schema: z.object({
  open: z.array(z.string()), text: z.string(), maybe: z.string().nullable(), whatever: z.custom(() => true), device: z.boolean(),
  count: z.int(), link: z.url(), when: z.iso.date(), at: z.iso.datetime(), pick: z.union([z.literal("a"), z.literal(2)]),
  "key with: colon": z.string().min(1), note: z.string().optional(), list: z.array(z.string()).default([]),
}) });`,
    evidence: `odd.require("odd", { every: years(1) })`,
  });
  const { out, text } = await added("odd");
  expect(text).toBe(
    `---
on: 2026-03-10
submittedBy: ben
open: null  # a list, [] where there is none
text: null
# maybe: fill this in
# whatever: fill this in
device: null  # true or false
count: null  # a number
link: ""  # such as https://example.com/page
when: ""  # YYYY-MM-DD
at: ""  # such as 2026-03-10T09:30:00Z
pick: null  # a or 2
key with: colon: ""
---

`.replace("key with: colon:", '"key with: colon":'),
  );
  expect(out).toContain("    line 6   maybe\n");
  expect(out).toContain("    line 14  key with: colon\n  nobody has to review it\n");
  const { refused } = JSON.parse((await project.bylaw("check", "odd", "--json")).out);
  expect(refused).toHaveLength(1);
});
