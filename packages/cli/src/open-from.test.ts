import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { COMMIT, type KeptProject, keptProject, parts } from "./commands/coverage/coverage.fixture.ts";

let project: KeptProject;
beforeAll(async () => {
  project = await keptProject();
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

const check = (...args: readonly string[]) =>
  project.bylaw("check", "--quiet", "--from", ".bylaw/evidence", ...args);
const on = (branch: string, commit = COMMIT) => ["--branch", branch, "--revision", commit];
const run = (day: string) => `judging the run of ${day}, \\.bylaw/evidence/2026/runs/\\S+\\.json`;

// One folder, as runs are kept in it one after the other.
test("a folder without a run yet is told how it gets one", async () => {
  await mkdir(join(project.folder, ".bylaw/evidence"), { recursive: true });
  const none = {
    code: 64,
    out: "",
    err:
      `[bylaw] ${join(project.folder, ".bylaw/evidence")} holds no kept run yet, and is no recording.\n` +
      "  Keep a run there with bylaw check --keep, as the job of the main branch does; or make a recording with bylaw check --record.\n",
  };
  expect(await check()).toEqual(none);
  expect(await project.bylaw("diff", ".", "--from", ".bylaw/evidence")).toEqual(none);
});

test("a run that does not count is taken where none does, and said to be one", async () => {
  await project.runOn("2026-03-01", { a: 400 }, ...on("fix"));
  const { code, err } = await check();
  expect(code).toBe(1);
  expect(err).toMatch(
    new RegExp(
      `^${run("2026-03-01")}; it does not count for the period: it is of the branch fix, and not of main\n$`,
    ),
  );
});

test("the newest that counts goes before a newer one that does not, which is said", async () => {
  await project.runOn("2026-03-02", { a: 90 });
  expect((await check()).err).toMatch(new RegExp(`^${run("2026-03-02")}\n$`));
  await project.runOn("2026-03-03", { a: 400 }, ...on("main", `${COMMIT}-dirty`));
  await project.runOn("2026-03-04", { a: 400 }, ...on("fix"));
  await project.runOn("2026-03-05", { a: 90 }, "--listings", "digests");
  const { out, err } = await check();
  expect(err).toMatch(
    new RegExp(
      `^${run("2026-03-02")}; 2 newer runs do not count for the period, the newest because it is of the branch fix, and not of main\n$`,
    ),
  );
  expect(out).not.toContain("400 days");
});

test("every command that reads a recording reads it so, and a run that cannot be read is told of", async () => {
  const runs = join(project.folder, ".bylaw/evidence/2026/runs");
  await writeFile(join(runs, "2026-03-06T060000Z-0000000000000000.json"), "{");
  const { err } = await project.bylaw("backlog", "--from", ".bylaw/evidence");
  expect(err).toContain("judging the run of 2026-03-02, ");
  expect(err).toContain("; some that are there cannot be read (1)\n");
});

test("where none is whole, or none can be read, nothing is judged", async () => {
  const runs = join(project.folder, ".bylaw/evidence/2026/runs");
  for (const name of await readdir(runs)) if (!name.startsWith("2026-03-06")) await rm(join(runs, name));
  const { code, err } = await check();
  expect(code).toBe(64);
  expect(err).toContain("has no run of the whole program with all of its listings.");
});

test("a run of another company is no run of this one, whether its folder is named or its file", async () => {
  await rm(join(project.folder, ".bylaw"), { recursive: true });
  await project.program({ ...parts(), organization: `{ name: "Other, Inc." }` });
  await project.runOn("2026-03-10", { a: 90 });
  const [name = ""] = await readdir(join(project.folder, ".bylaw/evidence/2026/runs"));
  const file = `.bylaw/evidence/2026/runs/${name}`;
  const checked = () => project.bylaw("check", "--quiet", "--from", file);
  expect(await checked()).toMatchObject({ code: 0 });
  await project.program(parts());
  expect(await checked()).toEqual({
    code: 64,
    out: "",
    err:
      `[bylaw] ${join(project.folder, file)} is not taken: it is of Other, Inc.\n` +
      "  Name a run of the program's own company; where that was renamed, say so in organization.former.\n",
  });
  expect(await check()).toMatchObject({ code: 64 });
  await project.program({ ...parts(), organization: `{ name: "Test", former: ["Other, Inc."] }` });
  expect(await checked()).toMatchObject({ code: 0 });
});
