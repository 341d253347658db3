import { describe, expect, test } from "vitest";
import { fact, from, type Observed, whenAbsent } from "../../index.ts";
import { absent, inspect, known, unreadable } from "../../provider/index.ts";

const denied = { code: "access-denied", message: "vault:Get was denied." } as const;
const throttled = { code: "throttled", message: "Slow down." } as const;
const none: Observed<number> = absent("vault:Get", "None");
const unread: Observed<number> = unreadable(denied);

describe("from", () => {
  test("maps what was read, to a value or to another observed one", () => {
    expect(inspect(from(known(2), (n) => n + 1))).toEqual({ state: "known", value: 3 });
    expect(inspect(from(known(2), () => null))).toEqual({ state: "known", value: null });
    expect(inspect(from(known(2), (): Observed<number> => none))).toMatchObject({
      state: "absent",
      code: "None",
    });
    expect(inspect(from(known(2), (): Observed<number> => unread))).toEqual({
      state: "unreadable",
      problem: denied,
    });
  });

  test("asks nothing of what was not read", () => {
    const seen: unknown[] = [];
    const map = (n: number) => {
      seen.push(n);
      return n;
    };
    expect(inspect(from(none, map))).toEqual(inspect(none));
    expect(inspect(from(unread, map))).toEqual(inspect(unread));
    expect(seen).toEqual([]);
  });

  test.each<[string, Observed<number>, Observed<number>, object]>([
    ["both known", known(2), known(3), { state: "known", value: 5 }],
    ["the first absent", none, known(3), { state: "absent", code: "None" }],
    ["the second absent", known(2), none, { state: "absent", code: "None" }],
    ["both absent", none, absent("vault:Get", "Gone"), { state: "absent", code: "None" }],
    ["the first unread", unread, known(3), { state: "unreadable", problem: denied }],
    ["unread goes before absent", none, unread, { state: "unreadable", problem: denied }],
    ["the first unread goes before the second", unread, unreadable(throttled), { problem: denied }],
  ])("of two: %s", (_, one, other, expected) => {
    expect(inspect(from([one, other], (a, b) => a + b))).toMatchObject(expected);
  });

  test("that returns nothing has decided nothing", () => {
    expect(inspect(from(known(2), (() => undefined) as never))).toEqual({
      state: "unreadable",
      problem: { code: "assertion-threw", message: "The map that from was given returned nothing." },
    });
  });

  test("lets what its map throws pass", () => {
    const breaks = (): number => {
      throw new TypeError("x is not a function");
    };
    expect(() => from(known(2), breaks)).toThrow("x is not a function");
  });
});

describe("whenAbsent", () => {
  test("fills in what the provider says that there is none of, and nothing that was not read", () => {
    expect(inspect(whenAbsent(none, 0))).toEqual({ state: "known", value: 0 });
    expect(inspect(whenAbsent(known(7), 0))).toEqual({ state: "known", value: 7 });
    expect(inspect(whenAbsent(unread, 0))).toEqual({ state: "unreadable", problem: denied });
    expect(fact("keys", whenAbsent(unread, 0)).is(0).outcome).toBe("error");
  });
});
