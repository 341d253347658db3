import { createHash } from "node:crypto";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { recordSchema } from "@bylaw/core/provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordsIn, screening, type TemporaryFolder, temporaryFolder, toldOf } from "./testing/folder.ts";
import { fileOf, malformed } from "./testing/malformed.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const asked = { requirement: "screening", of: screening } as const;
const SHA = "0123456789abcdef".repeat(4);
const blobId = (text: string) =>
  createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
const hash = (...parts: readonly string[]) => createHash("sha256").update(parts.join("")).digest("hex");

test("a restricted record holds persons, days and digests, and is named by its own", async () => {
  const text = `---
on: 2026-03-10
for: 2026-Q1
submittedBy: ana
reviewedBy: rui
supersedes: 0123456789ab
none: Jane Roe was cleared.
people: { p17: 2026-03-10 }
files:
  - sha256: ${SHA}
---
 	
\ufeff
`;
  folder.write("screening/jane-roe.md", text);
  const records = await recordsIn(folder.path, asked);
  expect(records).toEqual([
    {
      id: `screening/${hash(text).slice(0, 12)}`,
      on: "2026-03-10",
      for: "2026-Q1",
      submittedBy: "ana",
      reviewedBy: "rui",
      supersedes: "0123456789ab",
      none: "restricted",
      people: { p17: "2026-03-10" },
      content: "{}",
      files: [{ sha256: SHA }],
      faults: [],
      digest: hash(text),
      blobs: [blobId(text)],
    },
  ]);
});

/** Fields of a restricted record that say a secret, in each place that holds text, and what is told of it. */
const planted: readonly (readonly [yaml: string, faults: readonly string[]])[] = [
  ["on: SECRET", ["2 on: is not a calendar day; write it as YYYY-MM-DD"]],
  ["on: 2026-03-10\nfor: SECRET", ["3 for: is no window, such as 2026-Q1"]],
  [
    "on: 2026-03-10\nsupersedes: SECRET.md",
    ["3 supersedes: is no id of a restricted record; write its twelve hex digits"],
  ],
  ["on: 2026-03-10\nnone: SECRET", []],
  [
    "on: 2026-03-10\nsubmittedBy: a SECRET",
    ["3 submittedBy: is no id of a person; use letters, digits and single hyphens"],
  ],
  [
    "people: { a SECRET: 2026-03-10 }",
    ["2 people: has a name that is no id of a person; use letters, digits and single hyphens"],
  ],
  ["people: { SECRET: never }", ["2 people: is not a calendar day; write it as YYYY-MM-DD"]],
  ["people: { p1: SECRET }", ["2 people: is not a calendar day; write it as YYYY-MM-DD"]],
  ["people: SECRET.csv", ["2 people: names a CSV, which is not there; add it"]],
  [
    "people: ../SECRET.csv",
    [
      "2 people: is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv",
    ],
  ],
  [
    "on: 2026-03-10\npolicies: { a SECRET: SECRET }",
    ["3 policies: is asked of no record of this kind, which is restricted; remove it"],
  ],
  [
    `on: 2026-03-10\nfiles: [{ name: SECRET, sha256: ${SHA} }, { at: [SECRET], sha256: ${SHA} }]`,
    [
      "3 files[0].name: is kept of no restricted record; remove it",
      "3 files[1].at: is kept of no restricted record; remove it",
    ],
  ],
  [
    "on: 2026-03-10\nfiles: SECRET",
    ["3 files: is a text, which is no list; write each file as - sha256 alone"],
  ],
  [
    "on: 2026-03-10\nfiles: [{ SECRET: SECRET, sha256: SECRET }, SECRET]",
    [
      "3 files[0]: is no field of a file; write its sha256 alone",
      "3 files[0].sha256: is no SHA-256; write its 64 hex digits",
      "3 files[1]: is a text, which is no file; write its sha256 alone",
    ],
  ],
  [
    "on: 2026-03-10\nfinding: SECRET",
    ["3 -: has a field, and the kind screening is restricted and has none; remove it"],
  ],
  [
    "on: 2026-03-10\nfinding: { SECRET: SECRET }",
    ["3 -: has a field, and the kind screening is restricted and has none; remove it"],
  ],
  ["on: 2026-03-10\nfinding: 'SECRET", ["4 -: is not valid YAML"]],
  ['on: 2026-03-10\nfinding: "\\SECRET"', ["3 -: is not valid YAML"]],
  [
    "on: 2026-03-10\nfinding: &SECRET x",
    ["3 -: has an anchor, which records do not have; write the value where it belongs"],
  ],
  ["on: 2026-03-10\nfinding: *SECRET", ["3 -: has an alias, which records do not have; write the value out"]],
  [
    "on: 2026-03-10\nfinding: !SECRET x",
    ["3 -: has a tag, which records do not have; write the value without it"],
  ],
  ["SECRET", ["2 -: has no fields; write each as a name, a colon and its value"]],
];

test.each(planted)("no word of %j is told", async (yaml, faults) => {
  folder.write("screening/SECRET.md", `---\n${yaml}\n---\n\nSECRET\n`);
  const records = await recordsIn(folder.path, asked);
  const prose = yaml.split("\n").length + 4;
  expect(records.flatMap(toldOf)).toEqual([
    ...faults,
    `${prose} -: has text below its fields, and is restricted; remove it`,
  ]);
  expect(JSON.stringify(records)).not.toContain("SECRET");
  for (const record of records) expect(recordSchema.parse(record)).toEqual(record);
});

