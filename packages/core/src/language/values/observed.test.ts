import { describe, expect, test } from "vitest";
import { z } from "zod";
import { days } from "../../index.ts";
import { absent, inspect, isObserved, known, observed, quantity, unreadable } from "../../provider/index.ts";

const denied = { code: "access-denied", message: "vault:Get was denied.", operation: "vault:Get" } as const;

describe("an observed value", () => {
  test("holds what was read, that there is none, or why it was not read", () => {
    expect(inspect(known(7))).toEqual({ state: "known", value: 7 });
    expect(inspect(absent("vault:Get", "NoPolicy"))).toEqual({
      state: "absent",
      operation: "vault:Get",
      code: "NoPolicy",
    });
    expect(inspect(unreadable(denied))).toEqual({ state: "unreadable", problem: denied });
  });

  test("is frozen, and so is what it holds", () => {
    const list = [1];
    const value = known({ list });
    expect(Object.isFrozen(value)).toBe(true);
    expect(() => list.push(2)).toThrow(TypeError);
    expect(() => Object.assign(value, { state: "absent" })).toThrow(TypeError);
  });

  test.each<[string, (value: never) => unknown]>([
    ["a text", (value) => `${value}`],
    ["a part of a text", (value) => "is ".concat(value)],
    ["a number", (value) => Number(value)],
    ["an order", (value) => value < 90],
    ["a member of a row", (value) => [value].join()],
    ["a key", (value) => ({})[value]],
    ["a date", (value) => new Date(value)],
  ])("is no %s: it throws where it is used as one", (_, use) => {
    for (const value of [known(90), absent("vault:Get", "None"), unreadable(denied)]) {
      expect(() => use(value as never)).toThrow(
        new TypeError("An observed value is no text and no number: hand it to fact, or map it with from."),
      );
    }
  });

  test("is told from data that looks like one", () => {
    const lookalike = { state: "known", value: true };
    expect([known(1), absent("o", "c"), unreadable(denied)].map(isObserved)).toEqual([true, true, true]);
    expect([lookalike, { ...known(1) }, 1, "known", null, undefined].map(isObserved)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
    expect(() => inspect(lookalike as never)).toThrow(
      new TypeError("What was given is no observed value: use it as it is, or hand it to fact."),
    );
  });
});

describe("an observed field in a recording", () => {
  const schema = z.object({ id: z.string(), period: observed(quantity("days")) });
  const read = (period: unknown) => schema.safeParse({ id: "a", period });

  test("comes back as what it was", () => {
    for (const value of [known(days(90)), absent("vault:Get", "None"), unreadable(denied)]) {
      const back = schema.parse(JSON.parse(JSON.stringify({ id: "a", period: value }))).period;
      expect(isObserved(back)).toBe(true);
      expect(inspect(back)).toEqual(inspect(value));
    }
  });

  test("goes through its schema a second time unchanged: a live run encodes what it decoded", () => {
    const once = schema.parse({ id: "a", period: known(days(90)) });
    expect(inspect(schema.parse(once).period)).toEqual(inspect(once.period));
  });

  test.each<[string, unknown]>([
    ["a plain value", days(90)],
    ["a state that there is none of", { state: "unknown" }],
    ["a value of another shape", { state: "known", value: { unit: "hours", amount: 90 } }],
    ["a known value that is missing", { state: "known" }],
    ["an absence that nobody said", { state: "absent" }],
    ["an absence with a value beside it", { state: "absent", operation: "o", code: "c", value: days(1) }],
    ["unread without a reason", { state: "unreadable" }],
    [
      "unread for a reason that there is none of",
      { state: "unreadable", problem: { code: "x", message: "M." } },
    ],
    // The bounds of a count are derived, and no provider's to say.
    ["the bounds of a count", { state: "unreadable", problem: denied, between: [days(1), days(2)] }],
    ["null", null],
  ])("is refused as %s", (_, period) => {
    expect(read(period).success).toBe(false);
  });
});
