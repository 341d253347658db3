import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decisionsPage, freezeListing, readDecisions } from "../index.ts";
import { people } from "../review.fixture.ts";
import { oddNames } from "./padded.fixture.ts";

const file = await freezeListing(oddNames);
const page = decisionsPage(file, { "github/acme": ["ana"], "aws/111111111111": ["ana"] });
/** What Prettier 3.10.1 makes of that page, byte for byte. */
const padded = readFileSync(new URL("./prettier.fixture.md", import.meta.url), "utf8");
const read = (text: string) => readDecisions(text, file, people);

describe("a file of decisions that Prettier padded", () => {
  test("reads as it did", () => {
    expect(padded).not.toBe(page);
    expect(read(padded)).toEqual(read(page));
    expect(read(padded).faults).toEqual([]);
    expect(read(padded).made).toHaveLength(20);
    expect(read(padded.replaceAll("\n", "\r\n"))).toEqual(read(page));
  });

  test("has its decisions, whatever pads them", () => {
    const decided = padded.replace(
      /^\| pending {2}\| ana \| {8}(?= *\| benb)/m,
      "|keep|\tana  |  HR-9 \\| 12",
    );
    expect(read(decided).made.find(({ account }) => account === "benb")).toMatchObject({
      decision: "keep",
      by: "ana",
      reason: "HR-9 | 12",
    });
    expect(read(decided).faults).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ["a right that is another", (text) => text.replace(/(\| benb .*)member/, "$1reader")],
    ["a space within a cell", (text) => text.replace("deploy (dup1)", "deploy  (dup1)")],
    ["a cell that is left out", (text) => text.replace(/(\| benb .*)\| first .*$/m, "$1|")],
    ["a cell too many", (text) => text.replace(/(\| benb .*)$/m, "$1 |")],
    ["a line that is moved in", (text) => text.replace(/^(\|.*\| benb )/m, "  $1")],
    ["a rule of fewer cells", (text) => text.replace(/^(\| -+.*) -+ \|$/m, "$1")],
    ["a rule that says something", (text) => text.replace(/^\| -------- \|/m, "| -- -- |")],
    ["a head of other words", (text) => text.replace("| last used ", "| Last used ")],
  ])("and that has %s is told by line", (_, edit) => {
    expect(edit(padded)).not.toBe(padded);
    expect(read(edit(padded)).faults.length).toBeGreaterThan(0);
  });
});
