import { minVersion, satisfies } from "semver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmptyFolder, installIn } from "./empty-folder.ts";
import { packAll, removeTarballs } from "./pack.ts";
import { providers } from "./registry.ts";
import { readManifest, root } from "./repo.ts";

const all = packAll();
const packed = (folder: string) => all.filter((one) => one.folder === folder);
afterAll(() => removeTarballs(all));

describe("in an empty folder with every package", () => {
  let folder: EmptyFolder;
  beforeAll(() => {
    folder = installIn({ direct: all, all, layout: "hoisted" });
  });
  afterAll(() => folder.remove());

  it("a company's program compiles and runs", () => {
    folder.take("program.ts");
    expect(folder.compile()).toBe("");
    expect(folder.run("node", "out/program.js")).toEqual({ status: 0, stdout: "valid\n", stderr: "" });
  });

  it("nothing that comes with it asks for another Node than we promise", () => {
    const { stdout } = folder.run("cat", "node_modules/.package-lock.json");
    const { packages } = JSON.parse(stdout) as {
      readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
    };
    const oldest = minVersion(readManifest(root).engines?.node ?? "")?.version ?? "";
    const refusing = Object.entries(packages).filter(
      ([, { engines }]) => !satisfies(oldest, engines?.node ?? "*"),
    );
    expect(oldest).toBe("20.19.0");
    expect(Object.keys(packages)).toContain("node_modules/@octokit/request");
    expect(refusing).toEqual([]);
  });

  // Vitest refuses to be imported outside its own run.
  const entries = all
    .filter((one) => one.folder !== "vitest")
    .flatMap(({ manifest }) =>
      Object.keys(manifest.exports ?? {}).map((entry) => manifest.name + entry.slice(1)),
    )
    .filter((entry) => !entry.endsWith(".json"));

  it.skipIf(packed("exports").length === 0)(
    "the schema of what bylaw check prints is found by its name",
    () => {
      const script =
        'console.log(require("@bylaw/exports/schema/bylaw-check-1.json").properties.format.const)';
      const ran = folder.run("node", "-e", script);
      expect(ran).toEqual({ status: 0, stdout: "bylaw-check/1\n", stderr: "" });
    },
  );

  it.each(entries)("%s loads and does nothing", (entry) => {
    const script = `const all = await import(${JSON.stringify(entry)}); process.exit(Object.keys(all).length > 0 ? 0 : 1);`;
    const ran = folder.run("node", "--input-type=module", "-e", script);
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it.skipIf(packed("cli").length === 0)("the bylaw command explains itself", () => {
    const { status, stdout } = folder.run("npx", "--no-install", "bylaw", "--help");
    expect(status).toBe(0);
    expect(stdout).toContain("bylaw check");
  });
});

describe.each(providers.filter((one) => packed(one).length > 0))("with @bylaw/%s alone", (provider) => {
  let folder: EmptyFolder;
  beforeAll(() => {
    folder = installIn({ direct: packed(provider), all, layout: "linked" });
  });
  afterAll(() => folder.remove());

  it("every definition can be exported again, its inferred type named", () => {
    const list = `const all = Object.entries(await import("@bylaw/${provider}"));
      console.log(all.filter(([, one]) => typeof one === "object").map(([name, { kind }]) => name + " " + kind).join("\\n"));`;
    const names = folder.run("node", "--input-type=module", "-e", list).stdout.trim().split("\n");
    folder.write("every.ts", everyDefinition(provider, names));
    if (provider === "aws") folder.take("provider-alone.ts");
    const errors = folder.compile();
    const unnamed = [...errors.matchAll(/without a reference to '(\w+)'/g)].map(([, name = ""]) => name);
    expect([...new Set(unnamed)].sort(), `types that @bylaw/${provider} has to re-export`).toEqual([]);
    expect(errors).toBe("");
  });
});

/** A file that exports each definition again, and each check once more as it is used. */
function everyDefinition(provider: string, names: readonly string[]): string {
  const lines = names.flatMap((line) => {
    const [name = "", kind = ""] = line.split(" ");
    const again = `export const a_${name} = all.${name};`;
    const used = `export const b_${name} = all.${name}.where({ id: "all", because: "All.", test: () => true });`;
    return kind === "check" ? [again, used] : [again];
  });
  return [`import * as all from "@bylaw/${provider}";`, ...lines, ""].join("\n");
}
