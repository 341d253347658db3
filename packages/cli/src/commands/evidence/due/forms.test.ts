import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markdownText } from "@bylaw/exports";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  hr,
  on,
  restoreTest,
  securityTraining,
} from "../evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  await mkdir(join(project.folder, "evidence"));
  on("2026-04-10");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const due = (...args: readonly string[]) => project.bylaw("evidence", "due", ...args);

/** People out of a listing, with names that nobody should be printed by. */
const HOSTILE = ["::error::x", "@team/ops", "a|b", "\\u001b[31mred", "x\\n# y"];
const hostileStaff = {
  evidence: securityTraining,
  head: hr(`yield { id: "ana" }; ${HOSTILE.map((id) => `yield { id: "${id}" };`).join(" ")}`),
  people: "staff",
  providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
};

describe("bylaw evidence due, where nobody is asked or nothing is read", () => {
  test("says that nobody is asked", async () => {
    await project.program({ all: "[]" });
    expect(await due()).toEqual({ code: 0, out: "Nobody is asked for evidence.\n", err: "" });
    expect((await due("--markdown")).out).toBe("Nobody is asked for evidence.\n");
    expect(JSON.parse((await due("--json")).out)).toEqual({ asOf: "2026-04-10", items: [] });
  });

  test("says once that nothing reads records, and what to do", async () => {
    await project.program({ providers: "[]" });
    expect(await due()).toEqual({
      code: 0,
      out:
        "Nothing reads records: the program has no evidence provider.\n" +
        '  Add evidence({ directory: "evidence" }) to providers.\n',
      err: "",
    });
    expect((await due("--markdown")).out).toBe(
      "Nothing reads records: the program has no evidence provider. " +
        'Add evidence(&#123; directory: "evidence" &#125;) to providers.\n',
    );
    expect(JSON.parse((await due("--json")).out).items[0]).toEqual({
      requirement: "restore-test",
      kind: "exercise",
      state: "undecided",
      due: null,
      who: ["ana"],
      reason: "Nothing reads records: add evidence() to the program's providers.",
      command: "bylaw check restore-test",
    });
  });

  test("tells what another listing answers all the same, and where", async () => {
    const answered = `training("course", { every: years(1), within: days(30), answeredBy: completions as never })`;
    await project.program({
      head: hr("", `yield { id: "1", person: "ana", on: "2026-02-01" };`),
      evidence: answered,
      providers: "[hrProvider]",
    });
    expect((await due()).out).toBe(`Nothing reads records: the program has no evidence provider.
  Add evidence({ directory: "evidence" }) to providers.

Overdue
  course  since 2026-01-31  ben, gone  where hr/completions reads it

Due within 30 days
  course  by 2026-04-15  p17  where hr/completions reads it
`);
    await project.program({
      head: hr("", `yield { id: "1", person: "ana", on: "2026-02-01" };`),
      evidence: answered,
      providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
    });
    expect((await due("--ahead", "0")).out).toBe(
      "Overdue\n  course  since 2026-01-31  ben, gone\n      where hr/completions reads it, or bylaw evidence add course --by ana\n",
    );
  });
});

describe("bylaw evidence due, in every form", () => {
  test("as JSON, with everybody and the day", async () => {
    const { code, out } = await due("--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      asOf: "2026-04-10",
      items: [
        {
          requirement: "security-training",
          kind: "training",
          state: "overdue",
          due: "2026-01-31",
          who: ["ana", "ben", "gone"],
          command: "bylaw evidence add security-training",
        },
        {
          requirement: "restore-test",
          kind: "exercise",
          state: "due",
          due: "2026-03-31",
          who: ["ana"],
          command: "bylaw evidence add restore-test",
        },
        {
          requirement: "security-training",
          kind: "training",
          state: "due",
          due: "2026-04-15",
          who: ["p17"],
          command: "bylaw evidence add security-training --by p17",
        },
      ],
    });
  });

  test("as a Markdown table", async () => {
    expect((await due("--markdown")).out).toBe(`| urgency | evidence | when | who | what to do |
| --- | --- | --- | --- | --- |
| Overdue | security-training | since 2026-01-31 | ana, ben, gone | \`bylaw evidence add security-training\` |
| Due within 30 days | restore-test | since 2026-03-31 | ana | \`bylaw evidence add restore-test\` |
| Due within 30 days | security-training | by 2026-04-15 | p17 | \`bylaw evidence add security-training --by p17\` |
`);
    on("2026-01-05");
    expect((await due("--markdown", "--ahead", "1")).out).toBe("Nothing is due before 2026-01-31.\n");
  });

  test("of people with hostile ids", async () => {
    await project.program(hostileStaff);
    expect((await due()).out).toBe(
      "Overdue\n  security-training  since 2026-01-31  \\u{1b}[31mred, : :error::x and 4 more\n" +
        "      bylaw evidence add security-training\n",
    );
    const { out } = await due("--markdown");
    expect(out.split("\n")[2]).toBe(
      "| Overdue | security-training | since 2026-01-31 | &#92;u&#123;1b&#125;&#91;31mred, " +
        "&#58;&#58;<!-- -->error&#58;&#58;x and 4 more | `bylaw evidence add security-training` |",
    );
    const json = (await due("--json")).out;
    expect(json).not.toContain("\u001b");
    expect(JSON.parse(json).items[0].who).toHaveLength(6);
  });

  test("a cell is nothing but text", () => {
    expect(markdownText("a | b @team :tick: www.x.y `c` [d](e) <f> $g$ *h* _i_ \u202e\nj")).toBe(
      "a &#124; b &#64;<!-- -->team &#58;<!-- -->tick: www&#46;x.y &#96;c&#96; &#91;d&#93;(e) &#60;f&#62; " +
        "&#36;g&#36; &#42;h&#42; &#95;i&#95; &#92;u&#123;202e&#125; j",
    );
  });

  test.each([60, 100])("within %i columns, whatever there is to tell", async (columns) => {
    await project.record("evidence/restore-test/2026-04.md", "on: soon");
    const { out } = await project.bylawIn({ columns }, "evidence", "due");
    expect(out.split("\n").filter((line) => [...line].length > columns)).toEqual([]);
    expect(out).toContain("bylaw evidence add security-training\n");
  });

  test("in colour where there is one, and without where there is none", async () => {
    const plain = (await due()).out;
    const { out } = await project.bylawIn({ color: true }, "evidence", "due");
    expect(plain).not.toContain("\u001b");
    expect(out).toContain("\u001b[31m\u001b[1mOverdue");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what a colour begins with.
    expect(out.replaceAll(/\u001b\[\d+m/g, "")).toBe(plain);
  });
});

