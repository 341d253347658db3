import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

/** A company whose vault has as many old keys as the file beside it says. */
const company = config
  .replace(
    'import { z } from "zod";',
    'import { readFileSync } from "node:fs";\nimport { z } from "zod";\nimport { backlog } from "./backlog.ts";',
  )
  .replace(
    /async \*collect\(\) \{[\s\S]*?\n {2}\},\n\}\);/,
    `async *collect() {
    for (const id of JSON.parse(readFileSync(new URL("./old.json", import.meta.url), "utf8")))
      yield { id, name: id, period: known(days(400)) };
    yield { id: "good", name: "good", period: known(days(1)) };
  },
});`,
  )
  .replace("controls: [rotation],", "controls: [rotation], backlog,");
const empty = `// Written by bylaw backlog.
import { defineBacklog } from "@bylaw/core";

export const backlog = defineBacklog([]);
`;
const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `key-${String(from + at).padStart(3, "0")}`);
const inDays = (number: number): string =>
  new Date(Date.now() + number * 86_400_000).toISOString().slice(0, 10);
const soon = inDays(90);
const terms = ["--owner", "ana", "--until", soon, "--reason", "Found on the first day."];

let project: Project;
const old = (all: readonly string[]): Promise<void> => project.write({ "old.json": JSON.stringify(all) });
const file = (): Promise<string> => readFile(join(project.folder, "backlog.ts"), "utf8");
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": company, "backlog.ts": empty, "old.json": "[]" });
});
afterEach(() => project.remove());

describe("a company with 420 failures", () => {
  beforeEach(() => old(ids(1, 420)));

  test("starts with exit code 0 in two commands and one review", async () => {
    expect((await project.bylaw("check")).code).toBe(1);
    const added = await project.bylaw("backlog", "--add", ...terms);
    expect(added.code).toBe(0);
    expect(added.out).toContain("backlog.ts: 420 items in 1 group; 420 added, 0 taken off.\n");
    expect(added.out).toContain("  and 410 more; --json names all\n");
    expect(added.out).toContain("With it bylaw check ends with exit code 0.\n");
    const { code, out } = await project.bylaw("check");
    expect(code).toBe(0);
    expect(out).toContain("planned  1 control: 1 planned\n      observations: 420 planned, 1 pass\n");
    expect(out).toContain("exit code 0: no failure that is not on the backlog.");
    expect(out).toContain(`to be mended by ${soon}, by ana: Found on the first day.`);
    expect(out).not.toMatch(/^ {2}pass /m);
  });

  test("the 421st fails, and adds itself to nothing", async () => {
    await project.bylaw("backlog", "--add", ...terms);
    await old(ids(1, 421));
    expect((await project.bylaw("check")).code).toBe(1);
    const before = await file();
    const { code, out } = await project.bylaw("backlog");
    expect(code).toBe(1);
    expect(out).toContain("Fails, and no group in force has it:\n  vault/key-rotation: key-421 in vault/1\n");
    expect(await file()).toBe(before);
  });

  test("what is mended leaves the file when it is next written, and comes back as a failure", async () => {
    await project.bylaw("backlog", "--add", ...terms);
    await old(ids(2, 420));
    const { out, code } = await project.bylaw("check");
    expect(code).toBe(0);
    expect(out).toContain("vault/key-rotation: 1 of 420 no longer fails: bylaw backlog takes it off");
    expect((await project.bylaw("backlog")).out).toContain("419 items in 1 group; 0 added, 1 taken off.");
    expect(await file()).not.toContain("key-001");
    await old(ids(1, 420));
    expect((await project.bylaw("check")).code).toBe(1);
  });

  test("an overdue group fails again, and --add does not move its day", async () => {
    await project.bylaw("backlog", "--add", ...terms);
    await writeFile(join(project.folder, "backlog.ts"), (await file()).replace(soon, inDays(-2)));
    const { code, out } = await project.bylaw("check");
    expect(code).toBe(1);
    expect(out).toContain(`420 failures should have been mended by ${inDays(-2)}, by ana`);
    const again = await project.bylaw("backlog", "--add", ...terms);
    expect(again.code).toBe(1);
    expect(again.out).toContain("420 items in 1 group; 0 added, 0 taken off.");
  });

  test("the last one that is mended leaves an empty file", async () => {
    await project.bylaw("backlog", "--add", ...terms);
    await old([]);
    await project.bylaw("backlog");
    expect(await file()).toContain("defineBacklog([]);");
    expect((await project.bylaw("check")).code).toBe(0);
  });

  test("JSON says the same", async () => {
    const { out } = await project.bylaw("backlog", "--add", ...terms, "--json");
    const json = JSON.parse(out) as { added: readonly string[] };
    expect(json).toMatchObject({ file: "backlog.ts", exitCode: 0, takenOff: [], besides: [] });
    expect(json.added).toHaveLength(420);
    const check = JSON.parse((await project.bylaw("check", "--json")).out) as {
      observations: readonly object[];
      backlog: readonly object[];
    };
    expect(check.observations.at(-1)).toMatchObject({
      outcome: "fail",
      planned: { owner: "ana", until: soon },
    });
    expect(check.backlog).toMatchObject([{ check: "vault/key-rotation", overdue: false }]);
  });

  test("the status document counts them as failures", async () => {
    await project.bylaw("backlog", "--add", ...terms);
    await project.bylaw("check", "--status", "documents");
    const status = await readFile(join(project.folder, "documents/status.md"), "utf8");
    expect(status).toContain("Result: **fail** (planned) (420 planned, 1 pass).");
    expect(status).toContain(
      `| [vault/key-rotation](checks/vault/key-rotation.md) | ${soon} | ana | Found on the first day. | 420 | 420 |`,
    );
    expect(status).not.toMatch(/\| pass/);
  });
});

