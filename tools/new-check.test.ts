import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, copyRepository } from "./copy.ts";
import { providers } from "./registry.ts";
import { run, sourceFiles, tool } from "./repo.ts";

let copy = "";
const inCopy = (command: string, ...args: readonly string[]) => run(tool(command), args, copy);
const newCheck = (...args: readonly string[]) => inCopy("jiti", "tools/new-check.ts", ...args);

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => rmSync(copy, { recursive: true }));

describe("npm run new:check", () => {
  it("writes a check and a test, says what is next, and refuses to do it twice", () => {
    const first = newCheck("aws", "kms-key-tagged", "kms-keys");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toContain("npx vitest packages/aws/src/services/kms/checks/kms-key-tagged.test.ts");
    expect(first.stdout).toContain("npm run gen");
    expect(
      readFileSync(join(copy, "packages/aws/src/services/kms/checks/kms-key-tagged.ts"), "utf8"),
    ).toContain('id: "aws/kms-key-tagged"');
    const second = newCheck("aws", "kms-key-tagged", "kms-keys");
    expect(second.status).toBe(64);
    expect(second.stderr).toBe(
      "new:check: packages/aws/src/services/kms/checks/kms-key-tagged.ts is there already.\n",
    );
  });

  it.each([
    [["azure", "vault-locked"], `"azure" is not a provider: ${providers.join(" or ")}.`],
    [["aws"], '"" is not a check\'s name: kebab-case, such as kms-key-tagged.'],
    [["aws", "KmsKeyTagged"], '"KmsKeyTagged" is not a check\'s name: kebab-case, such as kms-key-tagged.'],
    [
      ["aws", "ensure-kms-key-tagged"],
      'A check is named for the state it demands: kms-key-tagged, without "ensure".',
    ],
    [["aws", "kms-key-named", "--each", "kms-locks"], "@bylaw/aws has no collector kms-locks. There is: "],
  ])("refuses %j", (args, message) => {
    const { status, stdout, stderr } = newCheck(...args);
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr.startsWith(`new:check: ${message}`)).toBe(true);
  });

  it("makes something that is listed, documented, compiles and is green, whatever the collector", () => {
    const made = providers.flatMap((provider) =>
      tried(provider).map((listing) => {
        const ran = newCheck(provider, `${listing}-tried`, "--each", listing);
        expect(ran).toMatchObject({ status: 0, stderr: "" });
        return /packages\/\S+-tried(?=\.ts)/.exec(ran.stdout)?.[0] ?? "";
      }),
    );
    expect(made).toContain("packages/aws/src/services/kms/checks/kms-keys-tried");

    expect(inCopy("jiti", "tools/gen.ts")).toMatchObject({ status: 0, stderr: "" });
    expect(inCopy("jiti", "tools/gen.ts", "--check")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(copy, "packages/aws/src/checks.gen.ts"), "utf8")).toContain(
      'export { kmsKeysTried } from "./services/kms/checks/kms-keys-tried.ts";',
    );
    expect(existsSync(join(copy, "docs/checks/aws/kms-keys-tried.md"))).toBe(true);

    expect(
      compile(
        copy,
        made.flatMap((one) => [`${one}.ts`, `${one}.test.ts`]),
      ),
    ).toBe("");

    const tests = inCopy("vitest", "run", ...made.map((one) => `${one}.test.ts`));
    expect(tests.stdout + tests.stderr).not.toContain("FAIL");
    expect(tests.status).toBe(0);
  }, 600_000);
});

/** Some listings of a provider, spread over all: each takes seconds. BYLAW_LONG=1 takes every one. */
function tried(provider: string): readonly string[] {
  const all = listingsOf(provider);
  const step = process.env.BYLAW_LONG === "1" ? 1 : Math.ceil(all.length / 6);
  return all.filter((id, index) => index % step === 0 || id === "kms-keys");
}

/** The listings of a provider by the part of their id that is their own. */
function listingsOf(provider: string): readonly string[] {
  return sourceFiles(join(copy, "packages", provider, "src")).flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const [, id] = new RegExp(`defineCollector\\(\\{\\s+id: "${provider}/([^"]+)"`).exec(text) ?? [];
    return id === undefined || path.endsWith(".test.ts") ? [] : [id];
  });
}
