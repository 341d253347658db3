import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { held, on, original } from "../evidence/evidence.fixture.ts";
import { type KeptProject, keptProject } from "./coverage.fixture.ts";

let project: KeptProject;
let home: string;
beforeEach(async () => {
  project = await keptProject();
  home = join(project.folder, ".bylaw/evidence");
  await project.record("evidence/restore-test/q1.md", "on: 2026-02-10", ...held, original);
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const quarter = ["--period", "2026-01-01..2026-03-31"] as const;

/** What is told as lost, with the folder of the runs as `~`, digests as `#`, and runs by their day. */
async function told(...args: readonly string[]) {
  const { code, out, err } = await project.coverage(...quarter, "--json", ...args);
  expect(err).toBe("");
  const { runs } = JSON.parse(out);
  const plain = (text: string) =>
    text
      .replaceAll(home, "~")
      .replaceAll(/[0-9a-f]{62,64}/g, "#")
      .replaceAll(/\/runs\/(\d{4}-\d{2}-\d{2})T.*?\.json/g, "/runs/$1")
      .replaceAll(/blocks\/[0-9a-f]{2}\//g, "blocks/");
  return {
    code,
    damaged: runs.damaged.map(({ path, why }: Record<string, string>) => plain(`${path}: ${why}`)),
    missing: runs.missing.map(({ seenBy }: Record<string, string>) => plain(seenBy ?? "")),
    elsewhere: runs.elsewhere,
    counted: runs.counted.map(({ startedAt }: Record<string, string>) => startedAt?.slice(0, 10)),
    notCounted: runs.notCounted.map(
      ({ startedAt, why }: Record<string, string>) => `${startedAt?.slice(0, 10)}: ${why}`,
    ),
  };
}

async function blocks(year = "2026"): Promise<readonly string[]> {
  const entries = await readdir(join(home, year, "blocks"), { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** The first block that holds some words. */
async function blockOf(words: string): Promise<string> {
  for (const path of await blocks()) if (gunzipSync(await readFile(path)).includes(words)) return path;
  throw new Error(`No block holds ${words}.`);
}

/** The block that the run of a day names. */
async function blockOn(day: string, name: string): Promise<string> {
  const folder = join(home, "2026/runs");
  const [file = ""] = (await readdir(folder)).filter((one) => one.startsWith(day));
  const digest: string = JSON.parse(await readFile(join(folder, file), "utf8")).blocks[name];
  return join(home, "2026/blocks", digest.slice(0, 2), `${digest.slice(2)}.gz`);
}

const whole = { code: 0, damaged: [], missing: [], elsewhere: [], notCounted: [] };

describe("what was kept and is not as it was", () => {
  beforeEach(async () => {
    for (const [day, days] of [
      ["05", 30],
      ["06", 31],
      ["07", 32],
    ] as const)
      await project.runOn(`2026-01-${day}`, { a: days });
    on("2026-04-20");
  });
  const counted = ["2026-01-05", "2026-01-06", "2026-01-07"];

  test("nothing is told where everything is there, with --verify as well", async () => {
    expect(await told()).toEqual({ ...whole, counted });
    expect(await told("--verify")).toEqual({ ...whole, counted });
  });

  test("a listing that is gone is told with its run, which counts all the same", async () => {
    await rm(await blockOf('"days":31'));
    const damaged = [
      "~/2026/runs/2026-01-06: what vault/keys listed: ~/2026 lacks the block #, which a run of it names",
    ];
    expect(await told()).toEqual({ ...whole, code: 1, damaged, counted });
    expect(await told("--verify")).toEqual({ ...whole, code: 1, damaged, counted });
    const { out } = await project.coverage(...quarter);
    expect(out.replaceAll(/\s+/g, " ")).toContain("exit code 1: runs were lost or changed.");
    expect(out.replaceAll(/\s+/g, " ")).toMatch(
      /Runs that were lost or changed \S+: what vault\/keys listed: \S+ lacks the block [0-9a-f]{64}, which a run of it names restore what is lost or changed from wherever else the folder is kept: its branch, a backup /,
    );
  });

  test.each([
    ["changed", gzipSync('{"id":"a","days":1}\n'), "was changed: what it holds has another digest"],
    ["cut", Buffer.from([0x1f, 0x8b]), "cannot be decompressed"],
  ])("a listing that was %s is told by --verify", async (_, bytes, what) => {
    await writeFile(await blockOf('"days":31'), bytes);
    expect(await told()).toEqual({ ...whole, counted });
    expect(await told("--verify")).toEqual({
      ...whole,
      code: 1,
      damaged: [`~/2026/runs/2026-01-06: what vault/keys listed: ~/2026/blocks/#.gz ${what}`],
      counted,
    });
  });

  test("a listing of records that was changed is read anyway, and told", async () => {
    await writeFile(await blockOf('"restore-test/q1.md"'), gzipSync("{}\n"));
    const damaged = [
      "~/2026/runs/2026-01-05: what evidence/restore-test listed: ~/2026/blocks/#.gz was changed: what it holds has another digest",
    ];
    expect(await told()).toEqual({ ...whole, code: 1, damaged, counted });
    expect(await told("--verify")).toEqual({ ...whole, code: 1, damaged, counted });
  });

  test("a block that is no file is told, and ends nothing", async () => {
    const path = await blockOf('"restore-test/q1.md"');
    await rm(path);
    await mkdir(path);
    const damaged = [
      "~/2026/runs/2026-01-05: what evidence/restore-test listed: ~/2026/blocks/#.gz cannot be read (EISDIR)",
    ];
    expect(await told()).toEqual({ ...whole, code: 1, damaged, counted });
  });

  test.each([
    ["lost", (path: string) => rm(path), "~/2026 lacks the block #, which a run of it names"],
    [
      "changed",
      (path: string) => writeFile(path, gzipSync("{}\n")),
      "~/2026/blocks/#.gz was changed: what it holds has another digest",
    ],
  ])("a run whose outcomes were %s counts for nothing, and the others are told", async (_, harm, why) => {
    await harm(await blockOn("2026-01-06", "outcomes"));
    const lost = {
      missing: [],
      elsewhere: [],
      // Both other days have the same outcomes: what they share is one block.
      damaged: counted.map((day) => `~/2026/runs/${day}: ${why}`),
      notCounted: counted.map((day) => `${day}: a block of it is lost or changed`),
      counted: [],
      code: 2,
    };
    expect(await told()).toEqual(lost);
    expect(await told("--verify")).toEqual(lost);
    const { out } = await project.coverage(...quarter);
    const text = out.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "0 runs of the period count of the branch main, at most 366 days apart 3 runs not: a block of it is lost or changed",
    );
    expect(text).toContain(" and of 2 runs more ");
    const every = (await project.coverage(...quarter, "--all")).out.replaceAll(/\s+/g, " ");
    expect(every.match(/ and of \S+\/2026-01-0[67]T\S+\.json/g)).toHaveLength(2);
  });

  test.each(["plan", "scopes", "collectors", "outcomes", "judged"])(
    "a run that lacks its %s counts for nothing, and its day has no run",
    async (name) => {
      await project.runOn("2026-01-08", { b: 400 }, "rotation");
      await project.runOn("2026-01-10", { c: 1 });
      on("2026-01-10");
      const own = await blockOn("2026-01-10", name);
      await rm(own);
      const { code, notCounted, damaged } = await told();
      expect(notCounted).toContain("2026-01-10: a block of it is lost or changed");
      expect(damaged).toContain("~/2026/runs/2026-01-10: ~/2026 lacks the block #, which a run of it names");
      expect(code).toBeGreaterThanOrEqual(1);
      const near = await project.bylaw("coverage", "--period", "2026-01-05..2026-01-10", "--every", "1");
      expect(near.code).toBe(2);
      expect(near.out).toMatch(/ {2}no run from /);
    },
  );

  test("a listing of a run that does not count is told by --verify alone", async () => {
    await project.runOn("2026-01-08", { a: 77 }, "--branch", "fix");
    on("2026-04-20");
    await rm(await blockOf('"days":77'));
    const notCounted = ["2026-01-08: it is of the branch fix, and not of main"];
    expect(await told()).toEqual({ ...whole, notCounted, counted });
    expect(await told("--verify")).toMatchObject({
      code: 1,
      damaged: [
        "~/2026/runs/2026-01-08: what vault/keys listed: ~/2026 lacks the block #, which a run of it names",
      ],
    });
  });

  test("--verify tells of every block, whichever is changed", async () => {
    const all = await blocks();
    expect(all.length).toBeGreaterThan(8);
    for (const path of all) {
      const bytes = await readFile(path);
      await writeFile(path, gzipSync("[]\n"));
      const { code, damaged } = await told("--verify");
      expect(damaged.length, path).toBeGreaterThan(0);
      expect(code).toBeGreaterThan(0);
      await writeFile(path, bytes);
    }
    expect(await told("--verify")).toEqual({ ...whole, counted });
  });

  test("a file of a run that cannot be read is told beside the others", async () => {
    await mkdir(join(home, "2026/runs/2026-01-09.json"));
    expect(await told()).toEqual({
      ...whole,
      code: 1,
      damaged: ["~/2026/runs/2026-01-09.json: it cannot be read (EISDIR)"],
      counted,
    });
  });

  test("a pack tells of it, and is not whole", async () => {
    await rm(await blockOf('"days":31'));
    const terms = ["--period", "2026-01-01..2026-03-31", "--every", "366", "--all"];
    const { code, out } = await project.bylaw("evidence", "pack", ...terms, "--out", "p.zip");
    expect(code).toBe(2);
    expect(out).toMatch(
      /\nRuns that were lost or changed:\n {2}\S+: what vault\/keys listed: \S+ lacks the block [0-9a-f]{64}, which a run of it names\n {2}restore what is lost or changed from wherever else the folder is kept: its branch, a backup\n$/,
    );
    const verified = await project.bylaw(
      "evidence",
      "pack",
      ...terms,
      "--verify",
      "--out",
      "q.zip",
      "--json",
    );
    expect([verified.code, JSON.parse(verified.out).lost.damaged.length]).toEqual([2, 1]);
  });
});

describe("a year that was taken elsewhere", () => {
  beforeEach(async () => {
    await project.record("evidence/restore-test/q4.md", "on: 2025-12-10", ...held, original);
    await project.runOn("2025-12-31", { a: 30 });
    await project.runOn("2026-01-01", { a: 30 });
    await project.runOn("2026-01-02", { a: 31 });
    await rename(join(home, "2025"), join(project.folder, "archive"));
    on("2026-04-20");
  });
  const counted = ["2026-01-01", "2026-01-02"];
  const elsewhere = ["evidence/answers", "evidence/restore-test", "vault/keys"];

  test("is named, and nothing is lost", async () => {
    expect(await told(".bylaw/evidence", "archive")).toMatchObject({ ...whole, code: 0 });
    expect(await told(".bylaw/evidence", "archive", "--verify")).toMatchObject({ ...whole, code: 0 });
  });

  test("is not named: the runs of this year count, and one line says what lies in it", async () => {
    const lost = await told();
    expect(lost).toEqual({
      code: 1,
      damaged: [],
      missing: ["~/2026/runs/2026-01-01"],
      elsewhere,
      notCounted: [],
      counted,
    });
    expect(await told("--verify")).toEqual(lost);
    const text = (await project.coverage(...quarter)).out.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "what evidence/answers and 2 others listed lies in a year that was not named: name its folder as well",
    );
  });

  test("is named, and a listing of it is gone: it is lost", async () => {
    for (const path of await blocks("../../archive"))
      if (gunzipSync(await readFile(path)).includes('"days":30')) await rm(path);
    const { code, damaged, elsewhere: other } = await told(".bylaw/evidence", "archive");
    expect(damaged).toEqual([
      "~/2026/runs/2026-01-01: what vault/keys listed: ~/2026 lacks the block #, which a run of it names",
    ]);
    expect([code, other]).toEqual([1, []]);
  });

  test("is not named, and a year that keeps everything lacks a listing: it is lost", async () => {
    await project.runOn("2026-01-03", { a: 55 }, "--listings", "all");
    on("2026-04-20");
    await rm(await blockOf('"days":55'));
    expect((await told()).damaged).toEqual([
      "~/2026/runs/2026-01-03: what vault/keys listed: ~/2026 lacks the block #, which a run of it names",
    ]);
  });
});
