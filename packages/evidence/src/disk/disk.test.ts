import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import type { open, opendir } from "node:fs/promises";
import { join } from "node:path";
import { isReadError, recordSchema } from "@bylaw/core/provider";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordsIn, stubTools, type TemporaryFolder, temporaryFolder, toldOf } from "../testing/folder.ts";

/** The end of a path that the system refuses, and the code it gives: root may read everything. */
const refused = vi.hoisted(() => ({ path: "", code: "" }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const refuse = (path: string) => {
    if (refused.path === "" || !path.endsWith(refused.path)) return;
    throw Object.assign(new Error(`${refused.code}: ${path}`), { code: refused.code, syscall: "open" });
  };
  return {
    ...real,
    open: async (...args: Parameters<typeof open>) => {
      refuse(String(args[0]));
      return real.open(...args);
    },
    opendir: async (...args: Parameters<typeof opendir>) => {
      refuse(String(args[0]));
      return real.opendir(...args);
    },
  };
});

/** Every Unix has it. */
const MAKE_PIPE = "mkfifo";

const GOOD = "---\non: 2026-03-10\n---\n";
let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  refused.path = "";
  folder.remove();
});

const at = (...names: readonly string[]) => join(folder.path, ...names);
const found = async () => (await recordsIn(folder.path)).map((record) => [record.id, ...toldOf(record)]);

test("a requirement without a folder has no records, and neither has an empty one", async () => {
  expect(await found()).toEqual([]);
  mkdirSync(at("restore"));
  expect(await found()).toEqual([]);
});

test("records come by code unit, each once", async () => {
  for (const name of ["b.md", "B.md", "a.md", "ä.md", "10.md", "9.md"]) folder.write(`restore/${name}`, GOOD);
  expect(await found()).toEqual(
    ["10.md", "9.md", "B.md", "a.md", "b.md", "ä.md"].map((one) => [`restore/${one}`]),
  );
});

test("a record and the CSV of its people are called what git calls them, and what is not read is called nothing", async () => {
  folder.write("restore/a.md", GOOD);
  folder.write("restore/b.md", "---\nminutes: 4\npeople: team.csv\n---\n");
  folder.write("restore/team.csv", "person,on\nana,2026-03-10\n");
  symlinkSync(at("restore/a.md"), at("restore/c.md"));
  const blobs = (await recordsIn(folder.path)).map((record) => record.blobs);
  // As `git hash-object` says.
  expect(blobs[0]).toEqual(["1202e7d5725b9943f4171962ce7ee33b82cce5ff"]);
  expect(blobs[1]).toEqual([expect.any(String), "8824634525a013d045513fbdafc7d4c7cbe56cf8"]);
  expect(blobs[2]).toBeUndefined();
});

test("only Markdown by a name that can be said is a record", async () => {
  for (const name of ["people.csv", "original.pdf", "a.MD", "a.md.bak", ".hidden.md", ".md", "README"]) {
    folder.write(`restore/${name}`, GOOD);
  }
  for (const name of ["a\nb.md", "\u001b[2J.md", "adm\u202ein.md", "a\u2028.md"])
    folder.write(`restore/${name}`, GOOD);
  writeFileSync(Buffer.concat([Buffer.from(at("restore/")), Buffer.from("caf\xe9.md", "latin1")]), GOOD);
  folder.write("restore/inner/deep.md", GOOD);
  mkdirSync(at("restore/folder.md"));
  folder.write("other/a.md", GOOD);
  folder.write("restore/<script>::error.md", GOOD);
  expect(await found()).toEqual([["restore/<script>::error.md"]]);
});

const LINK = "1 -: is a symbolic link, and is not followed; put the file itself here";

test("a symbolic link is a record that is not read, wherever it leads", async () => {
  folder.write("restore/a.md", GOOD);
  folder.write("outside.md", GOOD);
  symlinkSync(at("outside.md"), at("restore/b.md"));
  symlinkSync("/etc/passwd", at("restore/c.md"));
  symlinkSync("nowhere", at("restore/d.md"));
  symlinkSync("e.md", at("restore/e.md"));
  symlinkSync("/dev/zero", at("restore/f.md"));
  linkSync(at("restore/a.md"), at("restore/g.md"));
  expect(await found()).toEqual([
    ["restore/a.md"],
    ["restore/b.md", LINK],
    ["restore/c.md", LINK],
    ["restore/d.md", LINK],
    ["restore/e.md", LINK],
    ["restore/f.md", LINK],
    ["restore/g.md"],
  ]);
});

test("a pipe is not waited for", async () => {
  folder.write("restore/b.md", GOOD);
  execFileSync(MAKE_PIPE, [at("restore/a.md")]);
  expect(await found()).toEqual([
    ["restore/a.md", "1 -: is no regular file, and was not read; put the file itself here"],
    ["restore/b.md"],
  ]);
});

