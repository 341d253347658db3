import { describe, expect, it } from "vitest";
import {
  coreFault,
  floorOf,
  folderOf,
  lazyFault,
  leavesFault,
  nodeFault,
  ownFault,
  type Rule,
  roomOf,
  testFault,
  toolsFault,
  undeclaredFault,
} from "./boundary-rules.ts";
import { rooms } from "./floors.ts";
import { cyclesOf, type Import, place, readImports } from "./imports.ts";
import { packages } from "./repo.ts";

const all = readImports();
const sources = all.filter(({ test }) => !test);

describe("the house", () => {
  it("has a floor and a room for every package", () => {
    const folders = packages().map(({ folder }) => folder);
    const unknown = folders.filter((one) => !Number.isFinite(floorOf(one)) || !roomOf(`${one}/src/`));
    expect(unknown).toEqual([]);
  });

  it("opens no room to the same floor or a higher one", () => {
    const wrong = rooms.flatMap(({ path, packages: allowed }) =>
      allowed.filter((name) => floorOf(name) >= floorOf(folderOf(path))).map((name) => `${path} to ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("an import", () => {
  it("of our own packages goes down, by a public entry", () => {
    expect(faults(sources, ownFault)).toEqual([]);
  });

  it("stays inside its package when it is relative", () => {
    expect(faults(all, leavesFault)).toEqual([]);
  });

  it("inside core goes to a room before its own", () => {
    expect(faults(sources, coreFault)).toEqual([]);
  });

  it("of Node's modules stands only where Node is", () => {
    expect(faults(sources, nodeFault)).toEqual([]);
  });

  it("of an SDK is a type, or lazy in the file that it stands in", () => {
    expect(faults(sources, lazyFault)).toEqual([]);
  });

  it("is declared by the package it stands in", () => {
    expect(faults(sources, undeclaredFault)).toEqual([]);
  });

  it("in a test reaches lower floors and the test tools", () => {
    const tests = all.filter(({ test }) => test);
    expect(faults(tests, testFault)).toEqual([]);
  });

  it("never names the tools", () => {
    expect(faults([...all, ...readImports(["testbed", "bench", "examples"])], toolsFault)).toEqual([]);
  });

  it("never goes in a circle", () => {
    expect(cyclesOf(sources).map((files) => files.join(" > "))).toEqual([]);
  });
});

describe("the rules themselves", () => {
  const one = (from: string, specifier: string, more: Partial<Import> = {}): Import => ({
    from,
    specifier,
    line: 1,
    kind: "static",
    test: false,
    ...more,
  });

  it.each([
    [ownFault, one("core/src/index.ts", "@bylaw/aws"), "is not open to core/src/"],
    [ownFault, one("aws/src/kind.ts", "@bylaw/github"), "is not open to aws/src/"],
    [ownFault, one("policies/src/index.ts", "@bylaw/aws"), "is not open to policies/src/"],
    [ownFault, one("aws/src/kind.ts", "@bylaw/core/language"), "is no public entry of @bylaw/core"],
    [ownFault, one("aws/src/kind.ts", "@bylaw/testbed/aws"), "is private"],
    [leavesFault, one("aws/src/kind.ts", "../../core/src", { file: "core/src" }), "leaves its package"],
    [
      coreFault,
      one("core/src/language/checks/check.ts", "../../run/plan.ts", { file: "core/src/run/plan.ts" }),
      "goes from language/checks/ to run/",
    ],
    [
      coreFault,
      one("core/src/language/values/date.ts", "../checks/fact.ts", {
        file: "core/src/language/checks/fact.ts",
      }),
      "goes from language/values/ to language/checks/",
    ],
    [
      coreFault,
      one("core/src/run/plan.ts", "../testing/judge.ts", { file: "core/src/testing/judge.ts", kind: "type" }),
      "goes from run/ to testing/",
    ],
    [nodeFault, one("core/src/run/plan.ts", "node:fs"), "needs Node here"],
    [nodeFault, one("cli/src/main.ts", "fs"), "names a Node module without node:"],
    [
      lazyFault,
      one("aws/src/kind.ts", "@aws-sdk/client-s3", { kind: "lazy" }),
      "is loaded outside aws/src/operations/*.ts",
    ],
    [
      lazyFault,
      one("aws/src/provider/connect.ts", "@aws-sdk/client-s3", { kind: "lazy" }),
      "is loaded outside aws/src/operations/*.ts",
    ],
    [
      lazyFault,
      one("aws/src/operations/s3/s3.ts", "@aws-sdk/client-s3", { kind: "lazy" }),
      "is loaded outside aws/src/operations/*.ts",
    ],
    [
      lazyFault,
      one("aws/src/operations/s3.ts", "@aws-sdk/client-sts", { kind: "lazy" }),
      "is loaded outside aws/src/provider/connect.ts",
    ],
    [
      lazyFault,
      one("aws/src/operations/s3.ts", "@aws-sdk/client-s3"),
      "is loaded at import, not when it is called",
    ],
    [undeclaredFault, one("aws/src/kind.ts", "handlebars"), "is not declared by @bylaw/aws"],
    [testFault, one("core/src/a.test.ts", "@bylaw/aws", { test: true }), "is not a lower floor"],
    [
      toolsFault,
      one("testbed/aws/a.ts", "../../tools/gen.ts", { file: "tools/gen.ts" }),
      "is one of the tools",
    ],
  ] satisfies [Rule, Import, string][])("%o refuses %o", (rule, bad, says) => {
    expect(rule(bad)).toBe(says);
  });

  it.each([
    [ownFault, one("policies/src/aws/index.ts", "@bylaw/aws")],
    [ownFault, one("cli/src/main.ts", "@bylaw/core/node")],
    [nodeFault, one("core/src/node/tools.ts", "node:fs")],
    [lazyFault, one("aws/src/kind.ts", "@aws-sdk/client-s3", { kind: "type" })],
    [lazyFault, one("aws/src/operations/s3.ts", "@aws-sdk/client-s3", { kind: "lazy" })],
    [lazyFault, one("aws/src/provider/connect.ts", "@aws-sdk/client-sts", { kind: "lazy" })],
    [testFault, one("policies/src/index.test.ts", "@bylaw/aws", { test: true })],
  ] satisfies [Rule, Import][])("%o lets %o pass", (rule, good) => {
    expect(rule(good)).toBe(undefined);
  });

  it("find a circle through three files, also through a type, and none through a lazy import", () => {
    const edge = (from: string, file: string, kind: Import["kind"] = "static") =>
      one(from, file, { file, kind });
    expect(cyclesOf([edge("a", "b"), edge("b", "c"), edge("c", "a")])).toEqual([["a", "b", "c", "a"]]);
    expect(cyclesOf([edge("a", "b"), edge("b", "a", "type")])).toEqual([["a", "b", "a"]]);
    expect(cyclesOf([edge("a", "b"), edge("b", "a", "lazy")])).toEqual([]);
  });
});

function faults(imports: readonly Import[], rule: Rule): readonly string[] {
  return imports.flatMap((one) => {
    const fault = rule(one);
    return fault === undefined ? [] : [`${place(one)} "${one.specifier}" ${fault}`];
  });
}
