import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openRuns } from "@bylaw/core/node";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KeptProject, keptProject } from "../coverage/coverage.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
  await project.runOn("2026-03-01", { a: 90 });
  await project.runOn("2026-03-02", { a: 400 });
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

const year = (...path: readonly string[]): string => join(project.folder, ".bylaw/evidence/2026", ...path);

async function newest(): Promise<string> {
  const names = await readdir(year("runs"));
  return year("runs", names.sort().at(-1) ?? "");
}

/** Takes away the block that the newest run names, wherever it is stored. */
async function loseBlock(digest: string): Promise<void> {
  const all = await readdir(year(), { recursive: true, withFileTypes: true });
  const own = all.filter(
    (one) => one.isFile() && `${one.parentPath}/${one.name}`.replaceAll("/", "").includes(digest.slice(4)),
  );
  expect(own.length).toBeGreaterThan(0);
  for (const one of own) await rm(join(one.parentPath, one.name));
}

test("a newest run of which a part is lost cannot be told of", async () => {
  const { blocks } = JSON.parse(await readFile(await newest(), "utf8")) as { blocks: { outcomes: string } };
  await loseBlock(blocks.outcomes);
  const { code, out, err } = await project.bylaw("notify");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^\[bylaw\] .*\n {2}.*\n$/);
});

test("what the newest run listed may be lost: what it came to is told all the same", async () => {
  const [, run] = (await openRuns([join(project.folder, ".bylaw/evidence")])).runs;
  const [keys] = ((await run?.collectors()) ?? []).flatMap(({ collector, scopes }) =>
    collector === "vault/keys" ? scopes : [],
  );
  await loseBlock(keys?.digest ?? "");
  const { code, out } = await project.bylaw("notify");
  expect(code).toBe(0);
  expect(out).toContain("Test: 1 file of kept runs unreadable; 1 newly failing since 2026-03-01\n");
  expect(out).toContain("First of all\n  1 file of kept runs cannot be read: bylaw coverage tells which.\n");
  expect(out).toContain("a in vault/1\n");
  expect(out.replaceAll(/\n +/g, " ")).toContain(
    "Not told What is due, and what was observed: what the newest run listed is lost",
  );
});

test("a file that is no run is told of, and what it came to is told by nobody where it is the newest", async () => {
  const file = await newest();
  await writeFile(file, "{");
  const { code, out, err } = await project.bylaw("notify");
  expect(code).toBe(2);
  expect(out).toContain("First of all\n  1 file of kept runs cannot be read: bylaw coverage tells which.\n");
  const path = file.slice(project.folder.length + 1);
  expect(err).toBe(`[bylaw] ${path} is of a newer run, and cannot be read: what it came to is not told.\n`);
  await project.runOn("2026-03-03", { a: 400 });
  const later = await project.bylaw("notify");
  expect(later).toMatchObject({ code: 0, err: "" });
  expect(later.out).toContain("1 file of kept runs cannot be read");
});

test("a run that is taken away is told of, where another one saw it", async () => {
  await project.runOn("2026-03-03", { a: 400 });
  const names = (await readdir(year("runs"))).sort();
  await rm(year("runs", names[1] ?? ""));
  const { out } = await project.bylaw("notify");
  expect(out).toContain("Test: 1 kept run missing; 1 newly failing since 2026-03-01\n");
  expect(out).toContain(
    "First of all\n  Missing, and another run saw them: 1 kept run. bylaw coverage tells which.\n",
  );
});
