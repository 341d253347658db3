import { describe, expect, test } from "vitest";
import { areOpposite, type Holds, holds, type RequestFacts } from "./condition.ts";

const facts: RequestFacts = new Map<string, { readonly value: string } | "absent">([
  ["there", { value: "1.2" }],
  ["flag", { value: "false" }],
  ["missing", "absent"],
]);

test.each<[operator: string, key: string, values: readonly string[], Holds]>([
  ["NumericEquals", "there", ["1", "1.2"], "yes"],
  ["NumericEquals", "there", ["1.20"], "yes"],
  ["NumericNotEquals", "there", ["1", "1.2"], "no"],
  ["NumericLessThan", "there", ["1.2"], "no"],
  ["NumericLessThanEquals", "there", ["1.2"], "yes"],
  ["NumericGreaterThan", "there", ["1.1", "9"], "yes"],
  ["NumericGreaterThanEquals", "there", ["1.3"], "no"],
  ["NumericEquals", "there", [""], "unknown"],
  ["NumericNotEquals", "there", ["two"], "unknown"],
  ["NumericNotEquals", "there", ["two", "1.2"], "no"],
  ["StringLike", "there", ["1.?"], "yes"],
  ["StringNotLike", "there", ["2*"], "yes"],
  ["ForAllValues:StringEquals", "there", ["1.2"], "yes"],
  ["ForAnyValue:StringNotEquals", "there", ["1.2"], "no"],
  ["Bool", "flag", ["false"], "yes"],
  ["Bool", "flag", ["true"], "no"],
  ["Bool", "flag", ["FALSE"], "unknown"],
  ["DateEquals", "there", ["2026-01-01"], "unknown"],
  ["IpAddress", "there", ["10.0.0.0/8"], "unknown"],
  ["ArnLike", "there", ["*"], "unknown"],
  ["BinaryEquals", "there", ["MS4y"], "unknown"],
  ["StringEquals", "missing", ["a"], "no"],
  ["StringNotEquals", "missing", ["a"], "yes"],
  ["NotIpAddress", "missing", ["10.0.0.0/8"], "yes"],
  ["DateLessThanIfExists", "missing", ["2026-01-01"], "yes"],
  ["ForAllValues:StringEquals", "missing", ["a"], "yes"],
  ["ForAnyValue:StringEquals", "missing", ["a"], "no"],
  ["ForAnyValue:StringNotEquals", "missing", ["a"], "unknown"],
  ["ForAnyValue:StringEqualsIfExists", "missing", ["a"], "unknown"],
  ["Null", "missing", ["true"], "yes"],
  ["Null", "there", ["true"], "no"],
  ["Null", "elsewhere", ["true"], "unknown"],
  ["Null", "elsewhere", ["true", "false"], "yes"],
  ["Null", "missing", ["yes"], "unknown"],
  ["ForAllValues:Null", "missing", ["true"], "unknown"],
  ["StringEquals", "elsewhere", ["a"], "unknown"],
  ["StringNotEquals", "missing", [`\${aws:username}`], "unknown"],
  ["StringNotEquals", "missing", [], "unknown"],
  ["stringequals", "missing", ["a"], "unknown"],
])("%s on %s with %j: %s", (operator, key, values, expected) => {
  expect(holds({ operator, key, values: [...values] }, facts)).toBe(expected);
});

describe("areOpposite", () => {
  const condition = (operator: string, key: string, ...values: string[]) => ({ operator, key, values });
  test.each([
    [condition("IpAddress", "a", "1", "2"), condition("NotIpAddress", "a", "2", "1"), true],
    [condition("StringNotLike", "a", "x*"), condition("StringLike", "a", "x*"), true],
    [condition("Null", "a", "true"), condition("Null", "a", "false"), true],
    [condition("Null", "a", "true"), condition("Null", "a", "true"), false],
    [condition("Null", "a", "true", "false"), condition("Null", "a", "false"), false],
    [condition("Bool", "a", "true"), condition("Bool", "a", "false"), false],
    [condition("StringLike", "a", "x"), condition("StringNotEquals", "a", "x"), false],
    [condition("StringLike", "a", "x"), condition("StringNotLike", "a", "y"), false],
    [condition("StringLike", "a", "x"), condition("StringNotLike", "b", "x"), false],
    [condition("StringLikeIfExists", "a", "x"), condition("StringNotLike", "a", "x"), false],
    [condition("ForAnyValue:StringLike", "a", "x"), condition("ForAllValues:StringNotLike", "a", "x"), false],
    [condition("StringEquals", "aws:tagkeys", "x"), condition("StringNotEquals", "aws:tagkeys", "x"), false],
    [condition("StringEquals", "a"), condition("StringNotEquals", "a"), false],
  ])("%j and %j: %j", (one, other, expected) => {
    expect(areOpposite(one, other)).toBe(expected);
  });
});
