import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { defineCheck, fact } from "@bylaw/core";
import { defineCollector, type EvidenceSession, evidenceProvider, recordSchema } from "@bylaw/core/provider";
import { programOf, runProgram, testProvider } from "@bylaw/core/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as exported from "../index.ts";
import { restoreTest, stubTools, type TemporaryFolder, temporaryFolder } from "../testing/folder.ts";
import { evidence } from "./provider.ts";

testProvider({ id: "evidence", exports: exported }, { test, expect });

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const connect = (directory: string) => evidence({ directory }).connect({ signal: stubTools().tools.signal });

test("it looks into one scope, which no machine's path is part of", async () => {
  const provider = evidence({ directory: folder.path });
  expect(provider.type).toBe(evidenceProvider);
  expect(provider.looksInto).toEqual([{ level: "directory", path: ["records"] }]);
  const { scopes } = await connect(folder.path);
  expect(scopes).toEqual([{ scope: { provider: "evidence", level: "directory", path: ["records"] } }]);
});

test("it looks for access reviews beside the directory, or where it is told to", () => {
  expect(evidence({ directory: "a/evidence" }).reviews).toBe("a/reviews");
  expect(evidence({ directory: "evidence", reviews: "elsewhere" }).reviews).toBe("elsewhere");
});

test("it asks for no permission but to read", () => {
  expect(evidence({ directory: "evidence" }).permissions(["evidence:ReadRecords"])).toEqual({
    title: "Let whoever runs Bylaw read the directory of records. Nothing else is needed.",
    document: "",
    permissions: [],
  });
});

test("a directory that is not there, or none, is a problem of its scope", async () => {
  const missing = join(folder.path, "missing");
  const problemOf = async (directory: string) => (await connect(directory)).scopes[0]?.problem;
  expect(await problemOf(missing)).toEqual({
    code: "not-collected",
    message: `evidence(): directory is ${relative(process.cwd(), missing)}, which is not there: create it.`,
  });
  writeFileSync(missing, "");
  expect(await problemOf(missing)).toEqual({
    code: "not-collected",
    message: `evidence(): directory is ${relative(process.cwd(), missing)}, which is no directory: create one, and name it.`,
  });
  expect(await problemOf("no/such/place")).toMatchObject({
    message: "evidence(): directory is no/such/place, which is not there: create it.",
  });
});

test.each([
  ["directory", { directory: "" }],
  ["directory", { directory: "a\0b" }],
  ["directory", { directory: undefined as unknown as string }],
  ["restricted", { directory: "evidence", restricted: "" }],
  ["reviews", { directory: "evidence", reviews: "" }],
])("a %s of %j is no path", (name, options) => {
  expect(() => evidence(options)).toThrow(`[bylaw] evidence(): ${name} is no path.`);
});

const records = defineCollector({
  id: "evidence/restore",
  resource: "evidence record",
  provider: evidenceProvider,
  per: "directory",
  operations: ["evidence:ReadRecords"],
  schema: recordSchema,
  collect: (session: EvidenceSession) => session.records({ requirement: "restore", of: restoreTest }),
});

const sound = defineCheck({
  id: "evidence/record-sound",
  title: "Record is in order",
  why: "A record with a fault answers nothing.",
  fix: "Mend it",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: ["None."],
  each: records,
  assert: (record) => [fact("faults", record.faults.length).is(0)],
});

test("a run records the same bytes wherever the directory lies, and judges what it read", async () => {
  const run = async (directory: string) => {
    const { recording, observations } = await runProgram(programOf([evidence({ directory })], [sound]));
    const lines: string[] = [];
    for (const listing of recording.listings) for await (const batch of listing.lines()) lines.push(...batch);
    return { lines, listings: JSON.stringify(recording), observations };
  };
  for (const copy of ["one", "two"]) {
    folder.write(`${copy}/restore/a.md`, "---\non: 2026-03-10\nminutes: 4\n---\n");
    folder.write(`${copy}/restore/b.md`, '---\non: 2026-02-30\nnotes: "\\e[2J"\n---\n');
  }
  const [one, two] = [await run(join(folder.path, "one")), await run(join(folder.path, "two"))];
  expect(one.lines).toEqual(two.lines);
  expect(one.listings).toBe(two.listings);
  expect(one.lines).toHaveLength(2);
  expect(one.observations.map(({ resource, outcome }) => [resource.id, outcome])).toEqual([
    ["restore/a.md", "pass"],
    ["restore/b.md", "fail"],
  ]);
  expect(one.listings).not.toContain(folder.path);
});
