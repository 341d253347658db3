import { describe, expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { deletionCheckKind } from "./kinds.ts";

const one = { store: "orders", what: "Customer 7", due: "2026-02-01", query: "customer = 7", found: 0 };
const failing = (change: object) =>
  missingIn(deletionCheckKind, { sample: [{ ...one, ...change }] }, { on: "2026-03-01" });
const fits = (sample: readonly object[]): boolean => deletionCheckKind.schema.safeParse({ sample }).success;

describe("a check of deletions", () => {
  test("passes when it found nothing of what is past its time", () => {
    expect(failing({})).toEqual([]);
    expect(failing({ due: "2026-02-28" })).toEqual([]);
  });

  test("does not pass with what is still there", () => {
    expect(failing({ found: 1 })).toEqual(["what is past its time and still there"]);
  });

  test("does not pass with what may still be there", () => {
    expect(failing({ due: "2026-03-01" })).toEqual(["what was looked for before its time was over"]);
  });

  test.each<[string, readonly object[]]>([
    ["of nothing", []],
    ["that nobody can run again", [{ ...one, query: " " }]],
    ["without what it found", [{ ...one, found: undefined }]],
    ["of what was never due", [{ ...one, due: "soon" }]],
  ])("%s is none", (_, sample) => {
    expect(fits([one])).toBe(true);
    expect(fits(sample)).toBe(false);
  });
});