describe("bylaw evidence due --from", () => {
  test("tells what was due when the recording was made", async () => {
    await project.bylaw("check", "--record", "recording");
    const live = await due();
    on("2027-01-01");
    expect(await due("--from", "recording")).toEqual(live);
    expect(JSON.parse((await due("--from", "recording", "--json")).out).asOf).toBe("2026-04-10");
  });

  test("the day is the organization's own", async () => {
    await project.program({ organization: `{ name: "Test", timeZone: "Pacific/Kiritimati" }` });
    expect(JSON.parse((await due("--json")).out).asOf).toBe("2026-04-11");
  });

  test("a damaged, a missing and no recording", async () => {
    await project.bylaw("check", "--record", "recording");
    const manifest = join(project.folder, "recording/manifest.json");
    await writeFile(manifest, (await readFile(manifest, "utf8")).replace("2026-04-10", "2026-04-09"));
    expect((await due("--from", "recording")).code).toBe(1);
    expect((await due("--from", "nowhere")).code).toBe(64);
    expect((await due("--from", "bylaw.config.ts")).err).toContain(
      "is a file, and neither a recording nor a kept run.\n  Name the folder that bylaw check --record was given, or a file of a run that --keep has kept.\n",
    );
    expect((await due("--from", "")).err).toBe(
      "[bylaw] --from was given no recording.\n  Name one, as in --from <recording>. A variable of the shell may be unset.\n",
    );
  });
});

describe("bylaw evidence due, asked wrongly", () => {
  test.each(["-1", "x", "3661", "1.5", ""])("--ahead %j", async (ahead) => {
    expect(await due(`--ahead=${ahead}`)).toEqual({
      code: 64,
      out: "",
      err: `[bylaw] --ahead ${ahead} is not a number of days from 0 to 3660.\n  Give it as in --ahead 30.\n`,
    });
  });

  test("--json with --markdown, and a program that is wrong", async () => {
    expect(await due("--json", "--markdown")).toEqual({
      code: 64,
      out: "",
      err: "[bylaw] --json and --markdown do not go together.\n  Give one of them.\n",
    });
    await project.program({ controls: "asked" });
    expect((await due()).code).toBe(64);
  });
});

describe("the command that is told", () => {
  const told = async (...args: readonly string[]) => (await project.bylawIn({ columns: 1000 }, ...args)).out;

  test("names who may submit, where one is known, and else nobody: the command asks", async () => {
    await project.program({
      evidence: `attested("siem", { every: months(3), reviewer: ben }), ${restoreTest}`,
      people: "[ana, ben]",
    });
    expect(await due("--ahead", "0")).toMatchObject({
      out:
        "Overdue\n  siem  since 2026-03-31  ana  bylaw evidence add siem --by ana\n\n" +
        "Due today\n  restore-test  since 2026-03-31  ana  bylaw evidence add restore-test --by ben\n",
    });
    expect(await told("explain", "siem")).toContain("bylaw evidence add siem --by ana\n");
    await project.program({ evidence: restoreTest });
    expect((await due("--ahead", "0")).out).toBe(
      "Due today\n  restore-test  since 2026-03-31  ana  bylaw evidence add restore-test\n",
    );
    expect(await told("explain", "restore-test")).toContain("bylaw evidence add restore-test\n");
    const { code, err } = await project.bylaw("evidence", "add", "restore-test");
    expect({ code, err }).toEqual({
      code: 64,
      err:
        "[bylaw] Nothing says who submits the record.\n" +
        "  Give --by with the id of whoever does, or set BYLAW_PERSON. The people are: ana, ben, gone, p17.\n",
    });
  });

  test("redirects nothing where it is pasted, whatever says it", async () => {
    const words = await told("check", "--all");
    expect(words).toContain("bylaw evidence add ");
    for (const said of [words, (await due()).out, await told("explain", "security-training")]) {
      const commands = said
        .split("\n")
        .flatMap((line) => /bylaw (?:evidence|check|explain) .*/.exec(line) ?? []);
      for (const command of commands) expect(command).not.toMatch(/[<>]/);
    }
  });
});
