import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Take } from "./round.ts";
import { assignments, byPath, pathOf, type Takes } from "./trials.ts";

const FEW = 6;
const STAND_INS = [false, true, "text"];

const take = (path: string, kind: Take["kind"] = "value"): Take => ({
  kind,
  path,
  value: {},
  sources: [],
  opened: false,
  asked: false,
});

/** So many resources of a listing, each with the same fields. */
function takesOf(resources: number, fields: number): Takes {
  const all = new Map<string, Take>();
  for (let resource = 0; resource < resources; resource += 1)
    for (let field = 0; field < fields; field += 1)
      all.set(`${resource}.${field}`, take(`[${resource}].f${field}`));
  return all;
}

const sizes = fc.record({
  resources: fc.integer({ min: 1, max: 4 }),
  fields: fc.integer({ min: 1, max: 8 }),
});

describe("paths", () => {
  test("the same field of every resource is one, whatever its place in the list", () => {
    expect(pathOf(take("[12].keys[3].rotation"))).toBe("value [].keys[].rotation");
    expect(byPath(takesOf(3, 2)).map((group) => [...group.keys()])).toEqual([
      ["0.0", "1.0", "2.0"],
      ["0.1", "1.1", "2.1"],
    ]);
  });

  test("a fact and a value of the same name are two", () => {
    const takes = new Map([
      ["a", take("mfa")],
      ["b", take("mfa", "fact")],
    ]);
    expect(byPath(takes)).toHaveLength(2);
  });
});

describe("assignments", () => {
  test("nothing is assigned to what was not taken, and only what may stand in", () => {
    fc.assert(
      fc.property(sizes, ({ resources, fields }) => {
        const takes = takesOf(resources, fields);
        for (const assignment of assignments(takes, STAND_INS)) {
          expect([...assignment.keys()].every((key) => takes.has(key))).toBe(true);
          expect([...assignment.values()].every((one) => STAND_INS.includes(one as never))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("they are the same each time, so that a verdict is", () => {
    fc.assert(
      fc.property(sizes, ({ resources, fields }) => {
        const all = () => [...assignments(takesOf(resources, fields), STAND_INS)].map((one) => [...one]);
        expect(all()).toEqual(all());
      }),
      { numRuns: 30 },
    );
  });

  test("what tells most comes first: everything at once, in the order of what stands in", () => {
    const takes = takesOf(2, 2);
    const first = [...assignments(takes, STAND_INS)].slice(0, STAND_INS.length);
    expect(first.map((one) => [...one.values()])).toEqual(STAND_INS.map((one) => [one, one, one, one]));
  });

  test("each path is tried alone with each of what stands in", () => {
    fc.assert(
      fc.property(sizes, ({ resources, fields }) => {
        const takes = takesOf(resources, fields);
        const tried = [...assignments(takes, STAND_INS)];
        for (const path of byPath(takes))
          for (const standIn of STAND_INS)
            expect(tried.some((one) => isExactly(one, [...path.keys()], standIn))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test.each([2, 3, FEW])("of %i paths every subset is away while the others are there", (fields) => {
    const takes = takesOf(2, fields);
    const paths = byPath(takes).map((group) => [...group.keys()]);
    const tried = [...assignments(takes, STAND_INS)];
    for (let bits = 1; bits < 2 ** fields; bits += 1) {
      const away = paths.filter((_, at) => (bits >> at) & 1).flat();
      expect(tried.some((one) => isExactly(one, away, false))).toBe(true);
    }
  });

  test("of more paths, all but each is away, and each pair", () => {
    const takes = takesOf(1, FEW + 2);
    const keys = [...takes.keys()];
    const tried = [...assignments(takes, STAND_INS)];
    for (const key of keys) {
      const others = keys.filter((one) => one !== key);
      expect(tried.some((one) => isExactly(one, others, false))).toBe(true);
      for (const other of others) expect(tried.some((one) => isExactly(one, [key, other], false))).toBe(true);
    }
  });

  test("one may be there while another is away: what hangs on their difference shows", () => {
    const tried = [...assignments(takesOf(1, 3), STAND_INS)];
    expect(tried.some((one) => one.get("0.0") === true && one.get("0.2") === false)).toBe(true);
    expect(tried.some((one) => one.get("0.2") === true && one.get("0.0") === false)).toBe(true);
  });

  test("a single take of many of one path is tried alone", () => {
    const tried = [...assignments(takesOf(4, 1), STAND_INS)];
    for (const key of takesOf(4, 1).keys())
      expect(tried.some((one) => isExactly(one, [key], false))).toBe(true);
  });
});

function isExactly(
  assignment: ReadonlyMap<string, unknown>,
  keys: readonly string[],
  standIn: unknown,
): boolean {
  return (
    assignment.size === keys.length &&
    keys.every((key) => assignment.get(key) === standIn && assignment.has(key))
  );
}
