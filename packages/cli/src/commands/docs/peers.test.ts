import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

// What users of other generators reported of documents that are held to their source, replayed.

let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
  await project.bylaw("docs");
});
afterEach(() => project.remove());

const pathOf = (name: string): string => join(project.folder, "documents", name);
const text = (name: string): string => readFileSync(pathOf(name), "utf8");
const change = (name: string, by: (text: string) => string): void =>
  writeFileSync(pathOf(name), by(text(name)));
const names = (): readonly string[] =>
  readdirSync(join(project.folder, "documents"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(pathOf("").length));
const windows = (): void => {
  for (const name of names()) change(name, (lf) => lf.replaceAll("\n", "\r\n"));
};
const withoutPolicy = (): Promise<void> =>
  project.write({ "bylaw.config.ts": config.replace("policies: [policy],", "policies: [],") });
const stale = "  stale  policies/encryption.md\n";

describe("a checkout of Windows", () => {
  test("passes, and is not written anew (beads 4965, agorio 91)", async () => {
    windows();
    const before = names().map(text);
    expect(await project.bylaw("docs", "--check")).toEqual({
      code: 0,
      out: `${before.length} documents in documents say what the program defines.\n`,
      err: "",
    });
    expect((await project.bylaw("docs")).out).toBe(`${before.length} documents in documents, 0 changed.\n`);
    expect(names().map(text)).toEqual(before);
  });

  test("hides no page of what is gone, and no change (dota2-mod-manager 22)", async () => {
    windows();
    change("README.md", (all) => all.replace("Test", "Tset"));
    await withoutPolicy();
    const { code, out } = await project.bylaw("docs", "--check");
    expect(code).toBe(1);
    expect(out).toContain(stale);
    expect(out).toContain("  different  README.md\n");
  });
});

describe("a page of what is gone", () => {
  test("fails, and is removed (lint-http 634, infrabroker 87)", async () => {
    await withoutPolicy();
    const { code, out } = await project.bylaw("docs", "--check");
    expect(code).toBe(1);
    expect(out).toContain(stale);
    expect((await project.bylaw("docs")).out).toContain("  removed  policies/encryption.md\n");
    expect(names()).not.toContain("policies/encryption.md");
  });

  test.each([
    ["somebody wrote below its mark", (all: string) => `${all}\nReviewed by Ana.\n`],
    ["an editor left a space behind its mark", (all: string) => all.replace(/\n$/, " \n")],
    [
      "a merge moved its mark",
      (all: string) => all.replace(/([\s\S]*\n)(<!-- bylaw:digest .* -->\n)$/, "$2$1"),
    ],
  ])("fails where %s (last30days-skill 802)", async (_, by) => {
    change("policies/encryption.md", by);
    await withoutPolicy();
    const { code, out } = await project.bylaw("docs", "--check");
    expect(code).toBe(1);
    expect(out).toContain(stale);
    await project.bylaw("docs");
    expect(names()).not.toContain("policies/encryption.md");
    expect((await project.bylaw("docs", "--check")).code).toBe(0);
  });

  test("is none of a page that somebody wrote", async () => {
    await project.write({ "documents/policies/travel.md": "# Travel\n\nOurs.\n" });
    expect((await project.bylaw("docs", "--check")).code).toBe(0);
    await project.bylaw("docs");
    expect(text("policies/travel.md")).toBe("# Travel\n\nOurs.\n");
  });
});

test("a page that is missing fails (grafel 6354), and so does a folder that is", async () => {
  rmSync(pathOf("policies/encryption.md"));
  expect(await project.bylaw("docs", "--check")).toMatchObject({
    code: 1,
    out: expect.stringContaining("  missing  policies/encryption.md\n"),
  });
  rmSync(pathOf(""), { recursive: true });
  const { code, out } = await project.bylaw("docs", "--check");
  expect(code).toBe(1);
  expect(out).toMatch(/^(\d+) of \1 documents in documents do not say/);
});

test("what fixes white space finds nothing to fix (antsibull-docs 305, haystack 2930)", () => {
  for (const name of names()) {
    expect(text(name), name).not.toMatch(/[ \t]+$/m);
    expect(text(name), name).toMatch(/[^\n]\n$/);
    expect(text(name), name).not.toMatch(/\ufeff|\r|\t/);
  }
});

test("a page that a formatter, or an editor with a byte order mark, wrote anew differs, and is mended (terraform-aws-components 998)", async () => {
  const before = text("control-matrix.md");
  change("control-matrix.md", (all) => all.replaceAll("| --- |", "| ------- |"));
  change("waivers.md", (all) => `\ufeff${all}`);
  const { code, out } = await project.bylaw("docs", "--check");
  expect(code).toBe(1);
  expect(out).toContain("  different  control-matrix.md\n  different  waivers.md\n");
  await project.bylaw("docs");
  expect(text("control-matrix.md")).toBe(before);
  expect((await project.bylaw("docs", "--check")).code).toBe(0);
});
