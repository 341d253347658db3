import { expect, test } from "vitest";
import { parsePattern } from "./filter-pattern.ts";

const is = (field: string, value: string, operator = "=") => ({ kind: "condition", field, operator, value });
const [a, b, c] = [is("$.a", "1"), is("$.b", "2"), is("$.c", "3")];
const or = (...parts: readonly object[]) => ({ kind: "or", parts });
const and = (...parts: readonly object[]) => ({ kind: "and", parts });

test.each<[string, object]>([
  ["{ $.a = 1 }", a],
  ['{($.a="1")}', a],
  ["  {$.a=1}\n", a],
  ['{ ((($.a = "1"))) }', a],
  ["{ $.a = 1 || $.b = 2 && $.c = 3 }", or(a, and(b, c))],
  ["{ ($.a = 1 || $.b = 2) && $.c = 3 }", and(or(a, b), c)],
  ["{($.a=1)||($.b=2)||($.c=3)}", or(a, b, c)],
  ["{ $.a NOT EXISTS }", is("$.a", "", "NOT EXISTS")],
  ["{ $.a not   exists }", is("$.a", "", "NOT EXISTS")],
  ["{ $.a EXISTS && $.b IS NULL }", and(is("$.a", "", "EXISTS"), is("$.b", "", "IS NULL"))],
  ["{ $.a IS TRUE || $.b IS FALSE }", or(is("$.a", "", "IS TRUE"), is("$.b", "", "IS FALSE"))],
  ['{ $.a != "x y (z) && \\"q\\"" }', is("$.a", 'x y (z) && "q"', "!=")],
  ["{ $.a >= 5 }", is("$.a", "5", ">=")],
  ["{ $.x[0].y = 1 }", is("$.x[0].y", "1")],
  ["{ $.errorCode = AccessDenied* }", is("$.errorCode", "AccessDenied*")],
  ["{ $.eventSource = iam.amazonaws.com }", is("$.eventSource", "iam.amazonaws.com")],
  ["{ $.a = %x.*% }", is("$.a", "%x.*%", "= %")],
])("%s is read", (text, expression) => {
  expect(parsePattern(text)).toEqual(expression);
});

test.each([
  "",
  "ERROR",
  '"a" "b"',
  "[ip, user, ...]",
  "{}",
  "{ $.a }",
  "{ $.a = }",
  "{ $.a = 1",
  "{ ($.a = 1 }",
  "{ $.a = 1) }",
  "{ $.a = 1 && }",
  "{ && $.a = 1 }",
  "{ $.a = 1 $.b = 2 }",
  "{ $.a = 1 & $.b = 2 }",
  "{ a = 1 }",
  "{ ! ($.a = 1) }",
  '{ $.a = "1 }',
])("%j is not understood", (text) => {
  expect(parsePattern(text)).toBeUndefined();
});
