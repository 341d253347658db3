import { describe, expect, test } from "vitest";
import { known, unreadable } from "../../language/values/observed.ts";
import { leavesIn, literalsIn } from "./stand-ins.ts";

describe("the texts and numbers of code", () => {
  test("texts in either quote, whole and broken numbers, and hexadecimal ones", () => {
    const code = (one: { readonly state: string; readonly days: number }): boolean =>
      one.state === "Enabled" && one.days < 90.5 && one.days !== 0x10;
    expect(literalsIn([code])).toEqual(expect.arrayContaining(["Enabled", 90.5, 16]));
  });

  test("what stands still in a template, around what is put in", () => {
    const code = (id: string): string => `arn:aws:kms:${id}:key`;
    expect(literalsIn([code])).toEqual(expect.arrayContaining(["arn:aws:kms:", ":key"]));
  });

  test("of several functions, each once", () => {
    const one = (value: string): boolean => value === "same";
    const other = (value: string): boolean => value !== "same" && value !== "own";
    const found = literalsIn([one, undefined, other]);
    expect(found.filter((text) => text === "same")).toHaveLength(1);
    expect(found).toContain("own");
  });

  test("fifty at most, however long the code", () => {
    const long = Array.from({ length: 200 }, (_, at) => `"text ${at}"`).join(", ");
    expect(literalsIn([{ toString: () => `[${long}]` }])).toHaveLength(50);
  });
});

describe("the texts and numbers of what code is asked about", () => {
  test("those of nested parts and within known values, breadth first", () => {
    const resource = { id: "a", region: { name: "north" }, owner: known({ team: "platform" }), size: 7 };
    expect(leavesIn([resource])).toEqual(["a", 7, "north", "platform"]);
  });

  test("nothing of a value that could not be read", () => {
    const hidden = unreadable({ code: "access-denied", message: "no" });
    expect(leavesIn([{ hidden }])).toEqual([]);
  });

  test("a resource that holds itself ends", () => {
    const ring: { id: string; self?: unknown } = { id: "ring" };
    ring.self = ring;
    expect(leavesIn([ring])).toEqual(["ring"]);
  });

  test("fifty at most, however large the listing", () => {
    const listing = Array.from({ length: 5_000 }, (_, at) => ({ id: `id ${at}` }));
    expect(leavesIn([listing])).toHaveLength(50);
  });
});
