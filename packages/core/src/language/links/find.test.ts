import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findById, nearestIds } from "../../run/index.ts";

const named = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const found = (ids: readonly string[], wanted: string) => findById(named(...ids), wanted).map(({ id }) => id);

describe("what an id stands for", () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    ["the id itself", ["aws/kms-key-rotation", "encryption"], "encryption", ["encryption"]],
    ["the same in another case", ["CC6.1", "CC6.2"], "cc6.1", ["CC6.1"]],
    ["its last part", ["aws/kms-key-rotation"], "kms-key-rotation", ["aws/kms-key-rotation"]],
    ["its last part in another case", ["aws/kms-key-rotation"], "KMS-Key-Rotation", ["aws/kms-key-rotation"]],
    ["the exact one before one of another case", ["Encryption", "encryption"], "encryption", ["encryption"]],
    ["the whole one before a last part", ["aws/rotation", "rotation"], "rotation", ["rotation"]],
    ["each thing of that id", ["rotation", "rotation"], "rotation", ["rotation", "rotation"]],
    ["nothing", ["aws/kms-key-rotation"], "rotation", []],
    ["nothing, for a part in the middle", ["a/b/c"], "b", []],
    ["nothing, for nothing", ["aws/"], "", []],
    ["nothing, where there is nothing", [], "encryption", []],
  ])("is %s", (_, ids, wanted, expected) => {
    expect(found(ids, wanted)).toEqual(expected);
  });

  test("is asked for where several end alike", () => {
    expect(() => found(["aws/users", "github/users", "github/users"], "users")).toThrow(
      expect.objectContaining({
        code: "unknown-id",
        message: '[bylaw] "users" may be any of aws/users, github/users.',
        next: "Give the whole id.",
      }),
    );
    expect(() => found(["ENC-1", "enc-1"], "Enc-1")).toThrow('"Enc-1" may be any of ENC-1, enc-1.');
  });
});

describe("the ids that are near one", () => {
  const ids = named("aws/kms-key-rotation", "encryption", "encryption", "access", "CC6.1");

  test("are those with few letters changed, the nearest first, each once", () => {
    expect(nearestIds(ids, "encrypton")).toEqual(["encryption"]);
    expect(nearestIds(ids, "kms-key-rotatoin")).toEqual(["aws/kms-key-rotation"]);
    expect(nearestIds(ids, "CC6.2")).toEqual(["CC6.1"]);
    expect(nearestIds(ids, "cc6.1")).toEqual(["CC6.1"]);
    expect(nearestIds(ids, "something-else")).toEqual([]);
    expect(nearestIds(named("abcd", "abc", "abce", "abcde"), "abc")).toEqual(["abc", "abcd", "abce"]);
  });

  test("are as near as was asked", () => {
    expect(nearestIds(ids, "encrypton", 0)).toEqual([]);
    expect(nearestIds(ids, "encryption", 0)).toEqual(["encryption"]);
    expect(nearestIds(ids, "acess", 1)).toEqual(["access"]);
  });

  test("are three at most, in an order that does not hang on the program's", () => {
    const id = fc.string({ unit: fc.constantFrom("a", "b", "/"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(id, { maxLength: 8 }), id, (all, wanted) => {
        const near = nearestIds(named(...all), wanted);
        expect(near.length).toBeLessThanOrEqual(3);
        expect(new Set(near).size).toBe(near.length);
        expect(nearestIds(named(...[...all].reverse()), wanted)).toEqual(near);
      }),
    );
  });
});
