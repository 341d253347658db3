import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "bylaw-folder-"));
});
afterEach(() => rm(home, { recursive: true }));

test("makes what is missing, also when another makes it at the same time", async () => {
  const path = join(home, "a/b/c");
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(home, "a/b/d"))]);
  await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test("throws the system's error where a file is in the way", async () => {
  await writeFile(join(home, "file"), "x");
  await expect(makeFolder(join(home, "file/x"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.skipIf(!existsSync("/proc/self"))("C2: ends where a parent is there and takes no folder", async () => {
  await expect(makeFolder("/proc/x")).rejects.toMatchObject({ code: "ENOENT" });
  await expect(makeFolder("/proc/x/y")).rejects.toMatchObject({ code: "ENOENT" });
});
