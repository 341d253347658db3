import { describe, expect, test } from "vitest";
import {
  type Assertion,
  allOf,
  anyOf,
  atMost,
  count,
  days,
  fact,
  from,
  type Observed,
  whenAbsent,
} from "../../index.ts";
import { absent, known, unreadable } from "../../provider/index.ts";

const denied = {
  code: "access-denied",
  message: "vault:Get was denied.",
  operation: "vault:Get",
  permission: "vault:Get",
} as const;
const unread: Observed<boolean> = unreadable(denied);

describe("fact", () => {
  test("is data on a pass too", () => {
    expect(fact("rotation", known(true)).is(true)).toEqual({
      kind: "assertion",
      name: "rotation",
      outcome: "pass",
      observed: "true",
      expected: "true",
    });
  });

  test("an unreadable value is an error that carries the problem", () => {
    expect(fact("rotation", unread).is(true)).toEqual({
      kind: "assertion",
      name: "rotation",
      outcome: "error",
      observed: "could not be read",
      expected: "true",
      problem: denied,
    });
  });

  test("an absent value fails unless absence is what is asked", () => {
    const none: Observed<string> = absent("vault:Get", "NoSuchThing");
    expect(fact("policy", none).is("x")).toMatchObject({ outcome: "fail", observed: "absent (NoSuchThing)" });
    expect(fact("policy", none).isAbsent()).toMatchObject({
      outcome: "pass",
      observed: "absent (NoSuchThing)",
    });
    expect(fact("policy", whenAbsent(none, "x")).is("x").outcome).toBe("pass");
    expect(fact("policy", known("x")).isAbsent()).toMatchObject({
      outcome: "fail",
      observed: "x",
      expected: "absent",
    });
    expect(fact("policy", unread).isAbsent().outcome).toBe("error");
  });

  test("compares by value", () => {
    expect(fact("list", known(["a", { b: 1 }])).is(["a", { b: 1 }]).outcome).toBe("pass");
    expect(fact("list", known(["a", { b: 1 }])).is(["a", { b: 2 }]).outcome).toBe("fail");
    expect(fact("mode", "on").isOneOf(["on", "auto"])).toMatchObject({
      outcome: "pass",
      expected: "one of on and auto",
    });
  });

  test("a test that does not answer true does not hold", () => {
    const sloppy = (() => "yes") as unknown as (value: string) => boolean;
    expect(fact("mode", "on").satisfies("truthy", sloppy).outcome).toBe("fail");
  });

  test.each<[string, Assertion, Assertion["outcome"], string]>([
    ["isNot", fact("mode", known("on")).isNot("off"), "pass", "anything but off"],
    ["isNot, of the same", fact("mode", "off").isNot("off"), "fail", "anything but off"],
    ["isPresent", fact("mode", known(false)).isPresent(), "pass", "present"],
    ["matches a pattern", fact("name", "ci / tests").matches("*test*"), "pass", "to match *test*"],
    ["matches the whole of it", fact("name", "ci / tests").matches("test*"), "fail", "to match test*"],
    ["matches an expression", fact("name", known("Tests")).matches(/tests/i), "pass", "to match /tests/i"],
    ["includes a part", fact("name", "ci / tests").includes("tests"), "pass", "to include tests"],
    ["includes an item", fact("names", ["a", "b"]).includes("c"), "fail", "to include c"],
    ["includes by value", fact("items", known([{ a: 1 }])).includes({ a: 1 }), "pass", 'to include {"a":1}'],
    ["hasLength", fact("names", ["a", "b"]).hasLength(2), "pass", "a length of 2"],
    ["hasLength of a text", fact("name", known("abc")).hasLength(2), "fail", "a length of 2"],
    ["isEmpty", fact("names", known([])).isEmpty(), "pass", "empty"],
    ["isEmpty, of a text", fact("name", "a").isEmpty(), "fail", "empty"],
    ["a count without count()", fact("approvals", 2).atLeast(2), "pass", "at least 2"],
    ["a number against a limit", fact("approvals", known(1)).atLeast(count(2)), "fail", "at least 2"],
  ])("C14: %s", (_, { outcome, expected }, wanted, text) => {
    expect([outcome, expected]).toEqual([wanted, text]);
  });

  test("C14: what is no number is held against nothing", () => {
    expect(() => fact("approvals", Number.NaN).atMost(2)).toThrow("is not an amount of count");
    expect(() => fact("approvals", -1).atMost(2)).toThrow("-1 is not an amount of count");
  });

  test("C14: an expression that remembers where it was is asked afresh", () => {
    const every = /a/g;
    expect([1, 2].map(() => fact("name", "a").matches(every).outcome)).toEqual(["pass", "pass"]);
  });

  test("C14: a length is held against a limit, and says which parameter set it", () => {
    const limit = { ...atMost(count(1)), parameter: "owners" };
    expect(fact("owners", known(["a", "b"])).hasLength(limit)).toMatchObject({
      outcome: "fail",
      observed: "a and b",
      expected: "a length of at most 1",
      parameter: "owners",
    });
  });

  test("C14: what is absent holds nothing but its absence, and what is unread nothing at all", () => {
    const none: Observed<string> = absent("vault:Get", "NoSuchThing");
    const unreadText: Observed<string> = unreadable(denied);
    const all = (text: Observed<string>) => [
      fact("x", text).isNot("a"),
      fact("x", text).isPresent(),
      fact("x", text).matches("*"),
      fact("x", text).includes(""),
      fact("x", text).hasLength(0),
      fact("x", text).isEmpty(),
    ];
    expect(new Set(all(none).map(({ outcome }) => outcome))).toEqual(new Set(["fail"]));
    expect(new Set(all(unreadText).map(({ outcome }) => outcome))).toEqual(new Set(["error"]));
  });

  test("a limit says which parameter set it", () => {
    const limit = { ...atMost(days(90)), parameter: "rotation-period" };
    expect(fact("period", known(days(91))).atMost(limit)).toMatchObject({
      outcome: "fail",
      observed: "91 days",
      expected: "at most 90 days",
      parameter: "rotation-period",
    });
  });
});

