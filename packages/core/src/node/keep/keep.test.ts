import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, days, defineControl, defineEvidenceKind, soc2, years } from "../../index.ts";
import { programOf, record } from "../../run/evidence/evidence.fixture.ts";
import { evaluateRecording, type Observation, type Recording, recordsOf } from "../../run/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { ana, rotation, rotationPeriod, vaultProgram } from "../../vault.fixture.ts";
import { type KeepOptions, keepRun, openKeptRun, openRuns } from "../index.ts";
import { judgedRun, type Keys, vaultRecording, vaultRuns } from "./keep.fixture.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bylaw-keep-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const versions = { "@bylaw/core": "1.0.0" };
const keep = async (day: string, keys: Keys, options: Partial<KeepOptions> = {}, program = vaultRuns) =>
  keepRun(root, await judgedRun(vaultRecording(day, keys), program), { versions, ...options });

async function observations(recording: Recording): Promise<readonly Observation[]> {
  const seen: Observation[] = [];
  await evaluateRecording(vaultRuns, recording, { onObservation: (one) => void seen.push(one) });
  return seen;
}

/** Every file below a folder with its bytes, but what is being written. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, "latin1")] as const;
  });
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("a kept run", () => {
  test("says what it was of, and holds all that it was judged by", async () => {
    const revision = { commit: "4be1f0c", branch: "main", clean: true };
    const pipeline = { name: "GitHub Actions", run: "https://github.com/acme/infra/actions/runs/1" };
    const { path, digest } = await keep("2026-03-10", { a: 90, b: 400 }, { revision, pipeline });
    expect(path).toMatch(/2026\/runs\/2026-03-10T060000\.000Z-[0-9a-f]{12}\.json$/);
    const { runs, damaged, missing } = await openRuns([root]);
    expect([damaged, missing]).toEqual([[], []]);
    const [run] = runs;
    if (run === undefined) throw new Error("It was kept.");
    expect(run).toMatchObject({
      digest,
      organization: "Test",
      today: "2026-03-10",
      exitCode: 1,
      revision,
      pipeline,
      versions,
      after: [],
      listings: "changed",
    });
    const plan = await run.plan();
    expect(plan.tasks).toMatchObject([
      {
        id: "rotation / vault/key-rotation / all",
        collectors: ["vault/keys"],
        limits: { "": { period: { direction: "atMost", unit: "days", amount: 365 } } },
        code: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(plan.controls).toMatchObject([{ id: "rotation", owner: "ana", primary: ["soc2 CC6.1"] }]);
    expect(plan.policies).toMatchObject([{ id: "encryption", effective: "2026-01-01" }]);
    expect(await run.outcomes()).toEqual({
      tasks: {
        "rotation / vault/key-rotation / all": {
          "": {
            counts: { pass: 1, fail: 1, waived: 0, error: 0, "not-applicable": 0, manual: 0, skipped: 0 },
            failing: [["vault/1/north", "b"]],
            waived: [],
            undecided: [],
          },
        },
      },
      excused: [],
    });
    expect(await run.judged()).toEqual([
      {
        sets: [
          [
            ["vault/1/north", "a"],
            ["vault/1/north", "b"],
          ],
        ],
        tasks: { "rotation / vault/key-rotation / all": { "": 0 } },
      },
    ]);
    expect(await run.scopes()).toEqual([{ scope: "vault/1/north" }]);
  });

  test("is opened by nobody who has something to say against it", async () => {
    const { path } = await keep("2026-03-10", { a: 90 });
    const opened = openKeptRun(path, ({ organization }) => `it is of ${organization}`);
    await expect(opened).rejects.toMatchObject({
      code: "recording-missing",
      message: `[bylaw] ${path} is not taken: it is of Test.`,
    });
    expect((await openKeptRun(path, () => undefined)).listings).toHaveLength(1);
  });

  test("replays to what it said, as a recording does", async () => {
    const recording = vaultRecording("2026-03-10", { a: 90, b: 400 });
    const { path } = await keep("2026-03-10", { a: 90, b: 400 });
    const replayed = await openKeptRun(path);
    expect(await observations(replayed)).toEqual(await observations(recording));
    expect(replayed.startedAt).toBe(recording.startedAt);
  });

  test("is the same bytes for the same run", async () => {
    await keep("2026-03-10", { a: 90 });
    const first = await filesIn(root);
    await rm(root, { recursive: true });
    await keep("2026-03-10", { a: 90 });
    expect(await filesIn(root)).toEqual(first);
  });

  test("touches nothing that is there, and shares what did not change", async () => {
    await keep("2026-03-10", { a: 90 });
    const before = await filesIn(root);
    await keep("2026-03-11", { a: 90 });
    const after = await filesIn(root);
    for (const [path, bytes] of before) expect(after.get(path)).toBe(bytes);
    const added = [...after.keys()].filter((path) => !before.has(path));
    expect(added).toEqual([expect.stringMatching(/^2026\/runs\/2026-03-11T/)]);
    expect((await stat(join(root, added[0] ?? ""))).size).toBeLessThan(2000);
  });

  test("that is kept twice is there once", async () => {
    await keep("2026-03-10", { a: 90 });
    const twice = await judgedRun(vaultRecording("2026-03-10", { a: 90 }));
    await keepRun(root, twice, { versions });
    // The second one saw the first: it is another run of the same moment.
    expect((await openRuns([root])).runs.map(({ after }) => after.length)).toEqual([0, 1]);
    expect((await openRuns([root, root])).runs).toHaveLength(2);
  });

  test("names the runs that nothing came after", async () => {
    const first = await keep("2026-03-10", { a: 90 });
    const second = await keep("2026-03-11", { a: 90 });
    await keep("2026-03-12", { a: 90 });
    const { runs } = await openRuns([root]);
    expect(runs.map(({ after }) => after)).toEqual([[], [first.digest], [second.digest]]);
  });
});

describe("what is not kept", () => {
  test("is told when a run that another saw is taken away", async () => {
    await keep("2026-03-10", { a: 90 });
    const { path, digest } = await keep("2026-03-11", { a: 90 });
    const last = await keep("2026-03-12", { a: 90 });
    await rm(path);
    expect((await openRuns([root])).missing).toEqual([{ digest, seenBy: last.path }]);
  });

  test.each([
    [
      "edited",
      (text: string) => text.replace('"exitCode": 0', '"exitCode": 1'),
      "it was edited: its digest differs",
    ],
    ["cut", (text: string) => text.slice(0, 200), "it is not JSON; it may be truncated"],
    ["of another format", (text: string) => text.replace("bylaw-run/1", "bylaw-run/2"), "it is no run: "],
    ["empty", () => "", "it is not JSON; it may be truncated"],
  ])("a run that was %s is told, and counts for nothing", async (_, change, why) => {
    const { path } = await keep("2026-03-10", { a: 90 });
    await keep("2026-03-11", { a: 90 });
    await writeFile(path, change(await readFile(path, "utf8")));
    const { runs, damaged } = await openRuns([root]);
    expect(runs.map(({ today }) => today)).toEqual(["2026-03-11"]);
    expect(damaged).toEqual([{ path, why: expect.stringContaining(why) }]);
    await expect(openKeptRun(path)).rejects.toMatchObject({ code: "recording-damaged" });
  });

  test("a block that is lost or changed is told by whoever reads it", async () => {
    await keep("2026-03-10", { a: 90 });
    for (const [path] of await filesIn(root)) {
      if (!path.includes("/blocks/")) continue;
      const whole = await readFile(join(root, path));
      const all = async () => {
        const [run] = (await openRuns([root])).runs;
        if (run === undefined) throw new Error("It was kept.");
        await Promise.all([run.plan(), run.scopes(), run.outcomes(), run.judged()]);
        for (const { scopes } of await run.collectors()) for (const one of scopes) await run.lines(one);
      };
      await all();
      const changes = [Buffer.alloc(0), whole.subarray(0, whole.length - 5), Buffer.from("x")];
      for (const change of changes) {
        await writeFile(join(root, path), change);
        await expect(all()).rejects.toMatchObject({ code: "recording-damaged" });
      }
      await rm(join(root, path));
      await expect(all()).rejects.toMatchObject({ code: "recording-damaged" });
      await writeFile(join(root, path), whole);
    }
  });

  test("of a restricted kind are count and digest alone", async () => {
    const kind = defineEvidenceKind({
      id: "exit-interview",
      title: "Exit interview",
      about: "person",
      schema: z.object({}),
      restricted: true,
    });
    const interview = kind.require("exit-interview", { within: days(30) });
    const program = programOf([interview]);
    const held = record("exit-interview/0123", { people: { ana: "2026-01-10" }, on: "2026-01-10" });
    const recording = recordingOf([listingOf(recordsOf(interview), [held])], "2026-03-10T12:00:00.000Z");
    const { path } = await keepRun(root, await judgedRun(recording, program), { versions });
    const [run] = (await openRuns([root])).runs;
    expect(await run?.collectors()).toMatchObject([
      { collector: "evidence/exit-interview", scopes: [{ resources: 1, kept: false }] },
    ]);
    expect((await openKeptRun(path)).listings).toMatchObject([
      {
        state: "incomplete",
        problem: { message: "What evidence/exit-interview listed is not in the kept run." },
      },
    ]);
  });

  test("are listings where digests are asked for: it replays to errors, and says why", async () => {
    const { path } = await keep("2026-03-10", { a: 90 }, { listings: "digests" });
    expect(await observations(await openKeptRun(path))).toMatchObject([
      { outcome: "error", problem: { message: "What vault/keys listed is not in the kept run." } },
    ]);
    expect((await openRuns([root])).runs.map(({ listings }) => listings)).toEqual(["digests"]);
  });
});

describe("several folders", () => {
  test("a year is taken elsewhere as a whole, and read together with the others", async () => {
    await keep("2025-12-30", { a: 90 });
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 }, { listings: "all" });
    const archive = join(root, "archive-of-2025");
    await rename(join(root, "2025"), archive);
    const { runs, missing } = await openRuns([root]);
    expect(runs.map(({ today }) => today)).toEqual(["2026-01-01"]);
    expect(missing).toHaveLength(1);
    const both = await openRuns([root, archive]);
    expect(both.runs.map(({ today }) => today)).toEqual(["2025-12-30", "2025-12-31", "2026-01-01"]);
    expect(both.missing).toEqual([]);
    for (const run of both.runs) expect(await run.plan()).toMatchObject({ organization: "Test" });
  });

  test.each([
    ["an empty folder", async (path: string) => void (await mkdir(path))],
    ["a file", (path: string) => writeFile(path, "")],
  ])("%s by the name of runs hides no year that lies beside it", async (_, put) => {
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 });
    await put(join(root, "runs"));
    const { runs, missing } = await openRuns([root]);
    expect([runs.map(({ today }) => today), missing]).toEqual([["2025-12-31", "2026-01-01"], []]);
    await keep("2026-01-02", { a: 90 });
    expect((await openRuns([root])).runs.map(({ after }) => after.length)).toEqual([0, 1, 1]);
  });

  test("a year reads the runs of its own and of the years in it", async () => {
    await keep("2025-12-31", { a: 90 });
    await rename(join(root, "2025"), join(root, "moved"));
    await keep("2026-01-01", { a: 90 });
    await rename(join(root, "2026"), join(root, "moved", "2026"));
    const { runs } = await openRuns([join(root, "moved")]);
    expect(runs.map(({ today }) => today)).toEqual(["2025-12-31", "2026-01-01"]);
    for (const run of runs) expect(await run.plan()).toMatchObject({ organization: "Test" });
  });

  test("what an earlier year has is not kept anew, unless all is asked for", async () => {
    await keep("2025-12-31", { a: 90 });
    await keep("2026-01-01", { a: 90 });
    const [, second] = (await openRuns([root])).runs;
    const [{ scopes: [listing] = [] } = {}] = (await second?.collectors()) ?? [];
    if (second === undefined || listing === undefined) throw new Error("It was kept.");
    expect(await second.lines(listing)).toHaveLength(1);
    await rename(join(root, "2025"), join(root, "elsewhere"));
    const [alone] = (await openRuns([root])).runs;
    await expect(alone?.lines(listing)).rejects.toMatchObject({ code: "recording-damaged" });
    await keep("2026-01-02", { a: 90 }, { listings: "all" });
    expect(await alone?.lines(listing)).toHaveLength(1);
  });

  test("a folder without runs has none, and none is made by reading", async () => {
    expect(await openRuns([root, join(root, "none")])).toEqual({ runs: [], damaged: [], missing: [] });
    expect(await readdir(root)).toEqual([]);
  });
});

describe("a plan as it is kept", () => {
  const planOf = async (program: typeof vaultRuns) => {
    await rm(root, { recursive: true, force: true });
    await keep("2026-03-10", { a: 90 }, {}, program);
    const [run] = (await openRuns([root])).runs;
    return (await run?.plan()) ?? undefined;
  };

  test("has the limits that settings set, and what was asked for", async () => {
    const set = vaultProgram({ settings: [rotationPeriod.to({ days: 180 })] });
    expect((await planOf(set))?.tasks[0]?.limits).toEqual({
      "": { period: { direction: "atMost", unit: "days", amount: 180 } },
    });
    await keepRun(root, await judgedRun(vaultRecording("2026-03-11", {}), vaultRuns, ["rotation"]), {
      versions,
    });
    expect((await openRuns([root])).runs.map(({ asked }) => asked)).toEqual([undefined, ["rotation"]]);
  });

  test("has what people must show, with its numbers as they were", async () => {
    const list = attested("list", { every: years(1), tolerance: days(14), reviewer: ana });
    const shown = defineControl({
      ...rotation,
      id: "shown",
      statement: "Ana lists it.",
      satisfies: [soc2("CC6.1")],
      checks: [],
      evidence: [list],
      implementedFrom: "2026-01-01",
    });
    expect((await planOf(vaultProgram({ controls: [rotation, shown] })))?.requirements).toEqual([
      {
        id: "shown / list",
        control: "shown",
        requirement: "list",
        title: "Attestation",
        of: "attestation",
        about: "company",
        due: { every: { unit: "years", amount: 1 } },
        tolerance: 14,
        reviewer: "ana",
        orNone: false,
        restricted: false,
        shows: false,
        code: expect.stringMatching(/^[0-9a-f]{64}$/),
        limits: {},
        collectors: [],
      },
    ]);
  });
});
