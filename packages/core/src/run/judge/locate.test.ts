import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Collector, defineCheck, fact } from "../../index.ts";
import { unreadableResource } from "../../provider/index.ts";
import { always, rotation, type VaultKey, vault, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { denied, key, run } from "../run.fixture.ts";
import { locate } from "./locate.ts";

const written: Collector<VaultKey> = {
  ...vaultKeys,
  id: "vault/written-keys",
  locate: ({ id, name }) => (name === undefined ? undefined : { path: `${name}/${id}.ts`, line: 3 }),
};

test("a resource has the place that its listing gives it, and no other has one", async () => {
  const check = defineCheck({
    id: "vault/written",
    title: "Key is written down",
    why: "A key that is not is lost.",
    fix: "Write it down.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["What is written is not read."],
    each: written,
    assert: ({ manager }) => [fact("manager", manager).is("customer")],
  });
  const providers = [
    vault(
      ["north"],
      always(
        key("a", 1, { name: "src" }),
        key("b", 1),
        key("c", 1, { name: ".." }),
        unreadableResource("d", denied),
      ),
    ),
  ];
  const { observations } = await run(
    vaultProgram({ providers, policies: [], controls: [{ ...rotation, checks: [check] }] }),
  );
  expect(observations.map(({ resource: { id, location } }) => [id, location])).toEqual([
    ["a", { path: "src/a.ts", line: 3 }],
    ["b", undefined],
    ["c", undefined],
    ["d", undefined],
  ]);
});

describe("what a recording says of a place", () => {
  const at = (path: string, line = 1) =>
    locate({ ...vaultKeys, locate: () => ({ path, line }) } as Collector<VaultKey>, { id: "a" });

  test.each([
    "/etc/passwd",
    "C:/Windows/win.ini",
    "src/../../other.ts",
    "src\\other.ts",
    "./src/a.ts",
    "src//a.ts",
    "src/",
    "",
    "src/a.ts\n::error::x",
    "src/\u001b[2J.ts",
    "src/\ud800.ts",
    `src/${"a".repeat(4_096)}.ts`,
  ])("is no place: %j", (path) => {
    expect(at(path)).toBeUndefined();
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])("is no line: %d", (line) => {
    expect(at("src/a.ts", line)).toBeUndefined();
  });

  test("is never outside of the folder, nor written in two ways, whatever it says", () => {
    const part = fc.constantFrom("..", ".", "", "a", "b.ts", "...", ".env", "c d", "é");
    const paths = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part).map((parts) => parts.join("/")),
    );
    fc.assert(
      fc.property(paths, (path) => {
        const found = at(path);
        if (found === undefined) return;
        expect(found).toEqual({ path, line: 1 });
        expect(posix.normalize(path)).toBe(path);
        expect(posix.join("/root", path).startsWith("/root/")).toBe(true);
        expect(path).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
      { numRuns: 1_000 },
    );
  });
});
