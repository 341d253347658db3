import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Standing } from "../run/outcome.ts";
import { exitOf, kindOf, verdictKinds } from "./kinds.ts";

const standings = [
  "pass",
  "fail",
  "waived",
  "planned",
  "advisory",
  "error",
  "not-applicable",
  "manual",
  "skipped",
  undefined,
] as const satisfies readonly (Standing | undefined)[];
const any = fc.constantFrom(...standings);

describe("what becomes of a verdict on one recording", () => {
  test.each([
    ["pass", "fail", "newly-failing"],
    ["waived", "fail", "newly-failing"],
    ["planned", "fail", "newly-failing"],
    ["error", "fail", "newly-failing"],
    [undefined, "fail", "newly-failing"],
    ["pass", "error", "newly-undecided"],
    ["fail", "error", "newly-undecided"],
    ["pass", "skipped", "newly-undecided"],
    ["fail", undefined, "no-longer-judged"],
    ["fail", "not-applicable", "no-longer-judged"],
    ["error", undefined, "no-longer-judged"],
    ["waived", undefined, "no-longer-judged"],
    ["advisory", "not-applicable", "no-longer-judged"],
    ["fail", "manual", "no-longer-judged"],
    ["error", "manual", "no-longer-judged"],
    ["pass", "manual", "newly-waiting"],
    ["fail", "waived", "newly-waived"],
    ["error", "waived", "newly-waived"],
    ["fail", "planned", "newly-planned"],
    ["waived", "planned", "newly-planned"],
    ["fail", "advisory", "newly-advisory"],
    ["error", "pass", "decided"],
    ["fail", "pass", "newly-passing"],
    ["waived", "pass", "newly-passing"],
    ["manual", "pass", "newly-passing"],
    ["pass", undefined, "dropped"],
    ["pass", "not-applicable", "dropped"],
    ["manual", undefined, "dropped"],
    [undefined, "pass", "new"],
    ["not-applicable", "pass", "new"],
    [undefined, "manual", "new"],
    ["error", "skipped", undefined],
    [undefined, "not-applicable", undefined],
    ["not-applicable", undefined, undefined],
  ] as const)("%s, and %s now, is %s", (was, is, kind) => {
    expect(kindOf(was, is, false)).toBe(kind);
  });

  test("is nothing where nothing changed, and one of the kinds else", () => {
    fc.assert(
      fc.property(any, any, (was, is) => {
        const kind = kindOf(was, is, false);
        if (was === is) expect(kind).toBeUndefined();
        else if (kind !== undefined) expect(verdictKinds).toContain(kind);
      }),
    );
  });

  test("is not compared where it is asked otherwise and undecided by both", () => {
    expect(kindOf("error", "skipped", true)).toBe("not-compared");
    expect(exitOf("not-compared", "error")).toBe(2);
    fc.assert(
      fc.property(any, any, (was, is) => {
        const kind = kindOf(was, is, true);
        if (kind !== "not-compared") expect(kind).toBe(kindOf(was, is, false));
      }),
    );
  });

  test("is never good where it was not good before and nothing judges it now", () => {
    const bad = fc.constantFrom(...(["fail", "waived", "planned", "advisory", "error", "skipped"] as const));
    const unjudged = fc.constantFrom(...([undefined, "not-applicable", "manual"] as const));
    fc.assert(
      fc.property(bad, unjudged, (was, is) => {
        expect(kindOf(was, is, false)).toBe("no-longer-judged");
        expect(exitOf("no-longer-judged", was)).toBeGreaterThan(0);
      }),
    );
  });

  test("ends in 1 for a failure, in 2 for what is undecided, and in 0 where nothing gets worse", () => {
    const ends = (was: Standing | undefined, is: Standing | undefined) => {
      const kind = kindOf(was, is, false);
      return kind === undefined ? 0 : exitOf(kind, was);
    };
    expect(ends("pass", "fail")).toBe(1);
    expect(ends("fail", undefined)).toBe(1);
    expect(ends("waived", undefined)).toBe(1);
    expect(ends("error", undefined)).toBe(2);
    expect(ends("pass", "error")).toBe(2);
    expect(ends("pass", "manual")).toBe(2);
    expect(ends("fail", "waived")).toBe(0);
    expect(ends("fail", "pass")).toBe(0);
    expect(ends("pass", undefined)).toBe(0);
    expect(ends(undefined, "pass")).toBe(0);
  });
});
