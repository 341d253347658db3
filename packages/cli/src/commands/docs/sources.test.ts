import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

let project: Project;
beforeAll(async () => {
  project = await createProject({ "infra/bylaw.config.ts": config });
  await mkdir(join(project.folder, ".git"));
});
afterAll(() => project.remove());

const docs = (...more: readonly string[]) => project.bylawIn({ folder: "infra" }, "docs", ...more);
const lineOf = (part: string): number => config.split("\n").findIndex((line) => line.includes(part)) + 1;

test("bylaw docs links each definition to its line where it is asked to, on a page of its own", async () => {
  expect((await docs()).out).not.toContain("sources.md");
  expect((await docs("--sources", ".")).out).toMatch(/, 1 changed\.\n {2}added {2}sources\.md\n$/);
  const text = await readFile(join(project.folder, "infra/documents/sources.md"), "utf8");
  const row = (link: string, line: number): string =>
    `| ${link} | [infra/bylaw.config.ts:${line}](../../infra/bylaw.config.ts#L${line}) |\n`;
  expect(text).toContain(row("[ENC-1](policies/encryption.md#enc-1)", lineOf('must("ENC-1")')));
  expect(text).toContain(row("[rotation](control-matrix.md#rotation)", lineOf("= defineControl(")));
  expect(text).toContain(row("[vault/key-rotation](checks/vault/key-rotation.md)", lineOf("= defineCheck(")));
  const address = "https://example.com/acme/infra/blob/main/";
  expect((await docs("--sources", address)).code).toBe(0);
  expect(await readFile(join(project.folder, "infra/documents/sources.md"), "utf8")).toContain(
    `(https://example.com/acme/infra/blob/main/infra/bylaw.config.ts#L${lineOf('must("ENC-1")')})`,
  );
  expect((await docs("--check", "--sources", address)).code).toBe(0);
  const told =
    "  sources.md\nsources.md is written with --sources <address> alone: give it each time, with --check too, to have that page.\n";
  expect((await docs("--check")).out).toContain(`  stale${told}`);
  expect((await docs()).out).toContain(`  removed${told}`);
  expect((await docs()).out).toMatch(/, 0 changed\.\n$/);
});

test.each([
  "",
  "main",
  "ftp://example.com/x",
  "https://example.com/a b",
  "https://example.com/?q",
  "javascript:alert(1)",
])("refuses an address that no file is read below: %j", async (address) => {
  const { code, err } = await docs("--sources", address);
  expect(code).toBe(64);
  expect(err).toContain("is no address that a file can be read below.");
});
