import { recordSchema } from "@bylaw/core/provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordsIn, type TemporaryFolder, temporaryFolder, toldOf } from "./testing/folder.ts";
import { fileOf, malformed } from "./testing/malformed.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test.each(malformed)("$name is told by line, field and message", async (one) => {
  folder.write("restore/a.md", fileOf(one));
  const [record, ...others] = await recordsIn(folder.path);
  expect(record && toldOf(record)).toEqual(one.faults);
  expect(others).toEqual([]);
  expect(record?.id).toBe("restore/a.md");
  expect(recordSchema.parse(record)).toEqual(record);
});

test("all of them in one folder leave three good records as they are, in bounded time and space", async () => {
  const good = ["000.md", "mid.md", "zzz.md"];
  for (const name of good) folder.write(`restore/${name}`, "---\non: 2026-03-10\nminutes: 4\n---\n");
  for (const [index, one] of malformed.entries()) folder.write(`restore/bad-${index}.md`, fileOf(one));
  const began = performance.now();
  const records = await recordsIn(folder.path);
  expect(performance.now() - began).toBeLessThan(20_000);
  const ids = records.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(records).toHaveLength(good.length + malformed.length);
  const sound = records.filter(({ faults }) => faults.length === 0);
  expect(sound.map(({ id }) => id)).toEqual(good.map((name) => `restore/${name}`));
  for (const { on, content } of sound) expect([on, content]).toEqual(["2026-03-10", '{"minutes":4}']);
  // The files are more than a megabyte.
  expect(JSON.stringify(records).length).toBeLessThan(60_000);
  expect(Math.max(...records.map(({ faults }) => faults.length))).toBe(21);
});
