import fc from "fast-check";
import { expect, test } from "vitest";
import { restoreTest, screening } from "../testing/folder.ts";
import { noFaults } from "./faults.ts";
import { recordOf } from "./record.ts";

const KIB = 1024;

/** What a text says, and how long it took to find out. */
function read(yaml: string | Uint8Array, of = restoreTest) {
  const faults = noFaults();
  const bytes = typeof yaml === "string" ? new TextEncoder().encode(`---\n${yaml}\n---\n`) : yaml;
  const began = performance.now();
  const told = recordOf(bytes, of, faults);
  return { told, faults: faults.told(), took: performance.now() - began };
}

const yamlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."-?:,[]{}&*!|>'\"%@`#~<=\n\n\t \\"),
      fc.constantFrom(
        "- ",
        ": ",
        "? ",
        "\n  ",
        "\n    ",
        "a",
        "on: 2026-03-10\n",
        "notes:",
        "people:",
        "files:",
      ),
      fc.constantFrom(
        "<<: ",
        "__proto__: ",
        "constructor: ",
        "...\n",
        "%YAML 1.1\n",
        "\u0085",
        "\ufeff",
        "\u0002",
        "\u001f",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

test("whatever a file holds, reading it ends in a record", () => {
  const anything = fc.oneof(yamlish, fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(anything, fc.constantFrom(restoreTest, screening), (text, of) => {
      const { told, faults } = read(text, of);
      expect(JSON.parse(told.content)).toBeTypeOf("object");
      for (const { line, field = "", message } of faults) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(field + message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(message.length).toBeLessThan(400);
      }
    }),
    { numRuns: 3000 },
  );
});

const most = 255 * KIB;
const fill = (part: string, before = "on: 2026-03-10\nnotes: ", after = "") =>
  before + part.repeat(Math.floor((most - before.length - after.length) / part.length)) + after;

const dense: readonly (readonly [name: string, yaml: string])[] = [
  ["items", fill("1,", "notes: [", "]")],
  ["pairs", fill("a: b, ", "notes: [", "]")],
  ["keys", fill("k,", "notes: {", "}")],
  ["the same key", fill("a:\n", "")],
  [
    "people",
    Array.from({ length: 12_000 }, (_, index) => `  p${index}: 2026-02-30`).reduce(
      (a, b) => `${a}\n${b}`,
      "people:",
    ),
  ],
  [
    "unknown fields of an inner map",
    `steps:\n- ${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n  ")}`,
  ],
  ["items below a long key", `notes:\n  ? ${"k".repeat(100 * KIB)}\n  : [${"1,".repeat(70 * KIB)}]`],
  ["escapes", fill("\\u", 'notes: "', '"')],
  ["quotes", fill('"" ')],
  ["closers", fill("]")],
  ["openers", fill("[")],
  ["empty lines", fill("\n")],
  ["comments", fill("#\n", "on: 2026-03-10\n")],
  ["folded lines", fill(" x\n\n", "notes: >\n")],
  ["anchors", fill("&a ")],
  ["keys without commas", fill("a:\n", "notes: [")],
  ["keys without commas or lines", fill("a: ", "notes: [")],
  ["bad maps", fill("a: b: c\n", "")],
  ["stairs behind a block of text", `notes:\n- |\n  x\n${" ".repeat(1000)}- ${"- ".repeat(20)}`],
  ["stairs from the first line", `${" ".repeat(1000)}- a`],
  ["stairs of maps", Array.from({ length: 700 }, (_, index) => `${" ".repeat(index)}a:`).join("\n")],
  [
    "steep stairs",
    Array.from({ length: 90 }, (_, index) => " ".repeat(62 * index) + "- ".repeat(31)).join("\n"),
  ],
];

test.each(dense)("a quarter of a megabyte of %s is read in seconds, and little is kept", (_, yaml) => {
  const { told, faults, took } = read(yaml);
  expect(took).toBeLessThan(25_000);
  expect(JSON.stringify(told).length).toBeLessThan(6 * 256 * KIB);
  expect(JSON.stringify(faults).length).toBeLessThan(8 * KIB);
  expect(read(yaml, screening).told.content).toBe("{}");
});
