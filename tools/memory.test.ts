import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

test("one million observations from a recording stay under 300 MB", () => {
  const jiti = join(root, "node_modules/jiti/lib/jiti-cli.mjs");
  const { stdout } = spawnSync(process.execPath, [jiti, join(root, "bench/million.ts")], {
    encoding: "utf8",
  });
  const { observations, assertions, peakMb } = JSON.parse(stdout) as Readonly<Record<string, number>>;
  expect(observations).toBe(1_000_000);
  expect(assertions).toBe(2_000_000);
  expect(peakMb).toBeLessThan(300);
});
