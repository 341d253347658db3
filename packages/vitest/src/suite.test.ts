import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Task } from "@bylaw/core/run";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nothingError, runError } from "./messages.ts";
import { hostileSuite } from "./suite.fixture.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const cache = join(root, "node_modules/.cache/bylaw");
let folder: string;
beforeEach(async () => {
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "suite-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a suite in a vitest of its own, as a user does. */
async function run(suite: string): Promise<{ code: number; out: string; marks: string }> {
  await writeFile(join(folder, "compliance.test.ts"), suite);
  await writeFile(join(folder, "vitest.config.mjs"), "export default {};\n");
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=verbose"],
    {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), NODE_ENV: "", NO_COLOR: "1", BYLAW_FROM: "" },
    },
  );
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      out += chunk;
    });
  }
  const code = await new Promise<number>((resolve) => child.on("close", (given) => resolve(given ?? -1)));
  return { code, out, marks: [...out.matchAll(/^ *([✓×↓]) .* > /gm)].map(([, mark]) => mark).join("") };
}

test("what a provider names is printed as words: in notes, failures and names of tests", async () => {
  const { code, out, marks } = await run(hostileSuite);
  expect(marks).toBe("×↓↓↓");
  expect(code).toBe(1);
  expect(out).toContain("not applicable: Key \\u{1b}[31mred\\u{a}::error::x\\u{9b} is not used");
  expect(out).toContain("The vendor\\u{1b}[31mred");
  expect(out).not.toMatch(/^\s*::/m);
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
});

test("a suite that observes nothing fails", async () => {
  const { code, marks } = await run(hostileSuite.replace(/const scopes = .*/, "const scopes = [];"));
  expect(marks).toBe("×××↓");
  expect(code).toBe(1);
});

test("a task without an observation, and a run that threw, are told in safe words", () => {
  const task = { check: { title: "Key rotates\n::error::x" } } as Task;
  expect(nothingError(task).message).toBe(
    "Key rotates\\u{a}::error::x: nothing was observed, so nothing is decided",
  );
  expect(runError(new Error("a\n::error::x\u001b")).message).toBe("a\n: :error::x\\u{1b}");
  expect(runError("text").message).toBe("something that is not an error was thrown");
});
