import { describe, expect, test } from "vitest";
import { absent, known, unreadable } from "../../language/values/observed.ts";
import { contentOf } from "./content.ts";

const hidden = (resource: unknown) => contentOf(resource).hidden;

describe("what hides a value in a derived resource is named with its place", () => {
  class Box {
    readonly inner = known(true);
  }
  const unseen = Object.defineProperty({}, "mfa", { value: known(true), enumerable: false });
  const listed = Object.assign([1], { extra: () => true });

  test.each([
    ["a Map", { by: { eu: new Map() } }, "by.eu", "a Map"],
    ["a Set", { list: [new Set()] }, "list[0]", "a Set"],
    ["a Date", { at: new Date(0) }, "at", "a Date"],
    ["a promise", { later: Promise.resolve(1) }, "later", "a Promise"],
    ["an instance of a class", { box: new Box() }, "box", "a Box"],
    ["a function", { ask: () => true }, "ask", "a function"],
    ["a symbol", { mark: Symbol("s") }, "mark", "a symbol"],
    ["a bigint", { big: 1n }, "big", "a bigint"],
    ["a symbol as a key", { [Symbol("s")]: 1 }, "Symbol(s)", "a symbol as its key"],
    ["a property that is not enumerable", { unseen }, "unseen.mfa", "a property that is not enumerable"],
    ["a part of a list that is no item", { listed }, "listed[extra]", "a function"],
    ["what is within a known value", { seen: known({ by: new Map() }) }, "seen.by", "a Map"],
  ])("%s", (_, resource, path, what) => {
    expect(hidden(resource)).toEqual({ path, what });
  });

  test("a getter", () => {
    const resource = {
      get mfa() {
        return true;
      },
    };
    expect(hidden(resource)).toEqual({ path: "mfa", what: "a getter" });
  });

  test("an object of nobody's making is told as one of a class, and asked nothing", () => {
    expect(hidden({ one: Object.create({ constructor: "no class" }) })).toEqual({
      path: "one",
      what: "a class instance",
    });
  });
});

describe("plain data and observed values hide nothing", () => {
  test.each([
    ["plain data", { id: "a", tags: ["b", null, 1, true], nested: { deep: [{}] } }],
    ["data without a prototype", Object.assign(Object.create(null) as object, { id: "a" })],
    ["observed values of each state", { a: known([1]), b: absent("op", "None"), c: known({ d: known(1) }) }],
  ])("%s", (_, resource) => {
    expect(contentOf(resource)).toEqual({ unread: false });
  });

  test("what holds itself ends", () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(contentOf(ring)).toEqual({ unread: false });
  });
});

describe("whether some value could not be read", () => {
  const denied = unreadable({ code: "access-denied", message: "no" });

  test.each([
    ["at the top", { mfa: denied }],
    ["in a list", { users: [{ mfa: known(true) }, { mfa: denied }] }],
    ["within a known value", { users: known([{ mfa: denied }]) }],
  ])("%s", (_, resource) => {
    expect(contentOf(resource)).toEqual({ unread: true });
  });

  test("also where something is hidden behind it", () => {
    expect(contentOf({ mfa: denied, by: new Map() })).toEqual({
      unread: true,
      hidden: { path: "by", what: "a Map" },
    });
  });
});
