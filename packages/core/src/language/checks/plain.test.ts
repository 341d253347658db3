import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, fact, type Quantity, tls } from "../../index.ts";
import { absent, known, unreadable } from "../../provider/index.ts";
import { equal, valueText } from "./plain.ts";

describe("what looks like an observed value is data", () => {
  test("and is compared as such", () => {
    const tags = { state: "absent", operation: "x", code: "y" };
    expect(fact("tags", tags).isAbsent().outcome).toBe("fail");
    expect(
      fact<object>("tags", known({ state: "known", value: "a" })).is({ state: "known", value: "b" }).outcome,
    ).toBe("fail");
  });

  test("equality looks at own fields of plain data only", () => {
    const proto: object = JSON.parse('{"__proto__":{}}');
    expect(fact("a", known<object>(proto)).is({ a: 1 }).outcome).toBe("fail");
    expect(fact("a", known<object>([])).is({}).outcome).toBe("fail");
    expect(fact("a", known<object>(new Date(0))).is(new Date(1)).outcome).toBe("fail");
  });

  test("amounts that cannot be compared are not", () => {
    const nine = { unit: "tls", amount: "9" } as unknown as Quantity<"tls">;
    expect(() => fact("tls", known(nine)).atMost(tls("1.2"))).toThrow('"9" is not an amount of tls.');
    expect(() => fact("age", known(days(1))).atMost({ unit: "hours", amount: 1 } as never)).toThrow(
      "days cannot be held against hours.",
    );
  });
});

describe("a value as a person reads it", () => {
  test.each<[string, unknown, string]>([
    ["a boolean", false, "false"],
    ["a number", 1.5, "1.5"],
    ["a text", "on", "on"],
    ["an empty text", "", '""'],
    ["a list", ["a", "b", "c"], "a, b and c"],
    ["an empty list", [], "none"],
    ["a list with an empty text", ["", "b"], '"" and b'],
    ["a quantity", days(90), "90 days"],
    ["a list of quantities", [days(1), days(2)], "1 day and 2 days"],
    ["anything else", { b: 1, a: null }, '{"b":1,"a":null}'],
    ["null", null, "null"],
    ["what was read", known("on"), "on"],
    ["what there is none of", absent("vault:Get", "NoPolicy"), "absent (NoPolicy)"],
    ["what was not read", unreadable({ code: "network", message: "secret" }), "could not be read"],
    ["a list of what was partly read", [known(1), absent("vault:Get", "None")], "1 and absent (None)"],
  ])("%s", (_, value, text) => {
    expect(valueText(value)).toBe(text);
  });
});

describe("equality", () => {
  const json = fc.jsonValue();

  test("is that of JSON, whatever the order of its fields", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(equal(value, structuredClone(value))).toBe(true);
      }),
    );
    expect(equal({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  });

  test("is the same both ways, and tells apart whatever prints apart", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(equal(a, b)).toBe(equal(b, a));
        if (equal(a, b)) expect(JSON.stringify(a).length).toBe(JSON.stringify(b).length);
      }),
    );
  });

  test.each<[string, unknown, unknown]>([
    ["a longer list", [1], [1, 2]],
    ["another order of a list", [1, 2], [2, 1]],
    ["a field more", { a: 1 }, { a: 1, b: 1 }],
    ["a field of another name", { a: undefined }, { b: undefined }],
    ["a number and its text", 1, "1"],
    ["nothing and null", undefined, null],
    ["an object and null", {}, null],
    ["two maps", new Map([["a", 1]]), new Map([["a", 1]])],
  ])("is not: %s", (_, a, b) => {
    expect(equal(a, b)).toBe(false);
  });

  test("of what is no number with itself holds", () => {
    expect(equal(Number.NaN, Number.NaN)).toBe(true);
  });
});
