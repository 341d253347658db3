import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byCodeUnits, freeze, sealOff } from "./json.ts";

const isDeepFrozen = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));

describe("freeze", () => {
  test("freezes every part of JSON, and changes none", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        expect(isDeepFrozen(freeze(value))).toBe(true);
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });

  test("gives the value itself back", () => {
    const value = { a: [1] };
    expect(freeze(value)).toBe(value);
    expect(freeze(7)).toBe(7);
    expect(freeze(null)).toBe(null);
  });

  test("freezes to the bottom what somebody froze on its surface", () => {
    const inner = { list: [1] };
    freeze(Object.freeze({ inner }));
    expect(() => inner.list.push(2)).toThrow(TypeError);
  });

  test("freezes what has no prototype, as a parser makes it", () => {
    const bare = Object.assign(Object.create(null) as { list: number[] }, { list: [1] });
    expect(isDeepFrozen(freeze(bare))).toBe(true);
  });

  test("leaves alone what has a class of its own, such as a client or a date", () => {
    class Client {
      retries = 0;
    }
    const [client, date, map] = [new Client(), new Date(0), new Map([["a", { b: 1 }]])];
    freeze({ client, date, map });
    client.retries = 1;
    (map.get("a") as { b: number }).b = 2;
    expect([Object.isFrozen(client), Object.isFrozen(date), Object.isFrozen(map)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("ends where a value holds itself", () => {
    const ring: { self?: unknown; list: unknown[] } = { list: [] };
    ring.self = ring;
    ring.list.push(ring);
    expect(Object.isFrozen(freeze(ring).list)).toBe(true);
  });
});

describe("what is sealed off", () => {
  test("is frozen on its surface, and not looked into", () => {
    const inner = { count: 1 };
    let read = 0;
    const sealed = sealOff(
      Object.defineProperty({ inner }, "observed", {
        enumerable: true,
        get: () => {
          read += 1;
          return inner;
        },
      }),
    );
    freeze([sealed]);
    freeze({ again: sealed });
    expect(read).toBe(0);
    expect(Object.isFrozen(sealed)).toBe(true);
    expect(Object.isFrozen(inner)).toBe(false);
  });
});

describe("the order of output", () => {
  test("is by UTF-16 code units: the same on every machine, whatever its language", () => {
    expect(["b", "a", "B", "ä", "Z", "10", "9", ""].sort(byCodeUnits)).toEqual([
      "",
      "10",
      "9",
      "B",
      "Z",
      "a",
      "b",
      "ä",
    ]);
    // In code units a surrogate stands before U+FF61; in code points it would stand after.
    expect(["\uff61", "\u{1f389}"].sort(byCodeUnits)).toEqual(["\u{1f389}", "\uff61"]);
  });

  test("is one order: each pair stands one way, and sorting again changes nothing", () => {
    const text = fc.string({ unit: "binary", maxLength: 5 });
    fc.assert(
      fc.property(text, text, fc.array(text), (a, b, all) => {
        expect(byCodeUnits(a, b)).toBe(0 - byCodeUnits(b, a));
        expect(byCodeUnits(a, b) === 0).toBe(a === b);
        const sorted = [...all].sort(byCodeUnits);
        expect([...sorted].sort(byCodeUnits)).toEqual(sorted);
        expect([...all].reverse().sort(byCodeUnits)).toEqual(sorted);
      }),
    );
  });
});
