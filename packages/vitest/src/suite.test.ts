import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineProgram, soc2 } from "@bylaw/core";
import type { Task } from "@bylaw/core/run";
import { afterEach, beforeEach, expect, test } from "vitest";
import { failureError, nothingError, plannedText, runError } from "./messages.ts";
import { runSuite, suiteFolder } from "./run.fixture.ts";
import { hostileSuite, shownSuite } from "./suite.fixture.ts";
import type { TaskResult } from "./task-result.ts";

let folder: string;
beforeEach(async () => {
  folder = await suiteFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (suite: string) => runSuite(folder, suite);

test("what a provider names is printed as words: in notes, failures and names of tests", async () => {
  const { code, out, marks } = await run(hostileSuite);
  expect(marks).toBe("✓✓×↓↓↓");
  expect(code).toBe(1);
  expect(out).toContain("not applicable: Key \\u{1b}[31mred\\u{a}::error::x\\u{9b} is not used");
  expect(out).toContain("The vendor\\u{1b}[31mred");
  expect(out).not.toMatch(/^\s*::/m);
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
});

test("a whole run is also written down for machines, and a run of a part is not", async () => {
  const written = hostileSuite.replace(
    /\}\)\);\s*$/,
    '}), { output: { junit: "reports/bylaw.xml", csv: "bylaw.csv" } });',
  );
  const part = await runSuite(folder, written, ["-t", "vault/fails"]);
  expect(part.out).toContain("bylaw: a run of a part writes no outputs");
  await expect(readFile(join(folder, "bylaw.csv"))).rejects.toThrow("ENOENT");
  expect((await run(written)).marks).toBe("✓✓×↓↓↓");
  const [xml, csv] = await Promise.all(
    ["reports/bylaw.xml", "bylaw.csv"].map((file) => readFile(join(folder, file), "utf8")),
  );
  expect(xml?.match(/<(failure|error|skipped)/g)).toEqual(["<failure", "<skipped", "<skipped", "<skipped"]);
  expect(csv?.split("\r\n")).toHaveLength(6);
});

test("a failure names the line of its control, in whatever file that is", async () => {
  const lineIn = (text: string): number =>
    text.split("\n").findIndex((line) => line.includes("const rotation = defineControl(")) + 1;
  const inOne = await run(hostileSuite);
  expect(inOne.out).toContain(`\ncontrol: compliance.test.ts:${lineIn(hostileSuite)}\n`);
  const program = `interface Moved {\n  readonly by: "three lines";\n}\n${hostileSuite}`
    .replace(/^import .*@bylaw\/vitest.*$/m, "")
    .replace("complianceSuite(", "export default (");
  await mkdir(join(folder, "compliance"));
  await writeFile(join(folder, "compliance/program.ts"), program);
  const { out } = await run(
    'import { complianceSuite } from "@bylaw/vitest";\nimport program from "./compliance/program.ts";\ncomplianceSuite(program);\n',
  );
  expect(out).toContain(`\ncontrol: compliance/program.ts:${lineIn(program)}\n`);
});

test("a suite that observes nothing fails", async () => {
  const { code, marks } = await run(hostileSuite.replace(/const scopes = .*/, "const scopes = [];"));
  expect(marks).toBe("✓✓×××↓");
  expect(code).toBe(1);
});

test("a suite that shows none of its failures fails all the same", async () => {
  const { code, marks } = await run(hostileSuite.replace(/\}\)\);\s*$/, "}), { shown: 0 });"));
  expect(marks).toBe("✓✓×↓↓↓");
  expect(code).toBe(1);
});

test("a criterion behind which nothing stands but what is still to be shown fails", async () => {
  const records = join(folder, "records/list");
  await mkdir(records, { recursive: true });
  const { code, marks, out } = await run(shownSuite);
  expect(marks).toBe("✓×↓");
  expect(code).toBe(1);
  expect(out).toContain(
    "Waiting: 1 criterion has nothing behind it yet but what people still have to show:\nsoc2 CC6.1: ",
  );
  expect(out).not.toContain("records to look at");
  await writeFile(join(records, "a.md"), "---\non: 2026-02-01\nsubmittedBy: ana\n---\n");
  await writeFile(join(records, "b\u001b.md"), "---\non: 2026-02-01\nsubmittedBy: eve\n---\n");
  const shown = await run(shownSuite);
  expect(shown.marks).toBe("✓✓✓");
  expect(shown.code).toBe(0);
  expect(shown.out).toContain("bylaw: records to look at\n  list/");
  expect(shown.out).toContain("eve");
  expect(shown.out).not.toMatch(/(?!\n)\p{Cc}/u);
});

