import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { held, on, original } from "../evidence/evidence.fixture.ts";
import { type KeptProject, keptProject } from "./coverage.fixture.ts";

/*
 * What users of other tools ran into with what was kept, each with where it was reported.
 */

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const period = ["--period", "2026-01-01..2026-03-31"] as const;
const quarter = () => project.coverage(...period);

/** The files of blocks that hold some words. */
async function blocksWith(words: string): Promise<readonly string[]> {
  const folder = join(project.folder, ".bylaw/evidence");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(({ name }) => name.endsWith(".gz"))
    .map((one) => join(one.parentPath, one.name));
  const found: string[] = [];
  for (const path of paths) if (gunzipSync(await readFile(path)).includes(words)) found.push(path);
  return found;
}

describe("what was kept and is not as it was", () => {
  beforeEach(async () => {
    await project.record("evidence/restore-test/q1.md", "on: 2026-02-10", ...held, original);
    await project.runOn("2026-01-05", { a: 30 });
    await project.runOn("2026-01-06", { a: 31 });
    await project.runOn("2026-01-07", { a: 32 });
    on("2026-04-20");
    expect((await quarter()).code).toBe(0);
  });

  test("auditree-arboretum#16: a run that was taken away is missed by the one after it", async () => {
    const folder = join(project.folder, ".bylaw/evidence/2026/runs");
    const [first = ""] = (await readdir(folder)).sort();
    await rm(join(folder, first));
    const { code, out } = await quarter();
    expect(out).toContain("Runs that were lost or changed");
    expect(code).toBe(1);
  });

  // The listings of a day are what an auditor samples from.
  test("comp#2639: what was listed on a day and is gone is told", async () => {
    const [listing = ""] = await blocksWith('"days":31');
    await rm(listing);
    expect((await quarter()).code).not.toBe(0);
  });

  test("auditree-arboretum#16: what was listed on a day and was changed is told by --verify", async () => {
    const [listing = ""] = await blocksWith('"days":31');
    await writeFile(listing, gzipSync('{"id":"a","days":1}\n'));
    expect((await project.coverage(...period, "--verify")).code).not.toBe(0);
  });

  test("ciso-assistant#2592: one run that cannot be read is told beside the others", async () => {
    const [outcomes = ""] = await blocksWith('"excused"');
    await rm(outcomes);
    const { code, out } = await quarter();
    expect(out).toContain("Runs that were lost or changed");
    expect(code).not.toBe(0);
  });

  test("Drata 10361639: any day that was kept can be looked into again, with everything that was there", async () => {
    const folder = join(project.folder, ".bylaw/evidence/2026/runs");
    const [, sampled = ""] = (await readdir(folder)).sort();
    const { out } = await project.bylaw("check", "rotation", "--from", join(folder, sampled), "--json");
    expect(out).toContain("2026-01-06");
    expect((await blocksWith('"days":31')).length).toBe(1);
  });
});

// The listing of records did not change since December: it lies in the folder of that year alone.
test("auditree-framework#101: a year tells how it went while the one before it is in the archive", async () => {
  await project.record("evidence/restore-test/q4.md", "on: 2025-12-10", ...held, original);
  await project.runOn("2025-12-31", { a: 30 });
  await project.runOn("2026-01-01", { a: 30 });
  await rename(join(project.folder, ".bylaw/evidence/2025"), join(project.folder, "archive"));
  on("2026-01-02");
  const archived = await project.coverage(".bylaw/evidence", "archive");
  expect(archived.out).toContain("1 run of the period counts");
  expect((await project.coverage()).out).toContain("1 run of the period counts");
});

test("auditree-framework#36: jobs that keep their runs at once lose none", async () => {
  on("2026-01-05");
  await writeFile(join(project.folder, "keys.json"), '[{"id":"a","days":30}]');
  const revision = ["--revision", "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4", "--branch", "main"] as const;
  const keep = (...ids: readonly string[]) =>
    project.bylaw("check", ...ids, "--keep", ".bylaw/evidence", "--quiet", ...revision);
  await Promise.all([keep(), keep("rotation"), keep("asked")]);
  const { out } = await project.coverage();
  expect(out).toContain("3 runs of the period count");
  expect(out).not.toContain("Runs that were lost or changed");
});
