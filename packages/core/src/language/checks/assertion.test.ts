import { describe, expect, test } from "vitest";
import { allOf, anyOf, fact, type Observed } from "../../index.ts";
import { unreadable } from "../../provider/index.ts";
import { isAssertion } from "./assertion.ts";

const one = fact("rotation", true).is(true);
const unread: Observed<boolean> = unreadable({ code: "access-denied", message: "Denied." });

describe("an assertion", () => {
  test.each<[string, unknown]>([
    ["a fact that was ended", one],
    ["one of several", anyOf("any", [one])],
    ["all of several", allOf("all", [one])],
    ["one that could not be decided", fact("rotation", unread).is(true)],
    ["one of nothing", anyOf("any", [])],
  ])("is %s", (_, value) => {
    expect(isAssertion(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a copy of one", { ...one }],
    ["its JSON", JSON.parse(JSON.stringify(one))],
    ["data that looks like one", { kind: "assertion", name: "x", outcome: "pass" }],
    ["a fact that was not ended", fact("rotation", true)],
    ["a promise of one", Promise.resolve(one)],
    ["true", true],
    ["null", null],
    ["nothing", undefined],
  ])("is not %s", (_, value) => {
    expect(isAssertion(value)).toBe(false);
  });

  test("is printed as data, with what it has and no trace of what it has not", () => {
    expect(JSON.parse(JSON.stringify(one))).toEqual({
      kind: "assertion",
      name: "rotation",
      outcome: "pass",
      observed: "true",
      expected: "true",
    });
  });
});
