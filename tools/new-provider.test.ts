import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, copyRepository, fillBlanks } from "./copy.ts";
import { run, sourceFiles, tool } from "./repo.ts";

let copy = "";
const inCopy = (command: string, ...args: readonly string[]) => run(tool(command), args, copy);
const newProvider = (...args: readonly string[]) => inCopy("jiti", "tools/new-provider.ts", ...args);
const said = ({ status, stdout, stderr }: ReturnType<typeof run>) => (status === 0 ? "" : stdout + stderr);

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => rmSync(copy, { recursive: true }));

describe("npm run new:provider", () => {
  it.each([
    [[], '"" is not an id: kebab-case, such as okta.'],
    [["Okta"], '"Okta" is not an id: kebab-case, such as okta.'],
    [["okta", "entra"], "One id at a time."],
    [["github"], "packages/github is there already."],
  ])("refuses %j and writes nothing", (args, message) => {
    const { status, stdout, stderr } = newProvider(...args);
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr.startsWith(`new:provider: ${message}`)).toBe(true);
  });

  it("makes a package that is linted, documented, in its place, compiles and is green, by no hand but in its blanks", () => {
    const made = newProvider("entra-id");
    expect(made).toMatchObject({ status: 0, stderr: "" });
    expect(said(inCopy("vitest", "run", "packages/entra-id"))).toBe("");
    const unfilled = inCopy("vitest", "run", "tools/docs.test.ts", "-t", "holds no words of a template");
    expect(unfilled.stderr).toContain("packages/entra-id/src/checks/user-mfa.ts");

    expect(fillBlanks(copy, made.stdout)).toContain("packages/entra-id/src/checks/user-mfa.ts");
    expect(said(inCopy("jiti", "tools/gen.ts"))).toBe("");
    expect(existsSync(join(copy, "docs/checks/entra-id/user-mfa.md"))).toBe(true);
    const config = readFileSync(join(copy, ".changeset/config.json"), "utf8");
    expect(JSON.parse(config).fixed[0]).toContain("@bylaw/entra-id");

    const files = sourceFiles(join(copy, "packages/entra-id/src")).map((path) => path.slice(copy.length + 1));
    expect(files.length).toBeGreaterThan(10);
    expect(compile(copy, files)).toBe("");
    expect(said(inCopy("biome", "check", "--error-on-warnings", "packages/entra-id", ...lists))).toBe("");
    expect(said(inCopy("knip"))).toBe("");
    expect(said(inCopy("vitest", "run", "packages/entra-id", ...gates))).toBe("");
  }, 600_000);
});

const lists = ["tsconfig.json", "tsconfig.test.json", ".changeset/config.json"];
const gates = ["boundaries", "sizes", "registry", "lists", "docs"].map((name) => `tools/${name}.test.ts`);