test("a folder that is a link, or none, is one record that is not read", async () => {
  folder.write("elsewhere/a.md", GOOD);
  symlinkSync(at("elsewhere"), at("restore"));
  expect(await recordsIn(folder.path)).toEqual([
    {
      id: "restore",
      content: "{}",
      files: [],
      faults: [{ line: 1, message: "is a symbolic link, and is not followed; put the folder itself here" }],
      digest: "",
    },
  ]);
  folder.remove();
  folder.write("restore", GOOD);
  expect(await found()).toEqual([
    ["restore", "1 -: is no folder, and was not read; make it one, and put the records into it"],
  ]);
});

type CsvCase = [name: string, csv: string | Uint8Array, faults: readonly string[], people?: object];

const csvs: CsvCase[] = [
  ["empty", "", ["line 1 is not person,on; begin with that header"]],
  ["another header", "person,day\np1,2026-03-10\n", ["line 1 is not person,on; begin with that header"]],
  ["more columns", "person,on,why\np1,2026-03-10,x\n", ["line 1 is not person,on; begin with that header"]],
  [
    "spaces in the header",
    "person, on\np1,2026-03-10\n",
    ["line 1 is not person,on; begin with that header"],
  ],
  ["semicolons", "person;on\np1;2026-03-10\n", ["line 1 is not person,on; begin with that header"]],
  ["the header alone", "person,on\n", ["line 1 is all that it holds; add a line for each person"], {}],
  [
    "a person twice",
    "person,on\np1,2026-03-10\np1,2026-03-11\n",
    ['line 3 has a person "p1" a second time; keep one of them'],
    { p1: "2026-03-10" },
  ],
  [
    "a bad day",
    "person,on\np1,2026-02-30\np2,2026-03-10\n",
    ['line 2 has a day "2026-02-30" that is not a calendar day; write it as YYYY-MM-DD'],
    { p2: "2026-03-10" },
  ],
  [
    "a bad person",
    "person,on\n\np 1,2026-03-10\n",
    ['line 3 has a person "p 1" that is no id of a person; use letters, digits and single hyphens'],
    {},
  ],
  [
    "__proto__",
    "person,on\n__proto__,2026-03-10\nconstructor,2026-03-10\n",
    ['line 2 has a person "__proto__" that is no id of a person; use letters, digits and single hyphens'],
    { constructor: "2026-03-10" },
  ],
  ["a row of one", "person,on\np1\n", ["line 2 has not two values; write a person, a comma and a day"], {}],
  [
    "a formula with a line break",
    'person,on\n"=cmd()\n\u001b[2J",2026-03-10\n',
    [
      'line 3 has a person "=cmd()\\n\\u001b[2J" that is no id of a person; use letters, digits and single hyphens',
    ],
    {},
  ],
  [
    "an open quote",
    'person,on\np1,"2026-03-10\n',
    ["line 2 is not CSV; write a person, a comma and a day in each line"],
  ],
  [
    "a stray quote",
    'person,on\np"1,2026-03-10\n',
    ["line 2 is not CSV; write a person, a comma and a day in each line"],
  ],
  [
    "latin-1",
    Buffer.from("person,on\n\ncaf\xe9,2026-03-10\n", "latin1"),
    ["line 3 is not UTF-8; save it as UTF-8"],
  ],
  ["a NUL", "person,on\np1\0,2026-03-10\n", ["line 2 holds a NUL byte, so it is no text; save it as UTF-8"]],
];

test.each(csvs)("a CSV with %s is told where the record names it", async (_, csv, faults, people) => {
  folder.write("restore/a.md", "---\nminutes: 4\npeople: team.csv\n---\n");
  folder.write("restore/team.csv", csv);
  const [record] = await recordsIn(folder.path);
  expect(record && toldOf(record)).toEqual(faults.map((one) => `3 people: names "team.csv", whose ${one}`));
  expect(record?.people).toEqual(people);
  expect(recordSchema.parse(record)).toEqual(record);
});

test("a CSV is a file of at most 4 MiB, and no link", async () => {
  const row = (index: number) => `p${String(index).padStart(7, "0")},2026-02-30\n`;
  const rows = (bytes: number) =>
    Array.from({ length: Math.floor(bytes / 20) }, (_, index) => row(index)).join("");
  folder.write("restore/a.md", "---\npeople: large.csv\n---\n");
  folder.write("restore/large.csv", `person,on\n${rows(4 * 1024 * 1024)}`);
  folder.write("restore/b.md", "---\npeople: link.csv\n---\n");
  symlinkSync(at("restore/large.csv"), at("restore/link.csv"));
  folder.write("restore/c.md", "---\npeople: folder.csv\n---\n");
  mkdirSync(at("restore/folder.csv"));
  folder.write("restore/d.md", "---\npeople: full.csv\n---\n");
  folder.write("restore/full.csv", `person,on\n${rows(4_000_000)}`);
  const records = await recordsIn(folder.path);
  const bad = (index: number) =>
    `2 people: names "full.csv", whose line ${index + 2} has a day "2026-02-30" that is not a calendar day; write it as YYYY-MM-DD`;
  expect(records.map(toldOf)).toEqual([
    [
      '2 people: names "large.csv", which is larger than 4 MiB, and was not read; split the record in several',
    ],
    ['2 people: names "link.csv", which is a symbolic link, and is not followed; put the file itself here'],
    ['2 people: names "folder.csv", which is no regular file, and was not read; put the file itself here'],
    [
      ...Array.from({ length: 20 }, (_, index) => bad(index)),
      "2 -: has 199980 more faults; mend these first",
    ],
  ]);
});

