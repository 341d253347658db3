import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SarifLog, sarifFaults } from "@bylaw/testbed/exports/sarif";
import { expect, test } from "vitest";
import { root } from "./repo.ts";

test("both SARIF files of the example are valid, and each result stands in a file of the example", () => {
  const acme = join(root, "examples/acme");
  const folder = mkdtempSync(join(tmpdir(), "bylaw-sarif-"));
  try {
    const formats = ["sarif", "sarif-github"];
    const outputs = formats.flatMap((one) => ["--output", `${one}=${join(folder, one)}`]);
    const bin = join(root, "packages/cli/bin/bylaw.js");
    const { status } = spawnSync(process.execPath, [bin, "check", "--from", "recording", ...outputs], {
      cwd: acme,
    });
    expect(status).toBe(2);
    for (const format of formats) {
      const text = readFileSync(join(folder, format), "utf8");
      expect(sarifFaults(text)).toEqual([]);
      const { results } = (JSON.parse(text) as SarifLog).runs[0];
      const places = results.flatMap(({ locations }) => locations.map((one) => one.physicalLocation));
      expect(places.length).toBeGreaterThan(10);
      const files = new Set(places.map(({ artifactLocation }) => decodeURIComponent(artifactLocation.uri)));
      expect([...files].filter((one) => !existsSync(join(root, one)))).toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
