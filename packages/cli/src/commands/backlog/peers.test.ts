import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

// What users of other tools reported of their baselines, replayed.

/** A vault whose old keys stand in a file; `"denied"` there ends the listing. */
const company = config
  .replace(
    'import { z } from "zod";',
    'import { readFileSync } from "node:fs";\nimport { z } from "zod";\nimport { backlog } from "./backlog.ts";',
  )
  .replace("defineProviderKind, known,", "defineProviderKind, ReadError, known,")
  .replace(
    /async \*collect\(\) \{[\s\S]*?\n {2}\},\n\}\);/,
    `async *collect() {
    for (const id of JSON.parse(readFileSync(new URL("./old.json", import.meta.url), "utf8"))) {
      if (id === "denied")
        throw new ReadError({ code: "access-denied", message: "Denied.", operation: "vault:ListKeys", permission: "vault:ListKeys" });
      yield { id, name: id, period: known(days(400)) };
    }
  },
});`,
  )
  .replace("controls: [rotation],", "controls: [rotation], backlog,");
const empty = `// Written by bylaw backlog.\nimport { defineBacklog } from "@bylaw/core";\n\nexport const backlog = defineBacklog([]);\n`;
const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
const terms = ["--owner", "ana", "--until", soon, "--reason", "Found."];

let project: Project;
const old = (...all: readonly string[]): Promise<void> => project.write({ "old.json": JSON.stringify(all) });
const file = (): Promise<string> => readFile(join(project.folder, "backlog.ts"), "utf8");
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": company, "backlog.ts": empty });
  await old("a", "b");
  await project.bylaw("backlog", "--add", ...terms);
});
afterEach(() => project.remove());

test("one mended and another new, as many as before: the new one fails (eslint 21226)", async () => {
  await old("b", "c");
  const { code, out } = await project.bylaw("check");
  expect(code).toBe(1);
  expect(out).toContain("observations: 1 fail, 1 planned");
  expect((await project.bylaw("backlog")).code).toBe(1);
  expect(await file()).not.toContain('"c"');
});

test("what is gone leaves the file (eslint 19778), the last one too (detekt 3736)", async () => {
  await old("b");
  await project.bylaw("backlog");
  expect(await file()).not.toContain('"a"');
  await old();
  await project.bylaw("backlog");
  expect(await file()).toBe(
    empty.replace(".\n", ". Change owner, until and reason as you like; what is mended leaves by itself.\n"),
  );
});

test("a second --add keeps what is on it, on its own terms (checkov 6858)", async () => {
  await old("a", "b", "c");
  const args = ["--owner", "ana", "--until", soon, "--reason", "Later."];
  expect((await project.bylaw("backlog", "--add", ...args)).code).toBe(0);
  expect((await file()).match(/reason: ".*"/g)).toEqual(['reason: "Found."', 'reason: "Later."']);
  expect((await project.bylaw("check")).code).toBe(0);
});

test("a listing that broke off takes nothing off (ort 10475), and says what cannot be planned (phpstan 3973)", async () => {
  const before = await file();
  await old("b", "denied");
  const { code, out } = await project.bylaw("backlog", "--add", ...terms);
  expect(code).toBe(2);
  expect(flat(out)).toContain("Could not be decided, and so cannot be planned: 1 observation.");
  expect(await file()).toBe(before);
  expect((await project.bylaw("check")).code).toBe(2);
});

test("a recording of a part takes nothing off (basedmypy 237)", async () => {
  const before = await file();
  const other = company
    .replace('id: "vault/key-rotation"', 'id: "vault/key-other"')
    .replaceAll('"vault/keys"', '"vault/others"');
  await project.write({ "other.config.ts": other });
  await project.bylaw("check", "--config", "other.config.ts", "--record", "part");
  expect((await project.bylaw("backlog", "--from", "part")).code).toBe(2);
  expect(await file()).toBe(before);
});

test("a check that was taken out keeps its plan, which is told (semgrep-action 409)", async () => {
  await project.write({
    "bylaw.config.ts": company.replace('id: "vault/key-rotation"', 'id: "vault/renamed"'),
  });
  const { code, out } = await project.bylaw("check");
  expect(code).toBe(1);
  expect(flat(out)).toContain(
    "vault/key-rotation: 2 failures in scopes where nothing was judged: mend the file by hand",
  );
  await project.bylaw("backlog");
  expect(await file()).toContain('check: "vault/key-rotation"');
});

test("a run of a part says nothing of what it did not judge (phpstan 3099)", async () => {
  await old("b");
  const { code, out } = await project.bylaw("check", "b");
  expect(code).toBe(0);
  expect(out).not.toContain("Backlog to look at");
});

test("what is planned is there in each output, and nothing is hidden (checkov 5873, prowler 7683)", async () => {
  await project.bylaw("check", "--status", "documents");
  const status = await readFile(join(project.folder, "documents/status.md"), "utf8");
  expect(status).toContain("Result: **fail** (planned) (2 planned).");
  await old("b", "denied");
  await project.bylaw("check", "--status", "documents");
  const undecided = await readFile(join(project.folder, "documents/status.md"), "utf8");
  expect(undecided).toContain("Result: **error** (1 error, 1 planned).");
});

test("a file with the marks of a merge is told, and not written over", async () => {
  const marked = (await file()).replace(
    '        "b",\n',
    '<<<<<<< ours\n        "b",\n=======\n>>>>>>> theirs\n',
  );
  await project.write({ "backlog.ts": marked });
  const { code, err } = await project.bylaw("backlog");
  expect(code).toBe(64);
  expect(err).toContain("could not be loaded");
  expect(await file()).toBe(marked);
});

test("the line ends of another system are no change of what it says (ttsc 683)", async () => {
  const before = await file();
  await project.write({ "backlog.ts": before.replaceAll("\n", "\r\n") });
  expect((await project.bylaw("backlog")).code).toBe(0);
  expect(await file()).toBe(before);
});

test("an editor of Windows may have written it anew (vendo 1078)", async () => {
  await project.write({ "backlog.ts": `\ufeff${(await file()).replaceAll("\n", "\r\n")}` });
  await old("b");
  expect((await project.bylaw("backlog")).code).toBe(0);
  expect(await file()).toMatch(/^\/\/ Written by bylaw backlog\./);
  expect(await file()).not.toContain('"a"');
});
