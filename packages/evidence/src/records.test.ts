import { createHash } from "node:crypto";
import { recordSchema } from "@bylaw/core/provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { recordsIn, restoreTest, type TemporaryFolder, temporaryFolder, toldOf } from "./testing/folder.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const SHA = "0123456789abcdef".repeat(4);
const blobId = (text: string) =>
  createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
const hash = (...parts: readonly string[]) => createHash("sha256").update(parts.join("")).digest("hex");

/** The only record of a folder that holds this text, which has no fault. */
async function read(text: string | Uint8Array) {
  folder.write("restore/a.md", text);
  const [record, ...others] = await recordsIn(folder.path);
  if (record === undefined) throw new Error("There is no record.");
  expect(others).toEqual([]);
  expect(toldOf(record)).toEqual([]);
  expect(recordSchema.parse(record)).toEqual(record);
  return record;
}

test("a record says every field, with the kind's own as canonical JSON", async () => {
  const text = `---
on: 2026-03-10
for: 2026-Q1
submittedBy: ana
reviewedBy: rui.costa
supersedes: 2026-03-09.md
people:
  p1: 2026-03-10
  "17": 2026-03-11
  2: 2026-03-12
policies:
  access: ${SHA.toUpperCase()}
files:
  - name: restore.log
    sha256: ${SHA}
    at: Drive, Compliance, Restores
  - sha256: ${"1".repeat(64)}
steps:
  - what: Restored
    by: ana
result: met
minutes: 42
---

Prose, with a fence of its own:

---
on: 1999-01-01
---
`;
  expect(await read(text)).toEqual({
    id: "restore/a.md",
    on: "2026-03-10",
    for: "2026-Q1",
    submittedBy: "ana",
    reviewedBy: "rui.costa",
    supersedes: "2026-03-09.md",
    people: { p1: "2026-03-10", "17": "2026-03-11", "2": "2026-03-12" },
    policies: { access: SHA },
    policyLines: { access: 12 },
    content: '{"minutes":42,"result":"met","steps":[{"by":"ana","what":"Restored"}]}',
    files: [
      { name: "restore.log", sha256: SHA, at: "Drive, Compliance, Restores" },
      { sha256: "1".repeat(64) },
    ],
    faults: [],
    digest: hash(text),
    blobs: [blobId(text)],
  });
});

test("a document covers the days from one to another", async () => {
  const record = await read("---\nfrom: 2024-02-29\nto: 2025-02-28\n---\n");
  expect(record).toMatchObject({ from: "2024-02-29", to: "2025-02-28", content: "{}" });
});

test.each([
  ["a byte order mark", "\ufeff---\non: 2026-03-10\nminutes: 4\n---\n"],
  ["CRLF", "---\r\non: 2026-03-10\r\nminutes: 4\r\n---\r\nProse.\r\n"],
  ["no line after the fence", "---\non: 2026-03-10\nminutes: 4\n---"],
  ["spaces after the fences", "--- \non: 2026-03-10\nminutes: 4\n---\t\n"],
  ["quotes", "---\n\"on\": '2026-03-10'\nminutes: 4 # of restoring\n---\n"],
  ["braces", "---\n{ on: 2026-03-10, minutes: 4 }\n---\n"],
])("%s changes nothing of what it says", async (_, text) => {
  expect(await read(text)).toMatchObject({ on: "2026-03-10", content: '{"minutes":4}', digest: hash(text) });
});

test("names of a prototype are names of persons, policies and fields like any other", async () => {
  const record = await read(`---
people: { constructor: 2026-03-10, toString: 2026-03-11, hasOwnProperty: 2026-03-12 }
policies: { valueOf: ${SHA} }
notes: { constructor: 1, toJSON: 2, prototype: { constructor: 3 } }
---
`);
  expect(record.people).toEqual({
    constructor: "2026-03-10",
    toString: "2026-03-11",
    hasOwnProperty: "2026-03-12",
  });
  expect(Object.keys(record.policies ?? {})).toEqual(["valueOf"]);
  expect(record.content).toBe('{"notes":{"constructor":1,"prototype":{"constructor":3},"toJSON":2}}');
});

test.each([
  ["LF", "person,on\np1,2026-03-10\np2,2026-03-11\n"],
  [
    "CRLF, quotes, empty lines and a byte order mark",
    '\ufeffperson,on\r\n\r\n"p1","2026-03-10"\r\np2,2026-03-11',
  ],
])("people stand in a CSV beside the record, with %s; the digest is over both", async (_, csv) => {
  folder.write("restore/team.csv", csv);
  const text = "---\npeople: team.csv\n---\n";
  const record = await read(text);
  expect(record.people).toEqual({ p1: "2026-03-10", p2: "2026-03-11" });
  expect(record.digest).toBe(hash(text, "\0", csv));
});

test("what a schema makes of the fields is the content", async () => {
  const of = {
    ...restoreTest,
    schema: z.object({ minutes: z.number().default(5), tags: z.array(z.string()) }),
  };
  folder.write("restore/a.md", "---\non: 2026-03-10\ntags: [b, a]\n---\n");
  const [record] = await recordsIn(folder.path, { of });
  expect(record?.content).toBe('{"minutes":5,"tags":["b","a"]}');
});

test("a field that the kind must have and the record has not is told in the first line", async () => {
  const of = { ...restoreTest, schema: z.object({ minutes: z.number() }) };
  folder.write("restore/a.md", "---\non: 2026-03-10\n---\n");
  const [record] = await recordsIn(folder.path, { of });
  expect(record && toldOf(record)).toEqual([
    "1 minutes: is missing: Invalid input: expected number, received undefined",
  ]);
});

test("a schema that throws, or whose words are the file's, tells no more than a cut sentence", async () => {
  const fails = z.object({ notes: z.string() }).refine(({ notes }) => {
    throw new Error(`no ${notes}`);
  });
  const echoes = z.object({ notes: z.string().refine(() => false, { error: ({ input }) => `no ${input}` }) });
  folder.write("restore/a.md", `---\non: 2026-03-10\nnotes: "\\e[2J${"x".repeat(1000)}"\n---\n`);
  const told = async (schema: z.ZodType) => {
    const [record] = await recordsIn(folder.path, { of: { ...restoreTest, schema } });
    return record && toldOf(record);
  };
  expect(await told(fails)).toEqual([
    `1 -: cannot be held to the schema of restore-test: no \\u{1b}[2J${"x".repeat(73)}…`,
  ]);
  expect(await told(echoes)).toEqual([`3 notes: does not fit its kind: no \\u{1b}[2J${"x".repeat(193)}…`]);
});

test("a record says that there was nothing to show, and has then no field of its kind", async () => {
  const none = "No incident in the quarter.";
  const record = await read(`---\non: 2026-03-31\nnone: ${none}\n---\n`);
  expect(record).toMatchObject({ on: "2026-03-31", none, content: "{}" });
  folder.write("restore/a.md", `---\non: 2026-03-31\nnone: ${none}\nminutes: 42\n---\n`);
  const [beside] = await recordsIn(folder.path);
  expect(beside === undefined ? [] : toldOf(beside)).toEqual([
    "4 minutes: stands beside none; keep none where there was nothing, or this where there was something",
  ]);
});
