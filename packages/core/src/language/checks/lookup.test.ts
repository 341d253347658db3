import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observed } from "../../index.ts";
import { absent, inspect, known, unreadable } from "../../provider/index.ts";
import { lookupOf } from "./lookup.ts";

const missing = { code: "dependency-failed", message: "vault/doors is incomplete." } as const;
const denied = { code: "access-denied", message: "vault:Get was denied." } as const;
interface Door {
  readonly id: string;
  readonly open: boolean | Observed<boolean>;
}
const open: Door = { id: "a", open: true };
const shut: Door = { id: "b", open: false };
const unread: Door = { id: "c", open: unreadable(denied) };
const none: Door = { id: "d", open: absent("door:Get", "NoLock") };
const isOpen = (door: Door) => door.open;

const nobody = { state: "absent", operation: "vault/doors", code: "none in the complete listing" };
const unreadFor = (problem: object) => ({ state: "unreadable", problem });
const is = (value: unknown) => ({ state: "known", value });

describe("a lookup", () => {
  test.each<
    [
      string,
      readonly Door[],
      typeof missing | undefined,
      Record<"find" | "some" | "every" | "filter", object>,
    ]
  >([
    ["of nothing", [], undefined, { find: nobody, some: is(false), every: nobody, filter: is([]) }],
    [
      "of nothing that was read",
      [],
      missing,
      {
        find: unreadFor(missing),
        some: unreadFor(missing),
        every: unreadFor(missing),
        filter: unreadFor(missing),
      },
    ],
    [
      "that has the one",
      [shut, open],
      undefined,
      { find: is(open), some: is(true), every: is(false), filter: is([open]) },
    ],
    [
      "that has the one, and may lack others",
      [open],
      missing,
      { find: is(open), some: is(true), every: unreadFor(missing), filter: unreadFor(missing) },
    ],
    [
      "that has one that is not meant, and may lack others",
      [shut],
      missing,
      { find: unreadFor(missing), some: unreadFor(missing), every: is(false), filter: unreadFor(missing) },
    ],
    [
      "with one that cannot be told",
      [shut, unread],
      undefined,
      { find: unreadFor(denied), some: unreadFor(denied), every: is(false), filter: unreadFor(denied) },
    ],
    [
      "with one that cannot be told, and others missing: the nearer reason is told",
      [unread],
      missing,
      {
        find: unreadFor(denied),
        some: unreadFor(denied),
        every: unreadFor(denied),
        filter: unreadFor(denied),
      },
    ],
    [
      "with one whose answer is absent: it is not meant",
      [none, open],
      undefined,
      { find: is(open), some: is(true), every: is(false), filter: is([open]) },
    ],
  ])("%s", (_, doors, problem, expected) => {
    const lookup = lookupOf("vault/doors", doors, problem);
    const answers = Object.fromEntries(
      (["find", "some", "every", "filter"] as const).map((method) => [
        method,
        inspect<unknown>(lookup[method](isOpen)),
      ]),
    );
    expect(answers).toEqual(expected);
  });

  test("gives the first of several, and all of them in order", () => {
    const other = { id: "z", open: known(true) };
    const lookup = lookupOf("vault/doors", [shut, open, other]);
    expect(inspect(lookup.find(isOpen))).toEqual(is(open));
    expect(inspect(lookup.filter(isOpen))).toEqual(is([open, other]));
  });

  test.each<[string, unknown]>([
    ["a promise", () => Promise.resolve(true)],
    ["a promise that rejects", () => Promise.reject(new Error("later"))],
    ["nothing", () => undefined],
    ["a text", () => "yes"],
    ["a number, observed", () => known(1)],
  ])("is not asked with a test that answers with %s", (_, answers) => {
    const lookup = lookupOf("vault/doors", [open]);
    for (const method of ["find", "some", "every", "filter"] as const) {
      expect(() => lookup[method](answers as never)).toThrow(
        new TypeError(
          "What a lookup in vault/doors is asked with must answer true or false, and not a promise.",
        ),
      );
    }
  });

  const doors = fc.array(fc.constantFrom(open, shut, unread, none));
  const states = (read: readonly Door[], problem?: typeof missing) => {
    const lookup = lookupOf("vault/doors", read, problem);
    const answers = [lookup.find(isOpen), lookup.some(isOpen), lookup.every(isOpen), lookup.filter(isOpen)];
    return answers.map((answer) => inspect<unknown>(answer));
  };

  test("never takes back what was decided once more is read", () => {
    fc.assert(
      fc.property(doors, doors, (read, rest) => {
        const [, someBefore, everyBefore] = states(read, missing);
        const [, someAfter, everyAfter] = states([...read, ...rest]);
        if (someBefore?.state === "known") expect(someAfter).toEqual(someBefore);
        if (everyBefore?.state === "known") expect(everyAfter).toEqual(everyBefore);
      }),
    );
  });

  test("of an incomplete listing never says that there is none, that all are, or which ones", () => {
    fc.assert(
      fc.property(doors, (read) => {
        const [found, some, every, filtered] = states(read, missing);
        expect(found?.state).not.toBe("absent");
        expect(some).not.toEqual(is(false));
        expect(every).not.toEqual(is(true));
        expect(filtered?.state).toBe("unreadable");
      }),
    );
  });
});
