import { describe, expect, test } from "vitest";
import { BylawError, isBylawError } from "./errors.ts";

describe("an expected error", () => {
  test("says whose it is, what is wrong and what to do", () => {
    const error = new BylawError("unknown-id", 'No control has the id "mfa".', {
      next: "Run bylaw explain.",
    });
    expect(error).toMatchObject({
      name: "BylawError",
      code: "unknown-id",
      message: '[bylaw] No control has the id "mfa".',
      next: "Run bylaw explain.",
    });
    expect(error).toBeInstanceOf(Error);
  });

  test("keeps its cause, and has none where there was none", () => {
    const cause = new Error("EACCES");
    expect(new BylawError("usage", "It broke.", { next: "Mend it.", cause }).cause).toBe(cause);
    expect("cause" in new BylawError("usage", "It broke.", { next: "Mend it." })).toBe(false);
  });

  test("is known when another copy of the package threw it", () => {
    class Twin extends Error {
      override readonly name = "BylawError";
      readonly next = "Mend it.";
    }
    expect(isBylawError(new Twin())).toBe(true);
    expect(isBylawError(new BylawError("usage", "It broke.", { next: "Mend it." }))).toBe(true);
  });

  test.each<[string, unknown]>([
    ["any other error", new TypeError("x is not a function")],
    ["an error of that name that says no next step", Object.assign(new Error("x"), { name: "BylawError" })],
    ["data that looks like one", { name: "BylawError", message: "x", next: "y" }],
    ["a text", "BylawError"],
    ["nothing", undefined],
    ["null", null],
  ])("is not %s", (_, thrown) => {
    expect(isBylawError(thrown)).toBe(false);
  });
});