test.each([
  ["a SECRET,2026-03-10", "has a person that is no id of a person; use letters, digits and single hyphens"],
  ["p1,SECRET", "has a day that is not a calendar day; write it as YYYY-MM-DD"],
  ['p1,"SECRET', "is not CSV; write a person, a comma and a day in each line"],
  ["p1,2026-03-10,SECRET", "has not two values; write a person, a comma and a day"],
])("no word of a CSV's %j is told", async (row, message) => {
  folder.write("screening/SECRET.md", "---\npeople: SECRET.csv\n---\n");
  folder.write("screening/SECRET.csv", `person,on\n${row}\n`);
  const records = await recordsIn(folder.path, asked);
  expect(records.flatMap(toldOf)).toEqual([`2 people: names a CSV, whose line 2 ${message}`]);
  expect(JSON.stringify(records)).not.toContain("SECRET");
});

test.each([
  ["---\non: 2026-03-10\n---\nSECRET\n\nSECRET\n", 4],
  ["---\r\non: 2026-03-10\r\n--- \r\n\r\n \t\r\n# SECRET", 6],
  ["---\non: 2026-03-10\n---\n\n---\n", 5],
  ["---\non: 2026-03-10\n---\n<!-- SECRET -->", 4],
  ["---\non: 2026-03-10\n---\u2028SECRET", 3],
  ["---\non: 2026-03-10\n---\n\u200b\n", 4],
])("text below the fields of %j is told by its first line", async (text, line) => {
  folder.write("screening/SECRET.md", text);
  const records = await recordsIn(folder.path, asked);
  expect(records.flatMap(toldOf)).toEqual([
    `${line} -: has text below its fields, and is restricted; remove it`,
  ]);
  expect(JSON.stringify(records)).not.toContain("SECRET");
});

test("not even the name of a field is told", async () => {
  folder.write("screening/a.md", `---\non: 2026-03-10\n"\\e[2J": 1\n? ${"k".repeat(500)}\n: 1\n---\n`);
  expect((await recordsIn(folder.path, asked)).flatMap(toldOf)).toEqual([
    "3 -: has a field, and the kind screening is restricted and has none; remove it",
    "4 -: has a field, and the kind screening is restricted and has none; remove it",
  ]);
});

test("what cannot be read is counted and not named; the same file twice is one record too many", async () => {
  const text = "---\non: 2026-03-10\n---\n";
  folder.write("screening/SECRET-1.md", text);
  folder.write("screening/SECRET-2.md", text);
  for (const name of ["SECRET-3.md", "SECRET-4.md"]) {
    symlinkSync(join(folder.path, "screening/SECRET-1.md"), join(folder.path, "screening", name));
  }
  const records = await recordsIn(folder.path, asked);
  const id = `screening/${hash(text).slice(0, 12)}`;
  const link = "1 -: is a symbolic link, and is not followed; put the file itself here";
  expect(records.map((record) => [record.id, ...toldOf(record)])).toEqual([
    [id],
    [`${id}-2`, "1 -: has the digest of another record of its folder; remove one of the two"],
    ["screening/unread-1", link],
    ["screening/unread-2", link],
  ]);
  expect(JSON.stringify(records)).not.toContain("SECRET");
});

test("of no malformed record any content is kept", async () => {
  for (const [index, one] of malformed.entries()) folder.write(`screening/${index}.md`, fileOf(one));
  const records = await recordsIn(folder.path, asked);
  expect(new Set(records.map(({ id }) => id)).size).toBe(malformed.length);
  expect(new Set(records.map(({ content }) => content))).toEqual(new Set(["{}"]));
  expect(records.every(({ faults }) => faults.length > 0)).toBe(true);
});

test("restricted kinds are read from their own directory, others are not", async () => {
  const apart = temporaryFolder();
  try {
    folder.write("screening/a.md", "---\non: 2026-03-10\n---\n");
    apart.write("screening/b.md", "---\non: 2026-03-11\n---\n");
    apart.write("restore/c.md", "---\non: 2026-03-12\n---\n");
    const restricted = apart.path;
    const days = (records: readonly { readonly on?: string }[]) => records.map(({ on }) => on);
    expect(days(await recordsIn(folder.path, { ...asked, restricted }))).toEqual(["2026-03-11"]);
    expect(days(await recordsIn(folder.path, { restricted }))).toEqual([]);
    expect(days(await recordsIn(folder.path, asked))).toEqual(["2026-03-10"]);
  } finally {
    apart.remove();
  }
});

test("without their directory restricted requirements are not collected, and others are", async () => {
  folder.write("restore/a.md", "---\non: 2026-03-10\n---\n");
  const restricted = join(folder.path, "elsewhere");
  expect(await recordsIn(folder.path, { restricted })).toHaveLength(1);
  await expect(recordsIn(folder.path, { ...asked, restricted })).rejects.toMatchObject({
    name: "ReadError",
    problem: { code: "not-collected", operation: "evidence:ReadRecords" },
    message: expect.stringMatching(
      /^evidence\(\): restricted is .*elsewhere, which is not there: create it\.$/,
    ),
  });
});
