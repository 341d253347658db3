import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBlockIndex } from "./block-index.ts";
import { blockPath, digestOf } from "./blocks.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bylaw-index-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(year: string, content: string): Promise<string> {
  const digest = digestOf(content);
  const path = blockPath(join(root, year), digest);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "");
  return digest;
}

test("a block is there where one of the years has it", async () => {
  const digest = await put("2025", "a");
  const isThere = createBlockIndex();
  const [former, later] = [join(root, "2025"), join(root, "2026")];
  expect(await isThere([later, former], digest)).toBe(true);
  expect(await isThere([later], digest)).toBe(false);
  expect(await isThere([], digest)).toBe(false);
  expect(await isThere([former], digestOf("b"))).toBe(false);
  // In the same folder, under another name.
  expect(await isThere([former], `${digest.slice(0, -1)}g`)).toBe(false);
});

test("each folder of blocks is listed once", async () => {
  const digest = await put("2026", "a");
  const isThere = createBlockIndex();
  const year = join(root, "2026");
  expect(await isThere([year], digest)).toBe(true);
  await rm(year, { recursive: true });
  expect(await isThere([year], digest)).toBe(true);
  expect(await createBlockIndex()([year], digest)).toBe(false);
});
