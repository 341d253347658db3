import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, on, restoreTest } from "./evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject({ evidence: restoreTest });
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

test("the group alone lists its commands, and asks for one", async () => {
  const { code, out, err } = await project.bylaw("evidence");
  expect({ code, out }).toEqual({ code: 64, out: "" });
  for (const name of ["due", "add", "import", "verify"]) expect(err).toContain(`\n  ${name} `);
  expect(err).toMatch(
    /\n\[bylaw\] Name one of these commands\.\n {2}Run bylaw evidence --help to see the commands and their options\.\n$/,
  );
  expect(await project.bylaw("evidence", "dew")).toMatchObject({
    code: 64,
    err: expect.stringContaining("[bylaw] unknown command 'dew'"),
  });
  const typed = [
    [["review"], "Run bylaw review --help to see the commands and their options."],
    [["review", "open"], "Run bylaw review open --help to see what may be typed."],
    [["check", "--nonsense"], "Run bylaw check --help to see what may be typed."],
    [["nothing"], "Run bylaw --help to see the commands and their options."],
  ] as const;
  for (const [args, next] of typed)
    expect(await project.bylaw(...args)).toMatchObject({
      code: 64,
      err: expect.stringContaining(`\n  ${next}\n`),
    });
});

test("what check asks for, due tells; what it tells to run, runs; and then both are content", async () => {
  await mkdir(join(project.folder, "evidence"));
  on("2026-04-20");
  expect((await project.bylaw("check")).code).toBe(1);
  await project.write({ "restore.log": "x" });
  const [, command = ""] =
    /bylaw (evidence add .*)\n/.exec((await project.bylaw("evidence", "due")).out) ?? [];
  expect(command).toBe("evidence add restore-test");
  await project.bylaw(...command.split(" "), "--by", "ben", "--file", "restore.log");
  const path = "evidence/restore-test/2026-04-20.md";
  expect((await project.bylaw("evidence", "due")).out).toMatch(
    /^Undecided\n {2}restore-test {2}since 2026-03-31 {2}ana\n {6}schema-mismatch: restore-test\/2026-04-20\.md .* line 9 scenario:/,
  );
  await project.mend(
    path,
    ["# reviewedBy: ana  ", "reviewedBy: ana  # "],
    ['scenario: ""', "scenario: s"],
    ["participants: []", "participants: [ben]"],
    ['objective: ""', "objective: o"],
    ['result: ""', "result: met"],
  );
  expect((await project.bylaw("evidence", "due")).out).toBe("Nothing is due before 2026-09-30.\n");
  expect((await project.bylaw("check")).code).toBe(0);
  expect((await project.bylaw("evidence", "verify", "restore.log")).out).toContain(
    `an original of ${path.slice(9)}\n`,
  );
});