describe("anyOf and allOf", () => {
  const pass = fact("a", true).is(true);
  const fail = fact("b", true).is(false);
  const error = fact("c", unread).is(true);

  test("what is decided needs no more", () => {
    expect(anyOf("any", [fail, error, pass]).outcome).toBe("pass");
    expect(allOf("all", [pass, error, fail]).outcome).toBe("fail");
  });

  test("what is undecided stays undecided", () => {
    expect(anyOf("any", [fail, error])).toMatchObject({ outcome: "error", problem: denied });
    expect(allOf("all", [pass, error])).toMatchObject({ outcome: "error", problem: denied });
  });

  test("of nothing, none holds, and all decides nothing", () => {
    expect(anyOf("any", [])).toMatchObject({
      outcome: "fail",
      observed: "there is none",
      expected: "at least one",
    });
    expect(allOf("all", [])).toMatchObject({ outcome: "error", problem: { code: "no-assertions" } });
  });
});

describe("a fact about a list", () => {
  const small = (item: number) => fact("item", item).satisfies("small", (value) => value < 3);

  test("is held item by item", () => {
    expect(fact("items", known([1, 2])).every(small)).toMatchObject({
      outcome: "pass",
      observed: "all 2 pass",
    });
    expect(fact("items", known([1, 9])).every(small)).toMatchObject({
      outcome: "fail",
      observed: "item: 9",
      expected: "small",
    });
    expect(fact("items", known([1, 9])).some(small).outcome).toBe("pass");
    expect(fact("items", known<number[]>([])).every(small).outcome).toBe("error");
    expect(fact("items", known<number[]>([])).some(small).outcome).toBe("fail");
  });

  test("that is absent or unreadable is not held at all", () => {
    const none: Observed<readonly number[]> = absent("o", "None");
    const unreadList: Observed<readonly number[]> = unreadable(denied);
    expect(fact("items", none).every(small)).toMatchObject({ outcome: "fail", observed: "absent (None)" });
    expect(fact("items", unreadList).some(small)).toMatchObject({ outcome: "error", problem: denied });
  });
});

describe("from", () => {
  test("a map that returns nothing has seen nothing", () => {
    const silent = (() => undefined) as unknown as () => boolean;
    expect(fact("x", from(known(2), silent)).is(true)).toMatchObject({
      outcome: "error",
      problem: { code: "assertion-threw", message: "The map that from was given returned nothing." },
    });
  });

  test("what is not observed is refused, and never mapped as if it were nothing", () => {
    const plain = "AWS" as unknown as Observed<string>;
    const message = "What was given is no observed value: use it as it is, or hand it to fact.";
    expect(() => from(plain, (text) => text !== "x")).toThrow(message);
    expect(() => whenAbsent(plain, "x")).toThrow(message);
  });

  test("maps what is known and lets the rest through", () => {
    expect(from(known(2), (value) => value + 1)).toEqual(known(3));
    expect(from(unread, () => true)).toEqual(unread);
    expect(from(absent("o", "c"), () => true)).toEqual(absent("o", "c"));
    expect(from(known(2), () => absent("o", "c"))).toEqual(absent("o", "c"));
  });

  test("of two, unreadable wins over absent", () => {
    expect(from([absent("o", "c"), unread], () => true)).toEqual(unread);
    expect(from([known(1), known(2)], (a, b) => a + b)).toEqual(known(3));
  });
});

test("what is no value is an error, whatever it is expected not to be", () => {
  const odd = (value: unknown) => fact("owner", value as never);
  for (const value of [undefined, new Date(0), () => true, Symbol("x"), new Map()]) {
    for (const held of [
      odd(value).isNot("nobody" as never),
      odd(value).is(value as never),
      odd(value).isPresent(),
    ]) {
      expect(held).toMatchObject({ outcome: "error", problem: { code: "schema-mismatch" } });
    }
  }
  expect(odd(undefined).isNot("nobody" as never).problem?.message).toBe(
    '"owner" was given undefined, and not a value that was read.',
  );
  expect(odd(null).is(null as never).outcome).toBe("pass");
});
