import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "./project.fixture.ts";

const bin = fileURLToPath(new URL("../bin/bylaw.js", import.meta.url));
let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterEach(() => project.remove());

/** Runs the built command in a shell, which exits as bylaw does whatever reads its output. */
async function bylaw(line: string): Promise<{ code: number; err: string }> {
  const child = spawn("bash", ["-c", `set -o pipefail; "$NODE" "$BIN" ${line}`], {
    cwd: project.folder,
    env: { ...process.env, NODE: process.execPath, BIN: bin },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number>((resolve) => child.on("close", (given) => resolve(given ?? -1)));
  expect(err).not.toMatch(/^\s+at /m);
  return { code, err: err.replaceAll(/^collecting .*\n/gm, "") };
}

const whileCollecting = (statement: string) =>
  config.replace(
    "async *collect() {",
    `async *collect() { ${statement}; await new Promise((done) => setTimeout(done, 500));`,
  );

describe("a run that does not come to its end", () => {
  test.each([
    ["exits while the config loads", "process.exit(0);"],
    ["exits while it collects", whileCollecting("setTimeout(() => process.exit(0), 1)")],
    ["waits for ever", "await new Promise(() => {});"],
    ["meddles with the exit", 'process.on("exit", () => { process.exitCode = 0; });\nprocess.exit(0);'],
  ])("because it %s is undecided", async (_, text) => {
    await project.write({ "bylaw.config.ts": text });
    const { code, err } = await bylaw("check");
    expect(err).toMatch(/^\[bylaw\] Something ended the process before bylaw had an answer\.\n/);
    expect(code).toBe(2);
  });

  test.each([
    ["thrown", 'setTimeout(() => { throw new Error("boom\\n::error::x\\u001b") }, 1)'],
    ["rejected", 'void Promise.reject(new Error("boom\\n::error::x\\u001b"))'],
  ])("because something was %s aside is undecided, in one message", async (_, statement) => {
    await project.write({ "bylaw.config.ts": whileCollecting(statement) });
    expect(await bylaw("check")).toEqual({
      code: 2,
      err:
        "[bylaw] Something was thrown where nothing waits for it: boom\n: :error::x\\u{1b}\n" +
        "  Look in the config and in what it imports; --verbose shows where. Nothing is decided.\n",
    });
  });
});

describe("an answer that does not arrive", () => {
  test("because its reader went away exits 2 in silence", async () => {
    const many =
      'for (let i = 0; i < 5000; i += 1) yield { id: "k" + i, name: "n" + i, period: known(days(1)) };';
    await project.write({
      "bylaw.config.ts": whileCollecting("").replace('yield { id: "a"', `${many}\nyield { id: "a"`),
    });
    expect(await bylaw("check --json | head -1")).toEqual({ code: 2, err: "" });
  });

  test.skipIf(!existsSync("/dev/full")).each(["check", "check --json", "explain", "--help"])(
    "because the disk is full says so: %s",
    async (line) => {
      expect(await bylaw(`${line} > /dev/full`)).toEqual({
        code: 2,
        err: "[bylaw] ENOSPC: no space left on device, write\n  Make room there, and run again.\n",
      });
    },
  );

  test.skipIf(!existsSync("/dev/full"))("on stderr is undecided too", async () => {
    expect((await bylaw("check 2> /dev/full")).code).toBe(2);
  });
});

describe("C19: the AWS SDK's warning about old versions of Node", () => {
  const shows = `process.stderr.write(\`switch: \${process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED}\\n\`);
process.emitWarning("mine");`;
  beforeEach(() => project.write({ "bylaw.config.ts": `${shows}\n${config}` }));

  test("is switched off, and no other is", async () => {
    const { err } = await bylaw("explain");
    expect(err).toContain("switch: true\n");
    expect(err).toContain("Warning: mine\n");
  });

  test("comes back for whoever wants it", async () => {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "false";
    try {
      expect((await bylaw("explain")).err).toContain("switch: false\n");
    } finally {
      delete process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED;
    }
  });
});
