import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, copyRepository, fillBlanks } from "./copy.ts";
import { run, tool } from "./repo.ts";

/** The SDK of a service that the provider does not ask. The tools depend on it, so that this test needs no network. */
const sdk = "@aws-sdk/client-transfer";

let copy = "";
const inCopy = (command: string, ...args: readonly string[]) => run(tool(command), args, copy);
const newService = (...args: readonly string[]) => inCopy("jiti", "tools/new-service.ts", ...args);
const said = ({ status, stdout, stderr }: ReturnType<typeof run>) => (status === 0 ? "" : stdout + stderr);

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => rmSync(copy, { recursive: true }));

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
  ])("refuses %j and writes nothing", (args, message) => {
    const { status, stdout, stderr } = newService(...args);
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr).toContain(`new:service: ${message}`);
  });

  it("makes a service that is linted, listed, documented, compiles and is green, by no hand but in its blanks", () => {
    const made = newService("transfer", "ListServers", "transfer-server-tagged");
    expect(said(made)).toBe("");
    expect(read("packages/aws/src/operations/transfer.ts")).toContain(
      'operations: { ListServers: { paging: { send: "NextToken", next: "NextToken" } } },',
    );
    const filled = fillBlanks(copy, made.stdout);
    expect(filled).toContain("packages/aws/src/services/transfer/checks/transfer-server-tagged.ts");

    expect(said(inCopy("jiti", "tools/gen.ts"))).toBe("");
    expect(read("packages/aws/src/operations/services.gen.ts")).toContain(
      'import { transfer } from "./transfer.ts";',
    );
    expect(read("packages/aws/src/listings.gen.ts")).toContain("type TransferServer, transferServers");
    expect(read("testbed/aws/clients.gen.ts")).toContain(sdk);
    expect(existsSync(join(copy, "docs/listings/aws/transfer-servers.md"))).toBe(true);

    const written = [...made.stdout.matchAll(/^(?:Wrote| {2}and) (\S+\.ts)$/gm)].map(([, path = ""]) => path);
    expect(written).toHaveLength(6);
    const lists = ["packages/aws/src/index.ts", "testbed/company/aws.ts", "packages/aws/src/moto.test.ts"];
    expect(compile(copy, [...written, ...lists])).toBe("");
    expect(said(inCopy("biome", "check", "--error-on-warnings", ...written))).toBe("");
    expect(said(inCopy("knip"))).toBe("");
    const tests = [
      "packages/aws/src/services/transfer",
      "packages/aws/src/operations",
      "testbed/aws/company",
    ];
    expect(said(inCopy("vitest", "run", ...tests, ...gates))).toBe("");
  }, 600_000);
});

const gates = ["boundaries", "sizes", "registry", "testbed-services", "docs"].map(
  (name) => `tools/${name}.test.ts`,
);

/** What `npm install` writes, without asking the registry. */
function addDependency(folder: string): void {
  const path = `${folder}/package.json`;
  const manifest = JSON.parse(read(path)) as { readonly dependencies: Readonly<Record<string, string>> };
  const dependencies = { ...manifest.dependencies, [sdk]: "^3.0.0" };
  writeFileSync(join(copy, path), `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`);
}

function read(path: string): string {
  return readFileSync(join(copy, path), "utf8");
}
