import { describe, expect, test } from "vitest";
import { both, either, not, type Observed, whenAbsent } from "../../index.ts";
import { absent, known, unreadable } from "../../provider/index.ts";

const denied = { code: "access-denied", message: "vault:Get was denied." } as const;
const [yes, no] = [known(true), known(false)];
const unread: Observed<boolean> = unreadable(denied);
const none: Observed<boolean> = absent("vault:Get", "NoSuchThing");

describe("B5: either", () => {
  test.each<[string, Observed<boolean>, Observed<boolean>]>([
    ["one that is true decides", either(no, unread, none, yes), yes],
    ["a plain one does too", either(unread, true), yes],
    ["none is true", either(no, false), no],
    ["what is unread leaves it unread", either(no, none, unread), unread],
    ["what is absent leaves it absent", either(no, none), none],
    ["absent may mean false", either(no, whenAbsent(none, false)), no],
    ["of nothing, none is true", either(), no],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe("B5: both", () => {
  test.each<[string, Observed<boolean>, Observed<boolean>]>([
    ["one that is false decides", both(yes, unread, none, no), no],
    ["a plain one does too", both(unread, false), no],
    ["all are true", both(yes, true), yes],
    ["what is unread leaves it unread", both(yes, none, unread), unread],
    ["what is absent leaves it absent", both(yes, none), none],
    ["absent may mean true", both(yes, whenAbsent(none, true)), yes],
    [
      "of nothing, nothing is decided",
      both(),
      unreadable({ code: "no-assertions", message: "both was given nothing to decide." }),
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

test("not turns what is known", () => {
  expect([not(yes), not(false), not(unread), not(none)]).toEqual([no, yes, unread, none]);
});

test("what is neither true nor false decides nothing", () => {
  const sloppy = known("yes") as unknown as Observed<boolean>;
  const message = "either, both and not take true and false, plain or observed, and nothing else.";
  expect(() => either(sloppy)).toThrow(message);
  expect(() => both(sloppy)).toThrow(message);
  expect(() => not(sloppy)).toThrow(message);
});
