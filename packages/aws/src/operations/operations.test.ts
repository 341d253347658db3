import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Operation, operations } from "./index.ts";
import { services } from "./services.gen.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const packageOf = (id: string) => {
  const source = readFileSync(new URL(`${id}.ts`, import.meta.url), "utf8");
  return /import\("(@aws-sdk\/[^"]+)"\)/.exec(source)?.[1];
};

test("every client that the package installs is a service's, and every service's is installed", () => {
  const clients = Object.keys(manifest.dependencies).filter((name) => name.startsWith("@aws-sdk/client-"));
  // Who we are is asked before there is a session.
  const wanted = clients.filter((name) => name !== "@aws-sdk/client-sts").sort();
  expect(services.map(({ id }) => packageOf(id)).sort()).toEqual(wanted);
});

test.each(services)("$id: its SDK has its client and its operations", async (service) => {
  const sdk: Readonly<Record<string, unknown>> = await service.sdk();
  const names = [service.client, ...Object.keys(service.operations).map((name) => `${name}Command`)];
  expect(names.filter((name) => typeof sdk[name] !== "function")).toEqual([]);
});

test("no operation writes", () => {
  const names = Object.values(operations).map(({ name }) => name);
  const reads = /^(BatchGet|Describe|Get|List)/;
  expect(names.filter((name) => !reads.test(name))).toEqual(["GenerateCredentialReport"]);
});

test("an operation's action is its own name unless it says otherwise", () => {
  const action = (operation: Operation) => operations[operation].action;
  expect(action("kms:ListKeys")).toBe("kms:ListKeys");
  expect(action("s3:ListBuckets")).toBe("s3:ListAllMyBuckets");
});