describe("the file", () => {
  test("names hostile ids so that a reviewer sees them, and reads them back", async () => {
    const hostile = ['a"b\\', "x\u202ey", "a\u0000b", "*/ // x"];
    await old(hostile);
    expect((await project.bylaw("backlog", "--add", ...terms)).code).toBe(0);
    expect(await file()).toContain('"x\\u202ey"');
    expect(await file()).not.toContain("\u202e");
    expect((await project.bylaw("check")).code).toBe(0);
  });

  test("is the same for the same run", async () => {
    await old(ids(1, 3));
    await project.bylaw("backlog", "--add", ...terms);
    const first = await file();
    await project.bylaw("backlog");
    expect(await file()).toBe(first);
    expect(
      first,
    ).toBe(`// Written by bylaw backlog. Change owner, until and reason as you like; what is mended leaves by itself.
import { defineBacklog } from "@bylaw/core";

export const backlog = defineBacklog([
  {
    check: "vault/key-rotation",
    owner: "ana",
    until: "${soon}",
    reason: "Found on the first day.",
    failures: {
      "vault/1": [
        "key-001",
        "key-002",
        "key-003",
      ],
    },
  },
]);
`);
  });

  test("that somebody else wrote is left alone", async () => {
    const theirs = "export const backlog = undefined;\n";
    await project.write({ "backlog.ts": theirs, "bylaw.config.ts": config });
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(err).toContain("backlog.ts was not written by bylaw backlog.");
    expect(await file()).toBe(theirs);
  });

  test("that the program does not have is not overwritten", async () => {
    await project.write({ "bylaw.config.ts": config });
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(err.replaceAll(/\s+/g, " ")).toContain(
      "and the program has no backlog: what is on it would be lost.",
    );
  });

  test("the first one says how it becomes part of the program", async () => {
    await project.write({ "bylaw.config.ts": config });
    const { code, out } = await project.bylaw("backlog", "--file", "plan.ts", "--add", ...terms);
    expect(code).toBe(0);
    expect(out).toContain('import { backlog } from "./plan.ts";');
    expect(await readdir(project.folder)).toContain("plan.ts");
  });
});

test.each([
  [["--add"], "--add needs --owner."],
  [["--add", "--owner", "ana", "--until", soon, "--reason", " "], "--add needs --reason."],
  [["--owner", "ana"], "--owner says something of what is added."],
  [["--add", "--owner", "ana", "--until", "soon", "--reason", "x"], "--until soon is not a calendar day."],
  [["--add", "--owner", "ana", "--until", "2020-01-01", "--reason", "x"], "--until 2020-01-01 is before"],
  [
    ["--add", "--owner", "ana", "--until", "2999-01-01", "--reason", "x"],
    "--until 2999-01-01 is more than a year after",
  ],
])("%j is refused, and nothing is written", async (args, message) => {
  await old(ids(1, 1));
  const before = await file();
  const { code, err } = await project.bylaw("backlog", ...args);
  expect(code).toBe(64);
  expect(err.replaceAll(/\s+/g, " ")).toContain(message);
  expect(await file()).toBe(before);
});

test("an owner whom nobody knows is refused, and nothing is written", async () => {
  await old(ids(1, 1));
  const before = await file();
  const { code, err } = await project.bylaw(
    "backlog",
    "--add",
    "--owner",
    "eve",
    "--until",
    soon,
    "--reason",
    "x",
  );
  expect(code).toBe(64);
  expect(err).toContain('Its owner "eve" is no person or role of the program.');
  expect(await file()).toBe(before);
});
