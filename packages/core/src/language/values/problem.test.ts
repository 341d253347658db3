import { describe, expect, test } from "vitest";
import {
  isReadError,
  type Problem,
  problemOf,
  problemSchema,
  ReadError,
  reasonCodes,
  reworded,
  textOf,
  thrownBy,
  thrownProblem,
} from "./problem.ts";

const denied: Problem = {
  code: "access-denied",
  message: "kms:ListKeys was denied.",
  operation: "kms:ListKeys",
  permission: "kms:ListKeys",
};

describe("a read that fails for good", () => {
  test("carries its problem, its words and its cause", () => {
    const cause = new Error("403");
    const error = new ReadError(denied, { cause });
    expect(error).toMatchObject({ name: "ReadError", message: "kms:ListKeys was denied.", problem: denied });
    expect(error.cause).toBe(cause);
  });

  test("is known when another copy of the package threw it, and nothing else is taken for one", () => {
    class Twin extends Error {
      override readonly name = "ReadError";
      readonly problem = denied;
    }
    expect([new ReadError(denied), new Twin()].map(isReadError)).toEqual([true, true]);
    const nameless = Object.assign(new Error("x"), { problem: denied });
    const empty = Object.assign(new Error("x"), { name: "ReadError" });
    expect([nameless, empty, { name: "ReadError", problem: denied }, undefined].map(isReadError)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("what was thrown, as a problem", () => {
  test("is a read error's own, whatever failed", () => {
    expect(problemOf(new ReadError(denied), "aws could not be reached")).toBe(denied);
  });

  test.each<[unknown, string]>([
    [new TypeError("x is not a function"), "aws could not be reached: x is not a function"],
    ["no route", "aws could not be reached: no route"],
    [42, "aws could not be reached: something that is not an error was thrown"],
    [undefined, "aws could not be reached: something that is not an error was thrown"],
    [Object.create(null), "aws could not be reached: something that is not an error was thrown"],
  ])("is told for %o", (thrown, message) => {
    expect(problemOf(thrown, "aws could not be reached")).toEqual({ code: "not-collected", message });
  });

  test("is never what an object without an error's class calls itself", () => {
    expect(textOf({ message: "trust me", toString: () => "trust me" })).toBe(
      "something that is not an error was thrown",
    );
  });

  test("leads back to what was thrown, also in other words, and beside the JSON", () => {
    const error = new Error("boom");
    const problem = thrownProblem("assertion-threw", "aws/x threw: boom", error);
    expect(thrownBy(problem)).toBe(error);
    const again = reworded(problem, { code: "dependency-failed", message: "aws/x is incomplete." });
    expect(again).toEqual({ code: "dependency-failed", message: "aws/x is incomplete." });
    expect(thrownBy(again)).toBe(error);
    expect(JSON.parse(JSON.stringify(again))).toEqual(again);
    expect(thrownBy(denied)).toBeUndefined();
    expect(thrownBy(reworded(denied, { message: "Other words." }))).toBeUndefined();
  });

  test("keeps operation and permission when it is reworded", () => {
    expect(reworded(denied, { code: "dependency-failed" })).toEqual({ ...denied, code: "dependency-failed" });
    expect(denied.code).toBe("access-denied");
  });
});

describe("a problem in a recording", () => {
  test("has a code that never changes", () => {
    // Kept recordings and evidence carry these words: one that goes makes them unreadable.
    expect(reasonCodes).toEqual([
      "access-denied",
      "ambiguous-absence",
      "ambiguous-scope",
      "assertion-threw",
      "dependency-failed",
      "empty-population",
      "network",
      "no-assertions",
      "not-collected",
      "partial-data",
      "schema-mismatch",
      "stale-evidence",
      "throttled",
      "timeout",
      "unavailable",
      "unopened-value",
    ]);
    for (const code of reasonCodes) expect(problemSchema.parse({ code, message: "M." }).code).toBe(code);
  });

  test.each<[string, unknown]>([
    ["an unknown code", { code: "fine", message: "M." }],
    ["no message", { code: "network" }],
    ["a field of nobody's", { code: "network", message: "M.", stack: "at x" }],
    ["an undefined permission", { code: "network", message: "M.", permission: undefined }],
  ])("is refused with %s", (_, value) => {
    expect(problemSchema.safeParse(value).success).toBe(false);
  });
});
