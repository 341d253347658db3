import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, copyRepository, fillBlanks } from "./copy.ts";
import { providers } from "./registry.ts";
import { run, sourceFiles, tool } from "./repo.ts";

/** The SDK of a service that the provider does not ask. The tools depend on it, so that this test needs no network. */
const sdk = "@aws-sdk/client-transfer";

let copy = "";
const inCopy = (command: string, ...args: readonly string[]) => run(tool(command), args, copy);
const newCheck = (...args: readonly string[]) => inCopy("jiti", "tools/new-check.ts", ...args);
const newService = (...args: readonly string[]) => inCopy("jiti", "tools/new-service.ts", ...args);
const newProvider = (...args: readonly string[]) => inCopy("jiti", "tools/new-provider.ts", ...args);
const read = (path: string) => readFileSync(join(copy, path), "utf8");
/** What a command complained of. */
const said = ({ status, stdout, stderr }: ReturnType<typeof run>) => (status === 0 ? "" : stdout + stderr);

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
    expect(read("packages/aws/src/services/kms/checks/kms-key-tagged.ts")).toContain(
      'id: "aws/kms-key-tagged"',
    );
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
  ])("refuses %j", (args, message) => refuses(newCheck(...args), `new:check: ${message}`));
});

describe("npm run new:service", () => {
  it("asks for the one edit by hand first: the dependency", () => {
    const { status, stderr } = newService("transfer", "ListServers", "transfer-server-tagged");
    expect(status).toBe(64);
    expect(stderr).toContain(`new:service: ${sdk} is not a dependency of packages/aws and of testbed:
  npm install --workspace packages/aws --workspace testbed ${sdk}
`);
    for (const folder of ["packages/aws", "testbed"]) addDependency(folder);
  });

  it.each([
    [["SNS"], '"SNS" is not a service: kebab-case, such as transfer.'],
    [["kms"], "operations/kms.ts is there already: npm run new:check writes one more check."],
    [
      ["transfer", "ListServers", "tagged"],
      '"tagged" is not a check\'s name: kebab-case, such as kms-key-tagged.',
    ],
    [
      ["transfer", "ListServers", "ensure-transfer-server"],
      'A check is named for the state it demands: transfer-server, without "ensure".',
    ],
    [
      ["files", "ListServers", "files-server-tagged", sdk],
      `Requests of ${sdk} are signed for transfer: give that as the service.`,
    ],
    [
      ["transfer", "GetServers", "transfer-server-tagged"],
      `"GetServers" lists nothing in ${sdk}. There is: `,
    ],
  ])("refuses %j and writes nothing", (args, message) =>
    refuses(newService(...args), `new:service: ${message}`),
  );
});

describe("npm run new:provider", () => {
  it.each([
    [[], '"" is not an id: kebab-case, such as okta.'],
    [["Okta"], '"Okta" is not an id: kebab-case, such as okta.'],
    [["okta", "entra"], "One id at a time."],
    [["github"], "packages/github is there already."],
  ])("refuses %j and writes nothing", (args, message) =>
    refuses(newProvider(...args), `new:provider: ${message}`),
  );
});