test("a task without an observation, and a run that threw, are told in safe words", () => {
  const task = { check: { title: "Key rotates\n::error::x" } } as Task;
  expect(nothingError(task).message).toBe(
    "Key rotates\\u{a}::error::x: nothing was observed, so nothing is decided",
  );
  expect(runError(new Error("a\n::error::x\u001b")).message).toBe("a\n: :error::x\\u{1b}");
  expect(runError("text").message).toBe("something that is not an error was thrown");
});

/** What the task of a check came to of a few resources, none of which are shown. */
const resultWith = (counts: Partial<TaskResult["counts"]>, rest: Partial<TaskResult> = {}): TaskResult => {
  const none = { pass: 0, fail: 0, waived: 0, planned: 0, advisory: 0, error: 0, manual: 0, skipped: 0 };
  return {
    task: { control: { id: "rotation" }, check: { title: "Key rotates", fix: "Rotate it." } } as Task,
    counts: { ...none, "not-applicable": 0, ...counts },
    excused: false,
    mayCount: false,
    failing: [],
    waived: [],
    planned: [],
    reason: "",
    ...rest,
  };
};

test.each([
  [{ planned: 1 }, "fails, and is planned; and 1 more"],
  [{ advisory: 2 }, "fails, and is advisory; and 2 more"],
  [{ planned: 1, advisory: 1 }, "fails, and is planned or advisory; and 2 more"],
])("what of %j is held back is told by its word", (counts, words) => {
  expect(plannedText(resultWith(counts))).toBe(words);
});

test("a failure that another verification excuses, which could not be decided, is undecided", () => {
  const program = defineProgram({
    organization: { name: "Acme" },
    framework: soc2.scope({ categories: ["security"] }),
    providers: [],
    policies: [],
    controls: [],
  });
  const error = failureError(program, resultWith({ fail: 1 }, { excused: true, mayCount: true }), "a.ts:1");
  expect(error.name).toBe("Undecided");
  expect(error.message.split("\n")).toEqual([
    "Key rotates: 1 fail",
    "not counted yet: whether another verification of the same control is enough could not be decided",
    "fix: Rotate it.",
    "control: a.ts:1",
  ]);
});

test("what is on the backlog is skipped with its words, and never passes; criteria on it fail nothing", async () => {
  const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const plan = (until: string) => `defineBacklog([
    { criteria: ["soc2 CC6.1"], owner: "ana", until: "${until}", reason: "The list is made in May." },
  ])`;
  const planned = (until: string) =>
    shownSuite
      .replace("attested,", "attested, defineBacklog,")
      .replace("policies: [], controls", `backlog: ${plan(until)}, policies: [], controls`);
  await mkdir(join(folder, "records/list"), { recursive: true });
  const ahead = await run(planned(soon));
  expect(ahead.marks).toBe("✓✓↓");
  expect(ahead.code).toBe(0);
  const over = await run(planned("2026-01-31"));
  expect(over.marks).toBe("✓×↓");
  expect(over.out).toContain("Waiting: 1 criterion has nothing behind it yet");
  const bare = planned(soon).replace("controls: [lists]", "controls: []");
  expect((await run(bare)).marks).toBe("✓✓");
  expect((await run(bare.replace(soon, "2026-01-31"))).marks).toMatch(/^×/);
  expect((await run(bare.replace(soon, "2999-12-31"))).marks).toMatch(/^×/);
  const failing = shownSuite
    .replace("attested,", "attested, defineBacklog,")
    .replace("years(900)", "years(1)")
    .replace(
      "policies: [], controls",
      `backlog: defineBacklog([
      { check: "list", owner: "ana", until: "${soon}", reason: "The list is made in May.", failures: { "evidence/records": ["list, 2025"] } },
    ]), policies: [], controls`,
    )
    .replace('"2026-01-01"', '"2020-01-01"');
  const { out, marks, code } = await run(failing);
  expect(marks).toBe("✓✓↓");
  expect(code).toBe(0);
  expect(out).toContain(
    `fails, and is planned; evidence requirement list in evidence/records: to be mended by ${soon}, by ana`,
  );
  expect((await run(failing.replace("list, 2025", "list, 2024"))).marks).toBe("✓✓×");
});
