import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingPaths } from "./named-paths.ts";
import { isTest, packages, readManifest, root, run, shown, sourceFiles, tool } from "./repo.ts";

const pages = [
  ...readdirSync(root)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(root, name)),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(root, "docs", name)),
];
const texts = pages.map((path) => ({ page: shown(path), path, text: readFileSync(path, "utf8") }));

describe("the documentation", () => {
  it("has fresh lists and pages of checks", () => {
    const { status, stderr } = run(tool("jiti"), ["tools/gen.ts", "--check"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("names only commands that exist", () => {
    const scripts = readManifest(root).scripts ?? {};
    const unknown = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)(?![\w:-]| --workspace| -w)/g)]
        .filter(([, name = ""]) => !(name in scripts))
        .map(([command]) => `${page}: ${command}`),
    );
    expect(unknown).toEqual([]);
  });

  it("names to contributors only files and folders that are there", () => {
    const own = texts.filter(({ page }) => page === "AGENTS.md" || page === "CONTRIBUTING.md");
    expect(own.length).toBe(2);
    expect(own.flatMap(({ page, text }) => missingPaths(text).map((path) => `${page}: ${path}`))).toEqual([]);
  });

  it.each([
    ["a folder that is gone", "`packages/policies/src/policies`"],
    ["a file that is gone", "`packages/policies/src/risks/<topic>.ts`"],
    ["what is gone, in a command", "`npx vitest run packages/gone`", "packages/gone"],
    ["a path from elsewhere than the root", "`commands/explain`"],
    ["a file's name that no package has", "`policy-sentences.test.ts`"],
  ])("tells of %s", (_, text, missing = text.slice(1, -1)) => {
    expect(missingPaths(text)).toEqual([missing]);
    expect(
      missingPaths("`packages/policies/src/topics/<topic>/words.test.ts`, `npx vitest run packages/aws`"),
    ).toEqual([]);
  });

  it("writes the names of what packages export as they are", async () => {
    const entries = packages().filter(({ path }) => existsSync(join(path, "dist/index.js")));
    const modules = await Promise.all(entries.map(({ path }) => import(join(path, "dist/index.js"))));
    const names = new Set(modules.flatMap((one: object) => Object.keys(one)));
    const byLetters = new Map([...names].map((name) => [name.toLowerCase(), name]));
    const wrong = texts.flatMap(({ page, text }) =>
      [...text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, "").matchAll(/`[^`\n]*`/g)]
        .flatMap(([code]) => code.match(/\b[a-z]+[A-Z]\w*\b/g) ?? [])
        .filter((name) => !names.has(name) && byLetters.has(name.toLowerCase()))
        .map((name) => `${page}: ${name} is ${byLetters.get(name.toLowerCase())}`),
    );
    expect(names.has("guarddutyEnabled")).toBe(true);
    expect(wrong).toEqual([]);
  });

  it("links only to files that are there", () => {
    const broken = texts.flatMap(({ page, path, text }) =>
      linksOf(text)
        .filter((link) => !existsSync(join(dirname(path), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});

describe("what ships", () => {
  it("holds no words of a template that nobody replaced", () => {
    const sources = packages().flatMap(({ path }) => sourceFiles(join(path, "src")));
    const left = sources.filter((path) => !isTest(path) && /\bTODO\b/.test(readFileSync(path, "utf8")));
    expect(left.map(shown)).toEqual([]);
  });

  it("is released together: there is one group", () => {
    const config = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8")) as {
      readonly fixed: readonly unknown[];
    };
    expect(config.fixed).toHaveLength(1);
  });

  it("has changesets of packages that there are", () => {
    const known = new Set(packages().map(({ path }) => readManifest(path).name));
    const folder = join(root, ".changeset");
    const strangers = readdirSync(folder)
      .filter((name) => name.endsWith(".md") && name !== "README.md")
      .flatMap((name) => {
        const [, head = ""] = readFileSync(join(folder, name), "utf8").split("---\n");
        const named = [...head.matchAll(/^"(.+)": (?:patch|minor|major)$/gm)].map(([, one = ""]) => one);
        const unknown = named.filter((one) => !known.has(one));
        return named.length === 0 ? [`${name}: none`] : unknown.map((one) => `${name}: ${one}`);
      });
    expect(strangers).toEqual([]);
  });
});

/** The relative links of a page, without anchors; code is no link. */
function linksOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)]
    .map(([, link = ""]) => decodeURI(link.replace(/#.*$/, "")))
    .filter((link) => link !== "" && !/^[a-z]+:/i.test(link));
}