describe("what the scaffolds write", () => {
  it("is linted, listed, documented, in its place, compiles and is green, by no hand but in its blanks", () => {
    const [service, provider] = [
      newService("transfer", "ListServers", "transfer-server-tagged"),
      newProvider("entra-id"),
    ];
    expect([said(service), said(provider)]).toEqual(["", ""]);
    expect(read("packages/aws/src/operations/transfer.ts")).toContain(
      'operations: { ListServers: { paging: { send: "NextToken", next: "NextToken" } } },',
    );
    const blank = [
      "packages/aws/src/services/transfer/checks/transfer-server-tagged.ts",
      "packages/entra-id/src/checks/user-mfa.ts",
    ];
    const unfilled = inCopy("vitest", "run", "tools/docs.test.ts", "-t", "holds no words of a template");
    for (const path of blank) expect(unfilled.stderr).toContain(path);
    const filled = [service, provider].flatMap(({ stdout }) => fillBlanks(copy, stdout));
    expect(filled).toEqual(expect.arrayContaining(blank));

    const checks = providers.flatMap((one) => tried(one).map((listing) => checkOver(one, listing)));
    expect(checks).toContain("packages/aws/src/services/kms/checks/kms-keys-tried");
    expect(said(inCopy("jiti", "tools/gen.ts"))).toBe("");
    expect(said(inCopy("jiti", "tools/gen.ts", "--check"))).toBe("");
    expect(read("packages/aws/src/checks.gen.ts")).toContain(
      'export { kmsKeysTried } from "./services/kms/checks/kms-keys-tried.ts";',
    );
    expect(read("packages/aws/src/operations/services.gen.ts")).toContain(
      'import { transfer } from "./transfer.ts";',
    );
    expect(read("packages/aws/src/listings.gen.ts")).toContain("type TransferServer, transferServers");
    expect(read("testbed/aws/clients.gen.ts")).toContain(sdk);
    for (const page of [
      "checks/aws/kms-keys-tried",
      "listings/aws/transfer-servers",
      "checks/entra-id/user-mfa",
    ])
      expect(existsSync(join(copy, `docs/${page}.md`))).toBe(true);
    expect(JSON.parse(read(".changeset/config.json")).fixed[0]).toContain("@bylaw/entra-id");

    const ofService = [...service.stdout.matchAll(/^(?:Wrote| {2}and) (\S+\.ts)$/gm)].map(
      ([, path = ""]) => path,
    );
    expect(ofService).toHaveLength(6);
    const ofProvider = sourceFiles(join(copy, "packages/entra-id/src")).map((path) =>
      path.slice(copy.length + 1),
    );
    expect(ofProvider.length).toBeGreaterThan(10);
    const ofChecks = checks.flatMap((one) => [`${one}.ts`, `${one}.test.ts`]);
    expect(compile(copy, [...ofService, ...ofProvider, ...ofChecks, ...around])).toBe("");
    const linted = [...ofService, ...ofChecks, "packages/entra-id", ...lists];
    expect(said(inCopy("biome", "check", "--error-on-warnings", ...linted))).toBe("");
    expect(said(inCopy("knip"))).toBe("");
    const tests = [
      "packages/entra-id",
      "packages/aws/src/services/transfer",
      "packages/aws/src/operations",
      "testbed/aws/company",
    ];
    expect(said(inCopy("vitest", "run", ...tests, ...checks.map((one) => `${one}.test.ts`)))).toBe("");

    // Their blanks are not filled: nothing else may be told of them.
    for (const path of ofChecks) rmSync(join(copy, path));
    rmSync(join(copy, "packages/aws/src/services/kms/checks/kms-key-tagged.ts"));
    rmSync(join(copy, "packages/aws/src/services/kms/checks/kms-key-tagged.test.ts"));
    expect(said(inCopy("jiti", "tools/gen.ts"))).toBe("");
    expect(said(inCopy("vitest", "run", ...gates))).toBe("");
  }, 900_000);
});

/** What takes up a new service. */
const around = ["packages/aws/src/index.ts", "testbed/company/aws.ts", "packages/aws/src/moto.test.ts"];
const lists = ["tsconfig.json", "tsconfig.test.json", ".changeset/config.json"];
const gates = ["boundaries", "sizes", "registry", "lists", "testbed-services", "docs"].map(
  (name) => `tools/${name}.test.ts`,
);

function refuses({ status, stdout, stderr }: ReturnType<typeof run>, message: string): void {
  expect([status, stdout]).toEqual([64, ""]);
  expect(stderr).toContain(message);
}

/** A new check over a listing: its path without the ending. */
function checkOver(provider: string, listing: string): string {
  const ran = newCheck(provider, `${listing}-tried`, "--each", listing);
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  return /packages\/\S+-tried(?=\.ts)/.exec(ran.stdout)?.[0] ?? "";
}

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

/** What `npm install` writes, without asking the registry. */
function addDependency(folder: string): void {
  const path = `${folder}/package.json`;
  const manifest = JSON.parse(read(path)) as { readonly dependencies: Readonly<Record<string, string>> };
  const dependencies = { ...manifest.dependencies, [sdk]: "^3.0.0" };
  writeFileSync(join(copy, path), `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`);
}
