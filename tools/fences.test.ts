import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run, tool } from "./repo.ts";

describe("core's type fence", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bylaw-fence-"));
    const options = { composite: false, noEmit: true, rootDir: folder, isolatedDeclarations: false };
    const config = { extends: join(root, "packages/core/tsconfig.json"), compilerOptions: options };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ ...config, include: ["snippet.ts"], exclude: [] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const compile = (snippet: string): string => {
    writeFileSync(join(folder, "snippet.ts"), `${snippet}\nexport {};\n`);
    return run(tool("tsc"), ["-p", folder]).stdout;
  };

  it("lets web-standard globals through", () => {
    expect(compile("new URL('https://example.com'); new AbortController(); new TextEncoder();")).toBe("");
  });

  it.each([
    ["Node's modules", "import 'node:fs'; import { readFile } from 'node:fs'; readFile;", "'node:fs'"],
    ["Node's globals", "process.exit();", "'process'"],
    ["Node's Buffer", "Buffer.from('');", "'Buffer'"],
    ["the DOM", "document.title;", "'document'"],
  ])("stops %s", (_, snippet, name) => {
    const errors = compile(snippet);
    expect(errors).toMatch(/error TS(2307|2580|2584|2591)/);
    expect(errors).toContain(name);
  });
});

describe("core's bundle fence", () => {
  it.each(["index.ts", "testing/index.ts"])("bundles %s for a neutral platform", async (entry) => {
    const { metafile, errors } = await build({
      entryPoints: [join(root, "packages/core/src", entry)],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "neutral",
      logLevel: "silent",
    });
    expect(errors).toEqual([]);
    const outside = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external),
    );
    expect(outside).toEqual([]);
  });

  it("would stop a bundle that needs Node", async () => {
    const entryPoints = [join(root, "packages/core/src/node/index.ts")];
    const options = {
      entryPoints,
      bundle: true,
      write: false,
      platform: "neutral",
      logLevel: "silent",
    } as const;
    await expect(build(options)).rejects.toThrow("node:crypto");
  });
});
