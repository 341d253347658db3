import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SarifLog } from "@bylaw/testbed/exports/sarif";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readers } from "../packages/exports/src/testing/readers.fixture.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "bylaw-exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example's recording in every format, written by the command line as a company writes it. */
function written(name: string): number | null {
  const outputs = readers.flatMap(({ format: { id } }) => ["--output", `${id}=${join(folder, name, id)}`]);
  return spawnSync(
    process.execPath,
    [join(root, "packages/cli/bin/bylaw.js"), "check", "--quiet", "--from", "recording", ...outputs],
    { cwd: join(root, "examples/acme"), env: { ...process.env, NO_COLOR: "1" } },
  ).status;
}

const textOf = (name: string, id: string): string => readFileSync(join(folder, name, id), "utf8");

beforeAll(() => {
  expect([written("first"), written("second")]).toEqual([2, 2]);
});

describe.each(readers.map((reader) => [reader.format.id, reader] as const))(
  "the example as %s",
  (id, reader) => {
    test("is valid, and the same bytes every time", async () => {
      const text = textOf("first", id);
      await reader.validate(text);
      expect(textOf("second", id)).toBe(text);
    });

    test("calls no more passing than passes", async () => {
      const { observations } = JSON.parse(textOf("first", "json")) as {
        readonly observations: readonly { readonly standing: string }[];
      };
      const passing = [...(await reader.read(textOf("first", id))).values()].filter((word) =>
        reader.passing.has(word),
      );
      expect(passing.length).toBeLessThanOrEqual(
        observations.filter(({ standing }) => standing === "pass").length,
      );
    });
  },
);

test("every location is a line of a file that is there", () => {
  const { controls } = JSON.parse(textOf("first", "json")) as {
    readonly controls: readonly {
      readonly tasks: readonly { readonly location: { readonly path: string; readonly line: number } }[];
    }[];
  };
  const locations = controls.flatMap(({ tasks }) => tasks.map(({ location }) => location));
  expect(locations.length).toBeGreaterThan(20);
  for (const { path, line } of locations) {
    expect(existsSync(join(root, path))).toBe(true);
    expect(readFileSync(join(root, path), "utf8").split("\n").length).toBeGreaterThanOrEqual(line);
  }
});

test.each(["sarif", "sarif-github"])("each result of %s stands in a file of the example", (id) => {
  const { results } = (JSON.parse(textOf("first", id)) as SarifLog).runs[0];
  const places = results.flatMap(({ locations }) => locations.map((one) => one.physicalLocation));
  expect(places.length).toBeGreaterThan(10);
  const files = new Set(places.map(({ artifactLocation }) => decodeURIComponent(artifactLocation.uri)));
  expect([...files].filter((one) => !existsSync(join(root, one)))).toEqual([]);
});
