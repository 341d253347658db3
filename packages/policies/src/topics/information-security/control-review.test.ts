import type { EvidenceKindDefinition } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { controlReviewKind } from "./control-review.ts";

const failing = { control: "access-reviewed", why: "The review is late.", owner: "ben", due: "2026-02-06" };
const review = { run: "2026-02-02, commit 1a2b3c", counted: 1, controls: [failing] };

type Shows = NonNullable<EvidenceKindDefinition<unknown>["shows"]>;

/** What a review of 2026-02-02 does not show. */
function missing(change: object): readonly string[] {
  const shows = controlReviewKind.shows as unknown as Shows;
  const context = {
    today: "2026-03-01",
    on: "2026-02-02",
    limitOf: ({ default: limit }) => limit,
    before: "2025-12-31",
    isControl: () => true,
  } satisfies Parameters<Shows>[1];
  return shows(controlReviewKind.schema.parse({ ...review, ...change }), context)
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ name }) => name);
}

test("a review shows every control that is counted, with who mends it by when", () => {
  expect(missing({})).toEqual([]);
  expect(missing({ counted: 0, controls: [] })).toEqual([]);
  expect(missing({ controls: [{ ...failing, due: "2026-02-02" }] })).toEqual([]);
});

test("one that leaves a control out, or lists another again in its place, is refused", () => {
  expect(missing({ counted: 2 })).toEqual([expect.stringContaining("controls that are listed")]);
  expect(missing({ counted: 2, controls: [failing, failing] })).toEqual([
    expect.stringContaining("controls that are listed"),
  ]);
});

test("a day that was past already is none by which anything is mended", () => {
  expect(missing({ controls: [{ ...failing, due: "2026-02-01" }] })).toEqual([
    expect.stringContaining("whose day was past"),
  ]);
});

test.each(["control", "why", "owner", "due"])("a control without %s is no line of a review", (field) => {
  const { [field as keyof typeof failing]: _, ...rest } = failing;
  expect(() => missing({ controls: [rest] })).toThrow(field);
});

test("a review says which run it looked at", () => {
  expect(() => missing({ run: " " })).toThrow("run");
});
