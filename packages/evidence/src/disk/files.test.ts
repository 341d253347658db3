import { afterEach, beforeEach, expect, test } from "vitest";
import { readRecordFiles } from "../files/index.ts";
import { screening, training } from "../index.ts";
import { recordsIn, type TemporaryFolder, temporaryFolder } from "../testing/folder.ts";

const course = training("restore", { every: { unit: "years", amount: 1 } }).of;
const sealed = screening("screening", { within: { unit: "days", amount: 30 } }).of;
let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const shown = async (id: string, of = course) => {
  const { files, digest } = await readRecordFiles(folder.path, id, of);
  return { digest, files: files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]) };
};

test("a record is read as it lies there, with the CSV of its people, and has the digest of its listing", async () => {
  const record = "---\nsubmittedBy: ben\npeople: a.csv\ncourse: x\n---\n";
  folder.write("restore/a.md", record);
  folder.write("restore/a.csv", "person,on\nana,2026-03-10\n");
  folder.write("restore/b.md", "---\non: 2026-03-10\n---\n");
  const { digest, files } = await shown("restore/a.md");
  expect(files).toEqual([
    ["a.md", record],
    ["a.csv", "person,on\nana,2026-03-10\n"],
  ]);
  const listed = await recordsIn(folder.path);
  expect((await shown("restore/b.md")).digest).toBe(listed.find(({ id }) => id === "restore/b.md")?.digest);
  folder.write("restore/a.csv", "person,on\nana,2026-03-11\n");
  expect((await shown("restore/a.md")).digest).not.toBe(digest);
});

test.each([
  "restore/../../secret.md",
  "../secret.md",
  "/secret.md",
  "restore/c.md",
  "restore/a.txt",
  "restore",
])("nothing is read of %j", async (id) => {
  folder.write("secret.md", "---\n---\n");
  folder.write("restore/a.txt", "x");
  expect(await shown(id)).toEqual({ digest: "", files: [] });
});

test("nothing is read of a restricted kind", async () => {
  folder.write("screening/ana.md", "---\non: 2026-03-10\n---\n");
  expect(await shown("screening/ana.md", sealed)).toEqual({ digest: "", files: [] });
});
