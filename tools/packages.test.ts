import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, it } from "vitest";
import { must, packAll, removeTarballs } from "./pack.ts";
import { run, tool } from "./repo.ts";

const tarballs = packAll();
afterAll(() => removeTarballs(tarballs));

describe.each(tarballs)("the tarball of $manifest.name", ({ tarball, files, manifest }) => {
  it("holds the build, its description and the licence", () => {
    const rest = files.filter((file) => !/^(dist\/.*\.(js|d\.ts)|bin\/.*\.js|schema\/.*\.json)$/.test(file));
    expect(rest).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  it("C18: tells what it is, where it comes from and what it is found by", () => {
    const { description, keywords, repository } = JSON.parse(
      must("tar", ["-xzOf", tarball, "package/package.json"]),
    ) as Readonly<Record<string, unknown>>;
    expect(description).toMatch(/\.$/);
    expect(keywords).toContain("soc2");
    expect(repository).toMatchObject({ type: "git", directory: expect.stringMatching(/^packages\//) });
  });

  it("holds no test", () => {
    expect(files.filter((file) => /\.(test|test-d|fixture)\./.test(file))).toEqual([]);
  });

  it("is what publint calls right", async () => {
    const buffer = readFileSync(tarball);
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(buffer).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has right types for every way to import it", () => {
    if (Object.keys(manifest.exports ?? {}).every((entry) => entry === "./package.json")) return;
    const args = [tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--no-color"];
    const { status, stdout, stderr } = run(tool("attw"), args);
    expect(status === 0 ? "" : stdout + stderr).toBe("");
  });
});
