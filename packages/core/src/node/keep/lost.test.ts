import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type KeptRun, sealedText } from "../../keep/kept-run.ts";
import { lostListings, seen, seenRuns } from "../../run/index.ts";
import { type KeepOptions, keepRun, openRuns, type StoredRun, verifyRuns } from "../index.ts";
import { digestOf } from "./blocks.ts";
import { judgedRun, type Keys, vaultRecording } from "./keep.fixture.ts";
import { openShelf, putNew } from "./shelf.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bylaw-lost-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const keep = async (day: string, keys: Keys, listings: KeepOptions["listings"] = "changed") =>
  keepRun(root, await judgedRun(vaultRecording(day, keys)), { versions: {}, listings });

/** Where the listings of a run are, in order. */
async function whereabouts(run: StoredRun | undefined): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { scopes } of (await run?.collectors()) ?? [])
    for (const one of scopes) found.push((await run?.whereIs(one)) ?? "");
  return found;
}

const fileOf = (digest: string, year = "2026") =>
  join(root, year, "blocks", digest.slice(0, 2), `${digest.slice(2)}.gz`);

async function listingOf(run: StoredRun | undefined): Promise<string> {
  const [{ scopes: [listing] = [] } = {}] = (await run?.collectors()) ?? [];
  return listing?.digest ?? "";
}

/** Gives a run another plan, and seals it anew. */
async function replan(path: string, content: string): Promise<void> {
  const plan = digestOf(content);
  await putNew(await openShelf(root), fileOf(plan), gzipSync(content));
  const run: KeptRun = JSON.parse(await readFile(path, "utf8"));
  const changed = { ...run, blocks: { ...run.blocks, plan } };
  await writeFile(path, JSON.stringify({ ...changed, digest: digestOf(sealedText(changed)) }));
}

describe("where a listing is", () => {
  test("is looked up without reading it", async () => {
    await keep("2026-03-10", { a: 90 });
    await keep("2026-03-11", { a: 90 }, "digests");
    const { runs } = await openRuns([root]);
    expect(await Promise.all(runs.map(whereabouts))).toEqual([["here"], ["not kept"]]);
    await writeFile(fileOf(await listingOf(runs[0])), "");
    expect(await whereabouts((await openRuns([root])).runs[0])).toEqual(["here"]);
    await rm(fileOf(await listingOf(runs[0])));
    expect(await whereabouts((await openRuns([root])).runs[0])).toEqual(["lost"]);
  });

  test.each<[string, KeepOptions["listings"], readonly string[]]>([
    ["may lie in the year before, which was not named", "changed", ["elsewhere"]],
    ["lies in the year of its own where all is kept", "all", ["here"]],
  ])("%s", async (_, listings, expected) => {
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 }, listings);
    await rename(join(root, "2025"), join(root, "archive"));
    const alone = await openRuns([root]);
    expect(await whereabouts(alone.runs[0])).toEqual(expected);
    const [, second] = (await openRuns([root, join(root, "archive")])).runs;
    expect(await whereabouts(second)).toEqual(["here"]);
  });

  test("is nowhere else where the year before was named, or a run of the same year is gone", async () => {
    await keep("2025-12-30", { a: 90 });
    const last = await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { b: 91 });
    const gone = await keep("2026-01-02", { b: 91 });
    await keep("2026-01-03", { b: 91 });
    await rm(last.path);
    await rm(gone.path);
    const { runs, missing } = await openRuns([root]);
    expect(missing).toHaveLength(2);
    await rm(fileOf(await listingOf(runs.at(-1))));
    expect(await whereabouts((await openRuns([root])).runs.at(-1))).toEqual(["lost"]);
  });

  test("is nowhere else in the first year of all", async () => {
    await keep("2026-03-10", { a: 90 });
    const { runs } = await openRuns([root]);
    await rm(fileOf(await listingOf(runs[0])));
    const again = await openRuns([root]);
    expect(await lostListings(again.runs)).toEqual({
      damaged: [
        {
          path: runs[0]?.path,
          why: `what vault/keys listed: ${join(root, "2026")} lacks the block ${await listingOf(runs[0])}, which a run of it names`,
        },
      ],
      elsewhere: [],
    });
  });
});

describe("runs of which a part is lost", () => {
  test("are told beside the others, each with its file", async () => {
    await keep("2026-03-10", { a: 90 });
    const { path } = await keep("2026-03-11", { a: 400 });
    const { runs } = await openRuns([root]);
    const digest = runs[1]?.blocks.outcomes ?? "";
    await rm(fileOf(digest));
    const read = await seenRuns((await openRuns([root])).runs);
    expect(read.runs.map(({ today }) => today)).toEqual(["2026-03-10"]);
    expect(read.unread.map(({ today }) => today)).toEqual(["2026-03-11"]);
    expect(read.damaged).toEqual([
      { path, why: `${join(root, "2026")} lacks the block ${digest}, which a run of it names` },
    ]);
    await expect(seen((await openRuns([root])).runs[1] as StoredRun)).rejects.toMatchObject({
      code: "recording-damaged",
    });
  });

  test.each([
    ["no JSON", "no JSON"],
    ["of another shape", "{}"],
  ])("are told where a block is sealed anew and is %s", async (_, content) => {
    const { path } = await keep("2026-03-10", { a: 90 });
    await keep("2026-03-11", { a: 90 });
    await replan(path, content);
    const digest = digestOf(content);
    const read = await seenRuns((await openRuns([root])).runs);
    expect(read.damaged).toEqual([
      { path, why: `${join(root, "2026")} has a block ${digest} that is not what a run says it is` },
    ]);
    expect(read.runs).toHaveLength(1);
  });

  test("an error that says nothing of what was kept is thrown", async () => {
    await keep("2026-03-10", { a: 90 });
    const { runs } = await openRuns([root]);
    const broken = runs.map((run) => ({ ...run, plan: () => Promise.reject(new Error("bug")) }));
    await expect(seenRuns(broken)).rejects.toThrow("bug");
  });
});

describe("verifyRuns", () => {
  test("holds every block to its digest, and every copy of it", async () => {
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 }, "all");
    expect(await verifyRuns([root])).toEqual([]);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const blocks = entries.filter(({ name }) => name.endsWith(".gz"));
    expect(blocks.length).toBeGreaterThan(10);
    for (const { parentPath, name } of blocks) {
      const path = join(parentPath, name);
      const bytes = await readFile(path);
      await writeFile(path, gzipSync("another"));
      const [first, ...others] = await verifyRuns([root]);
      expect(first?.why, path).toContain(`${path} was changed: what it holds has another digest`);
      expect(others).toEqual([]);
      await writeFile(path, bytes);
    }
  });

  test("tells what is gone, and not what may lie in a year that was not named", async () => {
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 });
    await rename(join(root, "2025"), join(root, "archive"));
    expect(await verifyRuns([root])).toEqual([]);
    const { runs } = await openRuns([root]);
    const judged = runs[0]?.blocks.judged ?? "";
    await rm(fileOf(judged));
    const lacking = `${join(root, "2026")} lacks the block ${judged}, which a run of it names`;
    expect(await verifyRuns([root])).toEqual([{ path: runs[0]?.path, why: lacking }]);
    // The other year has a copy: what it holds is the same.
    expect(await verifyRuns([root, join(root, "archive")])).toEqual([]);
  });
});
