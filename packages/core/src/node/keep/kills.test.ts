import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRuns } from "../index.ts";

const WRITERS = 8;
/** 25 rounds of 8 writers are the 200 kills; fewer show the same in a run of everything. */
const ROUNDS = process.env.BYLAW_LONG === undefined ? 4 : 25;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bylaw-kills-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

interface Writer {
  readonly child: ChildProcess;
  readonly said: string[];
}

/** Starts a process that keeps one run after another. */
function startWriter(name: string): Writer {
  const script = fileURLToPath(new URL("writer.fixture.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, root, name], { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  let rest = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    said.push(...lines);
  });
  return { child, said };
}

async function killed({ child }: Writer): Promise<void> {
  const closed = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGKILL");
  await closed;
}

test("acceptance 5: writers at once, killed at random moments: no half run counts, and none is lost that was acknowledged", {
  timeout: 600_000,
}, async () => {
  const acknowledged = new Set<string>();
  let whileWriting = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const writers = Array.from({ length: WRITERS }, (_, at) => startWriter(`${round}-${at}`));
    while (!writers.every(({ said }) => said.length > 0)) await wait(10);
    await Promise.all(
      writers.map(async (writer) => {
        await wait(Math.random() * 400);
        await killed(writer);
      }),
    );
    for (const { said } of writers) {
      if (said.at(-1) === "begin") whileWriting += 1;
      for (const line of said) if (line.startsWith("kept ")) acknowledged.add(line.slice(5));
    }
  }
  const { runs, damaged, missing } = await openRuns([root]);
  expect([damaged, missing]).toEqual([[], []]);
  for (const run of runs) {
    await Promise.all([run.plan(), run.scopes(), run.outcomes(), run.judged()]);
    for (const { scopes } of await run.collectors())
      for (const one of scopes) expect(await run.lines(one)).toHaveLength(200);
  }
  const kept = new Set(runs.map(({ digest }) => digest));
  expect([...acknowledged].filter((digest) => !kept.has(digest))).toEqual([]);
  // The kills hit the writing: nearly all of them, and some of them a file that was half written.
  expect(whileWriting).toBeGreaterThan((ROUNDS * WRITERS) / 2);
  expect((await readdir(join(root, ".partial"))).length).toBeGreaterThan(0);
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
});
