import { lstat, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

/** Two old keys, and whatever else a test changes in the program. */
const company = config
  .replace('import { z } from "zod";', 'import { z } from "zod";\nimport { backlog } from "./backlog.ts";')
  .replace("controls: [rotation],", "controls: [rotation], backlog,");
const fileOf = (groups: object): string =>
  `// Written by bylaw backlog.\nimport { defineBacklog } from "@bylaw/core";\n\nexport const backlog = defineBacklog(${JSON.stringify(groups)});\n`;
const inDays = (number: number): string =>
  new Date(Date.now() + number * 86_400_000).toISOString().slice(0, 10);
const soon = inDays(90);
const group = {
  check: "vault/key-rotation",
  owner: "ana",
  until: soon,
  reason: "Found.",
  failures: { "vault/1": ["b", "c"] },
};
const terms = ["--owner", "ana", "--until", soon, "--reason", "Found."];

let project: Project;
const file = (): Promise<string> => readFile(join(project.folder, "backlog.ts"), "utf8");
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": company, "backlog.ts": fileOf([group]) });
});
afterEach(() => project.remove());

test("a day beyond a year that was typed by hand plans nothing, and is told", async () => {
  await project.write({ "backlog.ts": fileOf([{ ...group, until: "2999-01-01" }]) });
  const { code, out } = await project.bylaw("check");
  expect(code).toBe(1);
  expect(flat(out)).toContain(
    "vault/key-rotation: 2999-01-01, by ana, is more than a year after the run, and so plans nothing",
  );
  const written = await project.bylaw("backlog", "--add", ...terms);
  expect(written.code).toBe(1);
  expect(written.out).toContain("Fails, and no group in force has it:\n  vault/key-rotation: b in vault/1\n");
});

test("kept runs and coverage know no plan: what is planned is a deviation", async () => {
  const today = inDays(0);
  await project.write({
    "bylaw.config.ts": company.replace(
      "providers: [vault]",
      `period: { from: "${inDays(-5)}", to: "${inDays(5)}" }, providers: [vault]`,
    ),
  });
  const commit = "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4";
  const kept = await project.bylaw("check", "--keep", "kept", "--revision", commit, "--branch", "main");
  expect(kept.code).toBe(0);
  const { code, out } = await project.bylaw("coverage", "kept", "--json");
  expect(code).not.toBe(0);
  const { controls } = JSON.parse(out) as { controls: readonly object[] };
  const resources = ["b", "c"].map((id) => ({ scope: "vault/1", id, from: today, to: today }));
  expect(controls).toMatchObject([{ id: "rotation", deviations: [{ failing: 1, decided: 1, resources }] }]);
  const text = await project.bylaw("coverage", "kept");
  expect(text.out).toContain("Deviations");
  expect(text.out).not.toMatch(/planned|on the backlog/);
});

test("a selected run with a backlog plans the same, and passes nothing", async () => {
  const { code, out } = await project.bylaw("check", "rotation");
  expect(code).toBe(0);
  expect(out).toContain("planned  1 control: 1 planned\n");
  expect(out).not.toMatch(/^ {2}pass /m);
});

describe("what is not written over", () => {
  test("the file of another program", async () => {
    const other = fileOf([{ ...group, failures: { "vault/2": ["z"] } }]);
    await project.write({ "other/backlog.ts": other });
    const { code, err } = await project.bylaw("backlog", "--file", "other/backlog.ts");
    expect(code).toBe(64);
    expect(flat(err)).toContain("holds another backlog than the program: what is on it would be lost.");
    expect(await readFile(join(project.folder, "other/backlog.ts"), "utf8")).toBe(other);
  });

  test.each([
    ["by another name", "plan", (text: string) => text.replace("const backlog", "const plan")],
    ["by default", "default", (text: string) => text.replace("const backlog =", "default")],
    ["beside something", "others", (text: string) => `${text}export const others = 1;\n`],
  ])("what is exported %s", async (_, name, change) => {
    const theirs = change(await file());
    await project.write({
      "backlog.ts": theirs,
      "bylaw.config.ts": company.replace(
        "import { backlog } from",
        name === "default"
          ? "import backlog from"
          : name === "plan"
            ? "import { plan as backlog } from"
            : "import { backlog } from",
      ),
    });
    expect((await project.bylaw("check")).code).toBe(0);
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(flat(err)).toContain(`exports ${name}, which would be lost.`);
    expect(await file()).toBe(theirs);
  });

  test("what is no module", async () => {
    const { code, err } = await project.bylaw("backlog", "--file", "package.json");
    expect(code).toBe(64);
    expect(flat(err)).toContain(
      "package.json is no name of a module, and the program imports it. Name one such as backlog.ts.",
    );
  });

  test("a person's comments", async () => {
    const theirs = `${await file()}// Ask Ben about c.\n`;
    await project.write({ "backlog.ts": theirs });
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(flat(err)).toContain("has comments of its own, which would be lost.");
    expect(await file()).toBe(theirs);
  });

  test("what somebody wrote while the program ran", async () => {
    const meanwhile = fileOf([{ ...group, reason: "Moved." }]);
    await project.write({
      "bylaw.config.ts": company
        .replace(
          'import { z } from "zod";',
          'import { writeFileSync } from "node:fs";\nimport { z } from "zod";',
        )
        .replace(
          "async *collect() {",
          `async *collect() {\n    writeFileSync(new URL("./backlog.ts", import.meta.url), ${JSON.stringify(meanwhile)});`,
        ),
    });
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(flat(err)).toContain("was changed while the program ran: nothing is written.");
    expect(await file()).toBe(meanwhile);
  });

  test("a link: what it leads to is written", async () => {
    await mkdir(join(project.folder, "plans"));
    const real = join(project.folder, "plans/real.ts");
    await writeFile(real, fileOf([{ ...group, failures: { "vault/1": ["a", "b", "c"] } }]));
    await symlink(real, join(project.folder, "linked.ts"));
    await project.write({ "bylaw.config.ts": company.replace("./backlog.ts", "./linked.ts") });
    expect((await project.bylaw("backlog", "--file", "linked.ts")).code).toBe(0);
    expect((await lstat(join(project.folder, "linked.ts"))).isSymbolicLink()).toBe(true);
    expect(await readFile(real, "utf8")).not.toContain('"a"');
  });

  test("half a file is told by its place", async () => {
    await project.write({ "backlog.ts": (await file()).slice(0, -20) });
    const { code, err } = await project.bylaw("backlog");
    expect(code).toBe(64);
    expect(err).toContain("could not be loaded");
  });
});