test.each([
  ["EACCES", "could not be read (EACCES); let whoever runs Bylaw read it"],
  ["EIO", "could not be read (EIO); let whoever runs Bylaw read it"],
  ["ENOENT", "is not there; add it"],
])("a file that the system refuses with %s is told, and the others are read", async (code, message) => {
  folder.write("restore/a.md", GOOD);
  folder.write("restore/b.md", "---\npeople: b.csv\n---\n");
  folder.write("restore/b.csv", "person,on\np1,2026-03-10\n");
  folder.write("restore/c.md", GOOD);
  Object.assign(refused, { path: "a.md", code });
  expect(await found()).toEqual([["restore/a.md", `1 -: ${message}`], ["restore/b.md"], ["restore/c.md"]]);
  Object.assign(refused, { path: "b.csv", code });
  expect((await found())[1]).toEqual(["restore/b.md", `2 people: names "b.csv", which ${message}`]);
});

test.each([
  ["EACCES", "access-denied"],
  ["EMFILE", "unavailable"],
])("a folder that the system refuses with %s is %s", async (code, problem) => {
  folder.write("restore/a.md", GOOD);
  Object.assign(refused, { path: "restore", code });
  const error = await recordsIn(folder.path).catch((thrown: unknown) => thrown);
  expect(isReadError(error) && error.problem).toEqual({
    code: problem,
    message: `The folder of restore could not be read (${code}): let whoever runs Bylaw read it.`,
    operation: "evidence:ReadRecords",
  });
});

test("more than 10,000 records are not read in part", async () => {
  mkdirSync(at("restore"));
  for (let index = 0; index < 10_000; index += 1) writeFileSync(at(`restore/${index}.md`), GOOD);
  folder.write("restore/people.csv", "");
  expect(await recordsIn(folder.path)).toHaveLength(10_000);
  folder.write("restore/more.md", GOOD);
  const { tools, calls } = stubTools();
  const error = await recordsIn(folder.path, { stub: { tools, calls } }).catch((thrown: unknown) => thrown);
  expect(isReadError(error) && error.problem).toEqual({
    code: "partial-data",
    message:
      "The folder of restore holds more than 10000 records: leave those of the last years in it, and keep the others elsewhere.",
    operation: "evidence:ReadRecords",
  });
  expect(calls).toHaveLength(1);
});

test("a record may be as large as 256 KiB", async () => {
  const size = 256 * 1024;
  folder.write("restore/a.md", GOOD.padEnd(size, "x"));
  folder.write("restore/b.md", GOOD.padEnd(size + 1, "x"));
  expect(await found()).toEqual([
    ["restore/a.md"],
    [
      "restore/b.md",
      "1 -: is larger than 256 KiB, and was not read; keep originals elsewhere, and name them in files",
    ],
  ]);
});

test("every read is counted, and none is made once the run is cancelled", async () => {
  folder.write("restore/a.md", GOOD);
  folder.write("restore/b.md", "---\npeople: b.csv\n---\n");
  folder.write("restore/b.csv", "person,on\np1,2026-03-10\n");
  const stub = stubTools();
  await recordsIn(folder.path, { stub });
  // The folder, two records and a CSV.
  expect(stub.calls).toEqual(Array(4).fill("evidence:ReadRecords"));
  const controller = new AbortController();
  const cancelled = stubTools(controller.signal);
  const calls = cancelled.calls;
  const call: typeof cancelled.tools.call = async (request) => {
    if (calls.length === 1) controller.abort(new Error("enough"));
    return cancelled.tools.call(request);
  };
  await expect(
    recordsIn(folder.path, { stub: { calls, tools: { ...cancelled.tools, call } } }),
  ).rejects.toThrow("enough");
  expect(calls).toHaveLength(1);
});

test.each(["../outside", "a/b", "..", ".", "", "a\0b"])(
  "%j is no folder to look into",
  async (requirement) => {
    await expect(recordsIn(folder.path, { requirement })).rejects.toMatchObject({
      name: "BylawError",
      message: `[bylaw] ${JSON.stringify(requirement)} is no name of a folder of records.`,
    });
  },
);
