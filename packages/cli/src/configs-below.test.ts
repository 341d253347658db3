import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configPath } from "./load-config.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bylaw-below-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function holds(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), "");
  }
}
const next = (): string => {
  try {
    return configPath(folder);
  } catch (error) {
    return (error as { readonly next: string }).next;
  }
};

test("where the config lies below, as where init writes it beside a package, it is named", async () => {
  await holds("compliance/bylaw.config.ts");
  expect(next()).toBe("It is below: add --config compliance/bylaw.config.ts, or run bylaw in that folder.");
});

test("so is the one of a workspace, and none that is installed", async () => {
  await holds(
    "packages/compliance/bylaw.config.mts",
    "node_modules/other/bylaw.config.ts",
    ".git/bylaw.config.ts",
  );
  expect(next()).toBe(
    "It is below: add --config packages/compliance/bylaw.config.mts, or run bylaw in that folder.",
  );
});

test("of several all are named, and where there is none nothing is", async () => {
  expect(next()).toBe("Run bylaw where the config is, or name it with --config <file>.");
  await holds("a/bylaw.config.ts", "b/bylaw.config.ts");
  expect(next()).toBe("They are below: add --config a/bylaw.config.ts or --config b/bylaw.config.ts.");
});