test("what another verification makes up for needs no plan, and gets none", async () => {
  await project.write({
    "backlog.ts": fileOf([]),
    "bylaw.config.ts": company
      .replace("import { atMost,", "import { anyOf, atMost,")
      .replace(
        "const vault = {",
        `const named = defineCheck({
  id: "vault/key-there", title: "A key is there", why: "W.", fix: "F.", severity: "low", whenEmpty: "notApplicable",
  blindSpots: ["Nothing else is read."], each: keys, assert: (key) => [fact("id", key.id).isNot("")],
});
const vault = {`,
      )
      .replace(
        "checks: [keyRotation.with({ period })]",
        "checks: [anyOf(keyRotation.with({ period }), named)]",
      ),
  });
  const { code, out } = await project.bylaw("backlog", "--add", ...terms);
  expect(out).toContain("backlog.ts: 0 items in 0 groups; 0 added, 0 taken off.\n");
  expect(code).toBe(0);
});

test("an old recording is told by its moment, and a day that is over is refused", async () => {
  await project.bylaw("check", "--record", "old");
  const out = (await project.bylaw("backlog", "--from", "old")).out;
  expect(out).toMatch(/^By a run of \d{4}-\d{2}-\d{2}T[\d:.]+Z\.$/m);
  const args = ["--owner", "ana", "--until", inDays(-1), "--reason", "Found."];
  const { code, err } = await project.bylaw("backlog", "--from", "old", "--add", ...args);
  expect(code).toBe(64);
  expect(flat(err)).toContain(`--until ${inDays(-1)} is before ${inDays(0)}, which is today.`);
});

describe("whoever left", () => {
  const people = (end: string): string =>
    company
      .replace(
        'definePerson({ id: "ana", name: "Ana" })',
        `definePerson({ id: "ana", name: "Ana", end: "${end}" })`,
      )
      .replace("controls: [rotation],", "people: [ana], controls: [rotation],");

  test("is told while they have what is planned, and is given nothing more", async () => {
    const left = inDays(-1);
    await project.write({ "bylaw.config.ts": people(left) });
    const { out } = await project.bylaw("check");
    expect(flat(out)).toContain(
      `Backlog to look at ana left on ${left}, and is to mend what is on it: name another owner`,
    );
    const added = await project.bylaw("backlog", "--add", ...terms);
    expect(added.code).toBe(64);
    expect(flat(added.err)).toContain(`--owner ana left on ${left}. Name somebody who works here.`);
  });

  test("is here on their last day", async () => {
    await project.write({ "bylaw.config.ts": people(inDays(0)) });
    expect((await project.bylaw("check")).out).not.toContain("name another owner");
    expect((await project.bylaw("backlog", "--add", ...terms)).code).toBe(0);
  });
});

test("a criterion of which nothing could be read stays on it, and is not called shown", async () => {
  const unread = company
    .replace(/async \*collect\(\) \{[\s\S]*?\n {2}\},\n\}\);/, "async *collect() { yield* []; },\n});")
    .replace("async *collect() {", 'async *collect() { throw new Error("no");')
    .replace('"notApplicable"', '"notApplicable"');
  const criteria = { criteria: ["soc2 CC6.1"], owner: "ana", until: soon, reason: "Found." };
  await project.write({ "bylaw.config.ts": unread, "backlog.ts": fileOf([criteria]) });
  const { code, out } = await project.bylaw("check");
  expect(code).toBe(2);
  expect(out).not.toContain("no plan is needed any more");
  const revised = await project.bylaw("backlog");
  expect(revised.out).toContain("1 item in 1 group; 0 added, 0 taken off.");
  expect(await file()).toContain('"soc2 CC6.1"');
});
