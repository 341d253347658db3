import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "./project.fixture.ts";

let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterEach(() => project.remove());

describe("C2: a folder that cannot be made is an error at once", () => {
  test.skipIf(!existsSync("/proc/self")).each([
    ["docs", "--out"],
    ["check", "--status"],
    ["check", "--record"],
  ])("%s %s", async (command, option) => {
    for (const folder of ["/proc/x", "/proc/x/y/z"]) {
      expect(await project.bylaw(command, option, folder)).toEqual({
        code: 2,
        out: "",
        err:
          `[bylaw] ${folder} cannot be written: /proc takes no new folder (ENOENT).\n` +
          "  Name another place, or move away what is in its way, and run again.\n",
      });
    }
  });

  test("and asking leaves nothing behind", async () => {
    await project.bylaw("docs", "--out", "deep/down/documents");
    expect(await readdir(project.folder)).toEqual(["bylaw.config.ts", "deep"]);
    expect(await readdir(join(project.folder, "deep/down"))).toEqual(["documents"]);
  });
});

describe("C8: --verbose shows where something of the company's was thrown", () => {
  const boom = (from: string, to: string) =>
    project.write({
      "boom.ts": "export function boom(): never {\n\n  throw new Error('boom');\n}\n",
      "bylaw.config.ts": `import { boom } from "./boom.ts";\n${config.replace(from, to)}`,
    });

  test.each([
    ["an assertion", "assert: (key, { period }) => [", "assert: (key, { period }) => [boom(), "],
    ["what it applies to", "assert: (key", "appliesTo: () => boom(), assert: (key"],
    [
      "a selector",
      "keyRotation.with({ period })",
      'keyRotation.where({ id: "x", because: "Why.", test: () => boom() }).with({ period })',
    ],
    ["a collector", "async *collect() {", "async *collect() { boom();"],
  ])("%s", async (_, from, to) => {
    await boom(from, to);
    const quiet = await project.bylaw("check");
    const { code, out } = await project.bylaw("check", "--verbose");
    expect(code).toBe(2);
    expect(out).toMatch(/\n {2}\? \S+: .*boom\n {6}thrown at boom\.ts:3:\d+\n/);
    expect(quiet.out).not.toContain("thrown at");
    expect((await project.bylaw("check", "--json", "--verbose")).out).not.toContain("boom.ts");
  });

  test("and in a misuse of the language the company's line, not the engine's", async () => {
    await project.write({
      "bylaw.config.ts": config.replace(
        'assert: (key, { period }) => [fact("rotation period", key.period).atMost(period)]',
        'assert: (key, { period }) => [\n    fact("rotation period", key.period).atMost(undefined as never)]',
      ),
    });
    const { out } = await project.bylaw("check", "--verbose");
    expect(out).toMatch(/thrown at bylaw\.config\.ts:\d+:\d+\n/);
  });
});

describe("C9: the config and what it defines are found", () => {
  beforeEach(() => mkdir(join(project.folder, "infra/network"), { recursive: true }).then(() => undefined));

  test("in a folder above, which is told on stderr", async () => {
    const { code, out, err } = await project.bylawIn({ folder: "infra/network" }, "explain", "rotation");
    expect(code).toBe(0);
    expect(out).toContain("control rotation\n");
    expect(err).toBe("using ../../bylaw.config.ts, as there is none in this folder\n");
  });

  test("in the nearest one", async () => {
    await project.write({
      "infra/bylaw.config.ts": config.replace('{ name: "Test" }', '{ name: "Nearer" }'),
    });
    const { out } = await project.bylawIn({ folder: "infra/network" }, "check");
    expect(out).toMatch(/^Nearer, as of /);
  });

  test("and documents are written beside it", async () => {
    const { out } = await project.bylawIn({ folder: "infra/network" }, "docs");
    expect(out).toMatch(/ documents in \.\.\/\.\.\/documents, \d+ changed\.\n/);
    expect(await readdir(join(project.folder, "infra/network"))).toEqual([]);
  });

  test.each([
    ["key-rotation", "check vault/key-rotation\n  Vault key rotates\n"],
    ["KEYS", "listing vault/keys\n  vault key, collected\n"],
    ["vault/keys", "read by\n    vault/key-rotation Vault key rotates\n"],
    [
      "ana",
      "person ana\n  Ana\n  written at\n    bylaw.config.ts:31\n  owns policies\n    encryption Encryption\n  owns controls\n",
    ],
  ])("by the end of an id, and whatever has one: %s", async (id, told) => {
    const { code, out } = await project.bylaw("explain", id);
    expect(out).toContain(told);
    expect(code).toBe(0);
  });

  test("and several that end alike are all named", async () => {
    await project.write({
      "bylaw.config.ts": config
        .replace(
          "const vault = {",
          'const other = defineCheck({ ...keyRotation, id: "acme/key-rotation", each: keys } as never);\nconst vault = {',
        )
        .replace("checks: [keyRotation.with({ period })]", "checks: [keyRotation.with({ period }), other]"),
    });
    expect(await project.bylaw("explain", "key-rotation")).toEqual({
      code: 64,
      out: "",
      err: '[bylaw] "key-rotation" may be any of vault/key-rotation, acme/key-rotation.\n  Give the whole id.\n',
    });
  });

  test("a role by its id, and a person in it", async () => {
    await project.write({
      "bylaw.config.ts": config
        .replace("definePolicy,", "definePolicy, defineRole,")
        .replace(
          "const period =",
          'const cto = defineRole({ id: "cto", title: "CTO", holder: ana });\nconst period =',
        )
        .replace("owner: ana, frequency", "owner: cto, frequency"),
    });
    expect((await project.bylaw("explain", "cto")).out).toBe(
      "role cto\n  CTO\n  written at\n    bylaw.config.ts:32\n  holder\n    ana Ana\n  owns controls\n    rotation Keys rotate\n",
    );
    expect((await project.bylaw("explain", "ana")).out).toContain("rotation Keys rotate (as CTO)\n");
  });
});

describe("C10: output fits", () => {
  const long = (columns: number, text: string) =>
    text.split("\n").filter((line) => [...line].length > columns && line.trim().includes(" "));

  test.each([60, 80, 100, 200])("a terminal of %i columns", async (columns) => {
    for (const args of [["check"], ["check", "--quiet"], ["explain"], ["explain", "rotation-period"]]) {
      const { out } = await project.bylawIn({ columns }, ...args);
      expect(long(columns, out)).toEqual([]);
    }
  });

  test("with failures before tables", async () => {
    const { out } = await project.bylaw("check");
    const headings = out.split("\n").filter((line) => /^[A-Z][a-z ]+$/.test(line));
    expect(headings).toEqual(["Failures", "Criteria", "Controls"]);
  });

  test("and --quiet leaves out tables and progress", async () => {
    const { code, out, err } = await project.bylaw("check", "--quiet");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("\nFailures\n");
    expect(out).toContain("exit code 1: a check fails.");
    expect(out).not.toMatch(/^(Criteria|Controls|Risks)$/m);
  });
});
