import { execFile } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type Begun, begin } from "./init.fixture.ts";

const bin = fileURLToPath(new URL("../../../bin/bylaw.js", import.meta.url));

let project: Begun;
afterEach(() => project.remove());

/** Runs a command where no file may be larger than a kibibyte: a disk that is full in the middle of one. */
function short(...args: readonly string[]): Promise<{ readonly code: number; readonly err: string }> {
  return new Promise((resolve) => {
    const line = ["-c", 'ulimit -f 1; exec "$0" "$@"', process.execPath, bin, ...args];
    execFile("bash", line, { cwd: project.folder }, (error, _, err) =>
      resolve({ code: Number(error?.code ?? 0), err }),
    );
  });
}

test("a disk that is full leaves nothing of a program, no half of a file either", async () => {
  project = await begin();
  expect(await short("init", "--yes")).toEqual({
    code: 2,
    err: "[bylaw] .github/workflows/compliance.yml could not be written (EFBIG). What this run had written is taken back: nothing of it is left.\n  Make room there, and run again.\n",
  });
  expect(project.files()).toEqual({});
});

test("a disk that is full leaves a backlog and documents as they were, and the place is told", async () => {
  project = await begin();
  await project.bylaw("init", "--yes");
  const before = project.files();
  const { code, err } = await short(
    ...["backlog", "--add", "--owner", "executive", "--until", new Date().toISOString().slice(0, 10)],
    ...["--reason", "x".repeat(2000)],
  );
  expect(code).toBe(2);
  expect(err).toContain(
    `[bylaw] ${join(project.folder, "backlog.ts")} could not be written (EFBIG).\n  Make room there, and run again.\n`,
  );
  const docs = await short("docs");
  expect(docs).toEqual({
    code: 2,
    err: expect.stringMatching(
      /^\[bylaw\] \S+\/documents\/\S+\.md could not be written \(EFBIG\)\.\n {2}Make room there, and run again\.\n$/,
    ),
  });
  expect(project.files()).toEqual(before);
});

test("a folder where a file should be is told by its place", async () => {
  project = await begin();
  const told = async (...args: readonly string[]) => (await project.bylaw(...args)).err;
  mkdirSync(join(project.folder, "package.json"));
  expect(await told("init", "--yes")).toBe(
    `[bylaw] ${join(project.folder, "package.json")} could not be read (EISDIR).\n  Name another place, or move away what is in its way, and run again.\n`,
  );
  await project.remove();
  project = await begin();
  await project.bylaw("init", "--yes");
  mkdirSync(join(project.folder, "plans.ts"));
  expect(await told("backlog", "--file", "plans.ts")).toBe(
    `[bylaw] ${join(project.folder, "plans.ts")} could not be read (EISDIR).\n  Name another place, or move away what is in its way, and run again.\n`,
  );
});

test("the program's own file is written last, so that a run that is cut short is not taken for a program", async () => {
  project = await begin();
  await project.bylaw("init", "--yes");
  const at = (path: string) => statSync(join(project.folder, path)).mtimeMs;
  expect(at("bylaw.config.ts")).toBe(Math.max(...Object.keys(project.files()).map(at)));
});
