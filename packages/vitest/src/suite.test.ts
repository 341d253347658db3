import { rm } from "node:fs/promises";
import type { Task } from "@bylaw/core/run";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nothingError, runError } from "./messages.ts";
import { runSuite, suiteFolder } from "./run.fixture.ts";
import { hostileSuite } from "./suite.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await suiteFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (suite: string) => runSuite(folder, suite);

test("what a provider names is printed as words: in notes, failures and names of tests", async () => {
  const { code, out, marks } = await run(hostileSuite);
  expect(marks).toBe("✓×↓↓↓");
  expect(code).toBe(1);
  expect(out).toContain("not applicable: Key \\u{1b}[31mred\\u{a}::error::x\\u{9b} is not used");
  expect(out).toContain("The vendor\\u{1b}[31mred");
  expect(out).not.toMatch(/^\s*::/m);
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
});

test("a suite that observes nothing fails", async () => {
  const { code, marks } = await run(hostileSuite.replace(/const scopes = .*/, "const scopes = [];"));
  expect(marks).toBe("✓×××↓");
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
