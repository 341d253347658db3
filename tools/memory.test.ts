import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formats } from "@bylaw/exports";
import { expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a bench printed, run in a process of its own. */
function measured<T = Readonly<Record<string, number>>>(bench: string, ...args: readonly string[]): T {
  const jiti = join(root, "node_modules/jiti/lib/jiti-cli.mjs");
  const { stdout } = spawnSync(process.execPath, [jiti, join(root, "bench", bench), ...args], {
    encoding: "utf8",
  });
  return JSON.parse(stdout);
}

test("one million observations from a recording stay under 300 MB", () => {
  const { observations, assertions, peakMb } = measured("million.ts");
  expect(observations).toBe(1_000_000);
  expect(assertions).toBe(2_000_000);
  expect(peakMb).toBeLessThan(300);
});

test("an AWS account of 5,000 users, 2,000 keys and 3,000 buckets is decided under 512 MB, and tells how far it is", () => {
  const { resources, undecided, calls, steps, peakMb } = measured("large-account.ts");
  console.log(`a large account: ${calls} calls, ${peakMb} MB at the peak.`);
  expect([resources, undecided]).toEqual([10_000, 0]);
  expect(steps).toBeGreaterThan(100);
  expect(peakMb).toBeLessThan(512);
});

test("100,000 failures are written in every format under 300 MB", () => {
  const { fail, written, peakMb } = measured<{
    readonly fail: number;
    readonly written: Readonly<Record<string, { readonly bytes: number }>>;
    readonly peakMb: number;
  }>("exports.ts");
  console.log(`every format of 100,000 failures: ${peakMb} MB at the peak.`);
  expect(fail).toBe(100_000);
  expect(Object.keys(written)).toEqual(formats.map(({ id }) => id));
  expect(Object.values(written).every(({ bytes }) => bytes > 100)).toBe(true);
  expect(peakMb).toBeLessThan(300);
});
