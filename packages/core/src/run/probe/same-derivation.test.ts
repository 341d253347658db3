import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { absent, known, unreadable } from "../../provider/index.ts";
import { denied } from "../run.fixture.ts";
import { sameDerivation } from "./same-derivation.ts";
import { createCopier } from "./traced-copy.ts";

describe("two derived resources say the same", () => {
  test("where they are the same JSON, and not where any part of it is another", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(sameDerivation(one, structuredClone(one))).toBe(true);
        if (JSON.stringify(one) !== JSON.stringify(other) && !JSON.stringify([one, other]).includes("-0"))
          expect(sameDerivation({ part: one }, { part: other })).toBe(false);
      }),
    );
  });

  test.each<[string, unknown, unknown, boolean]>([
    ["what was read, alike", known({ a: 1 }), known({ a: 1 }), true],
    ["what was read, another", known({ a: 1 }), known({ a: 2 }), false],
    ["what was read, and the value itself", known(1), 1, false],
    ["what was read, and data that looks like it", known(1), { state: "known", value: 1 }, false],
    ["nothing, for the same reason", absent("o", "c"), absent("o", "c"), true],
    ["nothing, for another reason", absent("o", "c"), absent("o", "d"), false],
    ["nothing, and not read", absent("o", "c"), unreadable(denied), false],
    ["two maps alike", new Map([["a", known(1)]]), new Map([["a", known(1)]]), true],
    ["two maps with other values", new Map([["a", 1]]), new Map([["a", 2]]), false],
    ["two sets with other members", new Set([1]), new Set([2]), false],
    ["a list and an object", [], {}, false],
    ["a longer list", [1], [1, 2], false],
    ["another order of fields", { a: 1, b: 2 }, { b: 2, a: 1 }, false],
    ["two functions, which nobody can compare", () => 1, () => 2, true],
    ["a function and nothing", () => 1, undefined, false],
    ["what is no number", Number.NaN, Number.NaN, true],
    ["null and an object", null, {}, false],
  ])("%s", (_, one, other, same) => {
    expect(sameDerivation(one, other)).toBe(same);
    expect(sameDerivation(other, one)).toBe(same);
  });

  test("also where each of them holds itself", () => {
    const ring = (value: number) => {
      const one: Record<string, unknown> = { value };
      one.self = one;
      return one;
    };
    expect(sameDerivation(ring(1), ring(1))).toBe(true);
    expect(sameDerivation(ring(1), ring(2))).toBe(false);
  });
});

describe("the copy that a probe hands out", () => {
  function copier() {
    const read: string[] = [];
    const { resource, listing } = createCopier((field, path) => {
      read.push(`${field} ${path}`);
      return `handed out ${path}`;
    });
    return { resource, listing, read };
  }
  const door = { id: "a", locks: [{ locked: known(true) }], alarm: known(false) };

  test("hands out each observed value by its path, when it is read and each time", () => {
    const { resource, read } = copier();
    const copy = resource(door) as typeof door;
    expect(read).toEqual([]);
    expect([copy.alarm, copy.locks[0]?.locked, copy.alarm]).toEqual([
      "handed out alarm",
      "handed out locks[0].locked",
      "handed out alarm",
    ]);
    // A field keeps its number, and no other has it.
    expect(read).toEqual([read[0], read[1], read[0]]);
    expect(new Set(read.map((one) => one.split(" ")[0])).size).toBe(2);
  });

  test("has all the rest as it is, frozen, and prints like it", () => {
    const { resource } = copier();
    const copy = resource({ id: "a", tags: Object.freeze(["x"]), none: null }) as { readonly tags: string[] };
    expect(JSON.stringify(copy)).toBe('{"id":"a","tags":["x"],"none":null}');
    expect(() => copy.tags.push("y")).toThrow(TypeError);
  });

  test("is one for one resource, so that a check meets again what it kept", () => {
    const { resource, listing } = copier();
    const all = [door];
    expect(resource(door)).toBe(resource(door));
    expect(resource(resource(door))).toBe(resource(door));
    expect(listing(all)[0]).toBe(resource(door));
    expect(listing(all)).toBe(listing(all));
  });

  test("leaves alone what has a class of its own", () => {
    const { resource } = copier();
    const made = { index: new Map([["a", known(1)]]) };
    expect((resource(made) as typeof made).index).toBe(made.index);
  });
});
