import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minimal = join(root, "examples/minimal");
const ran = (...args: readonly string[]) =>
  spawnSync(process.execPath, [...args], {
    cwd: minimal,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

describe("acceptance 1: the smallest example", () => {
  test("is a whole program in under 60 lines", () => {
    const sources = readdirSync(minimal).filter((name) => name.endsWith(".ts"));
    const lines = sources.flatMap((name) => readFileSync(join(minimal, name), "utf8").trimEnd().split("\n"));
    expect(lines.length).toBeLessThan(60);
    const { stdout, status } = ran(join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
    expect([stdout, status]).toEqual(["", 0]);
  });

  test("has documents that say what it defines", () => {
    const { stdout, status } = ran(join(root, "packages/cli/bin/bylaw.js"), "docs", "--check");
    expect(stdout).toBe("24 documents in documents say what the program defines.\n");
    expect(status).toBe(0);
  });

  test("is judged with no account and no network, and is not green while nobody has shown anything", () => {
    const { stdout, status } = ran(join(root, "packages/cli/bin/bylaw.js"), "check", "--json");
    const { gaps, exitCode, criteria } = JSON.parse(stdout) as {
      readonly gaps: readonly object[];
      readonly exitCode: number;
      readonly criteria: readonly { readonly outcome: string }[];
    };
    expect(gaps).toEqual([]);
    expect(criteria.length).toBe(36);
    expect(criteria.filter(({ outcome }) => outcome === "pass")).toEqual([]);
    expect(status).toBe(exitCode);
    expect(exitCode).not.toBe(0);
  });
});
