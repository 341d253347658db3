import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, held, on } from "../evidence.fixture.ts";

const SHA = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
const OTHER = "a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject();
  await project.write({ "renamed.log": "x", "other.log": "y" });
  await project.record(
    "evidence/restore-test/2026-03-10.md",
    "on: 2026-03-10",
    ...held,
    `files: [{ name: restore.log, sha256: ${SHA}, at: "Drive, Compliance, Restores" }]`,
  );
  on("2026-04-01");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const verify = (...args: readonly string[]) => project.bylaw("evidence", "verify", ...args);
const found = `renamed.log is an original of restore-test/2026-03-10.md
  requirement  restore-test
  day          2026-03-10
  named there  restore.log
  original in  Drive, Compliance, Restores
SHA-256 ${SHA}
`;

describe("bylaw evidence verify", () => {
  test("says which record a file is the original of, whatever it is called now", async () => {
    expect(await verify("renamed.log")).toEqual({ code: 0, out: found, err: "" });
  });

  test("says all of them, the days of many people, and which are malformed", async () => {
    await project.record(
      "evidence/security-training/2026-03.md",
      "people: { ana: 2026-02-01, ben: 2026-03-03 }",
      `files: [{ sha256: ${SHA.toUpperCase()} }]`,
      "what: is this",
    );
    const { code, out } = await verify("renamed.log");
    expect(code).toBe(0);
    expect(out).toContain(`renamed.log is an original of security-training/2026-03.md
  requirement  security-training
  day          2026-02-01 to 2026-03-03
  but          it is malformed: bylaw check security-training says where
SHA-256 ${SHA}
`);
    expect(JSON.parse((await verify("renamed.log", "--json")).out)).toEqual({
      file: "renamed.log",
      sha256: SHA,
      records: [
        {
          requirement: "restore-test",
          id: "restore-test/2026-03-10.md",
          day: "2026-03-10",
          name: "restore.log",
          at: "Drive, Compliance, Restores",
        },
        {
          requirement: "security-training",
          id: "security-training/2026-03.md",
          day: "2026-02-01 to 2026-03-03",
          malformed: true,
        },
      ],
      unread: [],
    });
  });

  test("exits 1 where no record has it, with its digest", async () => {
    expect(await verify("other.log")).toEqual({
      code: 1,
      out: `No record has other.log.\nSHA-256 ${OTHER}\n`,
      err: "",
    });
    const { code, out } = await verify("other.log", "--json");
    expect({ code, ...JSON.parse(out) }).toEqual({
      code: 1,
      file: "other.log",
      sha256: OTHER,
      records: [],
      unread: [],
    });
  });

  test("looks into a recording, and reads nothing else", async () => {
    await project.bylaw("check", "--record", "recording");
    await project.program({ providers: "[]" });
    expect(await verify("renamed.log", "--from", "recording")).toEqual({ code: 0, out: found, err: "" });
    expect((await verify("other.log", "--from", "recording")).code).toBe(1);
    expect((await verify("renamed.log", "--from", "nowhere")).code).toBe(64);
  });

  test("tells of a restricted record nothing but its digest", async () => {
    await project.program({ evidence: `screening("screening", { within: days(30) })` });
    await project.record(
      "evidence/screening/ana.md",
      "people: { ana: 2026-02-01 }",
      `files: [{ sha256: ${SHA} }]`,
    );
    expect((await verify("renamed.log")).out).toMatch(
      /^renamed\.log is an original of screening\/[0-9a-f]{12}\n {2}requirement {2}screening\n {2}day {10}2026-02-01\nSHA-256 /,
    );
  });

  test("prints no name as it is", async () => {
    await project.write({ "\u001b[31m\u202e.log": "x" });
    await project.mend("evidence/restore-test/2026-03-10.md", ["name: restore.log", 'name: "\\u202e::x"']);
    const { out } = await verify("\u001b[31m\u202e.log");
    expect(out).toContain("\\u{1b}[31m\\u{202e}.log is an original of restore-test/2026-03-10.md\n");
    expect(out).toContain("  named there  \\u{202e}::x\n");
  });

  test("is undecided where records could not be read, and the file was not found in others", async () => {
    await mkdir(join(project.folder, "elsewhere"));
    await project.program({
      evidence: `screening("screening", { within: days(30) })`,
      providers: `[evidence({ directory: here("elsewhere"), restricted: here("missing") })]`,
    });
    expect(await verify("other.log")).toEqual({
      code: 2,
      out: expect.stringMatching(
        new RegExp(
          `^No record that was read has other\\.log\\.\nSHA-256 ${OTHER}\ncould not be read: screening: .*missing, which is not there`,
        ),
      ),
      err: "",
    });
  });
});

describe("bylaw evidence verify, asked wrongly", () => {
  test.each([
    [["nowhere.log"], "[bylaw] <folder>/nowhere.log is not there.\n  Name a file: <file>.\n"],
    [["evidence"], "[bylaw] <folder>/evidence is no file.\n  Name a file: <file>.\n"],
    [[" "], "[bylaw] <file> was given no file.\n  Name one. A variable of the shell may be unset.\n"],
  ])("%j", async (args, err) => {
    const ran = await verify(...args);
    expect({ ...ran, err: ran.err.replaceAll(project.folder, "<folder>") }).toEqual({
      code: 64,
      out: "",
      err,
    });
  });

  test("without a provider of evidence", async () => {
    await project.program({ providers: "[]" });
    expect((await verify("renamed.log")).err).toContain(
      'Add evidence({ directory: "evidence" }) to providers.\n',
    );
  });
});
