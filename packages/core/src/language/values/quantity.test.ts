import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count, days, hours, months, names, type Quantity, tls, years } from "../../index.ts";
import { listText, quantity, quantityText } from "../../provider/index.ts";
import { quantityOf, type Unit } from "./quantity.ts";

const numeric = { hours, days, months, years, count };
const unit = fc.constantFrom(...(Object.keys(numeric) as (keyof typeof numeric)[]));
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

describe("an amount", () => {
  test("is frozen, with its unit", () => {
    fc.assert(
      fc.property(unit, amount, (of, n) => {
        const value = numeric[of](n);
        expect(value).toEqual({ unit: of, amount: n });
        expect(Object.isFrozen(value)).toBe(true);
      }),
    );
  });

  test.each<[number, string]>([
    [-1, "-1 days"],
    [Number.NaN, "NaN days"],
    [Number.POSITIVE_INFINITY, "Infinity days"],
    [Number.NEGATIVE_INFINITY, "-Infinity days"],
  ])("of %d is none", (n, text) => {
    expect(() => days(n)).toThrow(
      expect.objectContaining({
        message: `[bylaw] ${text} is not a limit that can be held.`,
        next: "Use a finite number that is not negative.",
      }),
    );
  });

  test("that a text stands for is none: NaN would keep every limit", () => {
    expect(() => days("90" as never)).toThrow("[bylaw] 90 days is not a limit that can be held.");
    expect(() => days(undefined as never)).toThrow("[bylaw] undefined days is not a limit that can be held.");
  });
});

test("a TLS version is one of those that there are", () => {
  expect(tls("1.2")).toEqual({ unit: "tls", amount: "1.2" });
  expect(() => tls("1.4" as never)).toThrow(
    expect.objectContaining({
      message: '[bylaw] "1.4" is not a TLS version.',
      next: "Use one of ssl2, ssl3, 1.0, 1.1, 1.2, 1.3.",
    }),
  );
});

test("names are one at least, none empty, and no list of the caller's", () => {
  const given = ["tests", "lint"];
  const value = names(...given);
  given.pop();
  expect(value.amount).toEqual(["tests", "lint"]);
  for (const wrong of [[], [""], ["tests", " "]]) {
    expect(() => names(...wrong)).toThrow("[bylaw] names() needs at least one name, none of them empty.");
  }
});

describe("the quantity that a setting stands for", () => {
  test("is of the setting's unit", () => {
    expect(quantityOf("days", { days: 180 })).toEqual(days(180));
    expect(quantityOf("tls", { tls: "1.3" })).toEqual(tls("1.3"));
    expect(quantityOf("names", { names: ["tests"] })).toEqual(names("tests"));
  });

  test("is held to what there is of it", () => {
    expect(() => quantityOf("days", { days: -1 })).toThrow(
      "[bylaw] -1 days is not a limit that can be held.",
    );
    expect(() => quantityOf("tls", { tls: "2" as never })).toThrow('[bylaw] "2" is not a TLS version.');
    expect(() => quantityOf("names", { names: [] })).toThrow("names() needs at least one name");
  });
});

describe("a quantity in a recording", () => {
  test("comes back as it was written", () => {
    fc.assert(
      fc.property(unit, amount, (of, n) => {
        const value = numeric[of](n);
        expect(quantity(of).parse(JSON.parse(JSON.stringify(value)))).toEqual({
          unit: of,
          amount: n === 0 ? 0 : n,
        });
      }),
    );
    expect(quantity("tls").parse(tls("1.2"))).toEqual(tls("1.2"));
    // What a provider lists may be nothing at all.
    expect(quantity("names").parse({ unit: "names", amount: [] })).toEqual({ unit: "names", amount: [] });
  });

  test.each<[Unit, unknown]>([
    ["days", { unit: "hours", amount: 1 }],
    ["days", { unit: "days", amount: -1 }],
    ["days", { unit: "days", amount: "90" }],
    ["days", { unit: "days", amount: null }],
    ["days", { unit: "days", amount: 1, note: "x" }],
    ["days", 90],
    ["tls", { unit: "tls", amount: "1.4" }],
    ["names", { unit: "names", amount: "tests" }],
    ["names", { unit: "names", amount: [1] }],
  ])("of %s is not %j", (of, value) => {
    expect(quantity(of).safeParse(value).success).toBe(false);
  });
});

describe("a quantity as a person reads it", () => {
  test.each<[Quantity, string]>([
    [hours(1), "1 hour"],
    [hours(0), "0 hours"],
    [months(3), "3 months"],
    [years(1), "1 year"],
    [days(1.5), "1.5 days"],
    [days(1.25), "1.25 days"],
    [days(1.004), "just over 1 days"],
    [days(0.996), "just under 1 days"],
    [days(0.001), "just over 0 days"],
    [days(89.999), "just under 90 days"],
    [count(0), "0"],
    [count(1.5), "1.5"],
    [tls("1.0"), "TLS 1.0"],
    [tls("ssl2"), "SSL 2.0"],
    [names("a", "b"), "a and b"],
  ])("%j is %s", (value, text) => {
    expect(quantityText(value)).toBe(text);
  });

  test("never looks like another whole number than it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (n) => {
        const text = quantityText(days(n));
        if (/^\d+ days?$/.test(text)) expect(Number(text.split(" ")[0])).toBe(n);
      }),
    );
  });
});

test.each<[readonly string[], string]>([
  [[], "none"],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("the list %j reads %s", (parts, text) => {
  expect(listText(parts)).toBe(text);
});
