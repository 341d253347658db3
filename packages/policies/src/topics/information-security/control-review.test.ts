import { expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { controlReviewKind } from "./control-review.ts";

const failing = { control: "access-reviewed", why: "The review is late.", owner: "ben", due: "2026-02-06" };
const review = { run: "2026-02-02, commit 1a2b3c", counted: 1, controls: [failing] };

/** What a review of 2026-02-02 does not show. */
const missing = (change: object) =>
  missingIn(controlReviewKind, { ...review, ...change }, { on: "2026-02-02", today: "2026-03-01" });

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
