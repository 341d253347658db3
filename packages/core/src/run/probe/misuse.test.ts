// Every case is green over values that nobody read, were it not for the compiler or the probe. Where the compiler refuses
// it, `@ts-expect-error` says so; it is run all the same, since whoever runs a program need not have compiled it.
import { describe, expect, test } from "vitest";
import {
  type AnyCheck,
  type Assertion,
  age,
  allOf,
  both,
  type CheckUse,
  countWhere,
  either,
  fact,
  from,
  not,
  whenAbsent,
} from "../../index.ts";
import { inspect, isObserved } from "../../provider/index.ts";
import { judge } from "../../testing/index.ts";
import { applying, deriving, each, over, taking, unreadUsers, using, where } from "./misuse.fixture.ts";

const good = (value: boolean): readonly [Assertion] => [fact("good", value).is(true)];
const none = (amount: number): readonly [Assertion] => [fact("bad users", amount).atMost(0)];

const misuses: Readonly<Record<string, AnyCheck | CheckUse>> = {
  // Conditions
  "if (...)": each((user) => {
    // @ts-expect-error TS2774
    if (user.mfa) return good(true);
    return good(false);
  }),
  // @ts-expect-error TS2774
  "? :": each((user) => none(user.mfa ? 0 : 1)),
  // @ts-expect-error TS2774
  "&&": each((user) => good(user.mfa && true)),
  "||": each((user) => good(Boolean(user.mfa || user.disabled))),
  // @ts-expect-error a boolean is no observed value
  "??": each((user) => good((user.mfa ?? false) !== false)),
  "!": each((user) => good(!!user.mfa)),
  "! of two": each((user) => good(!(!user.mfa || !user.device.encrypted))),
  "Boolean()": each((user) => good(Boolean(user.mfa))),
  "?.": each((user) => good(user.mfa?.toString !== undefined)),
  "switch (true)": each((user) => {
    switch (true) {
      case Boolean(user.mfa):
        return good(true);
      default:
        return good(false);
    }
  }),
  "switch on the value": each((user) => {
    switch (user.role) {
      // @ts-expect-error a text is no observed value
      case "root":
        return good(false);
      default:
        return good(true);
    }
  }),
  while: each((user) => {
    let rounds = 0;
    // @ts-expect-error TS2774
    while (user.mfa && rounds < 1) rounds += 1;
    return good(rounds === 1);
  }),
  "do while": each((user) => {
    let rounds = 0;
    do rounds += 1;
    while (!user.mfa);
    return good(rounds === 1);
  }),
  "for (; ;)": each((user) => {
    let ok = false;
    // @ts-expect-error TS2774
    for (let at = 0; user.mfa && at < 1; at += 1) ok = true;
    return good(ok);
  }),
  "a condition behind a fact": each((user) => [fact("name", user.name).isPresent(), ...good(!!user.mfa)]),
  "a value that is opened elsewhere": each((user) => {
    inspect(user.mfa);
    return good(!!user.mfa);
  }),
  // Comparisons
  "!== null": each((user) => good(user.mfa !== null)),
  "!= null": each((user) => good(user.mfa != null)),
  "!== undefined": each((user) => good(user.mfa !== undefined)),
  "=== undefined, for a bad thing": each((user) => good(!(user.disabled === undefined))),
  // @ts-expect-error a boolean is no observed value
  "!== true, for a bad thing": each((user) => good(user.disabled !== true)),
  // @ts-expect-error a boolean is no observed value
  "!== false": each((user) => good(user.mfa !== false)),
  // @ts-expect-error a boolean is no observed value
  // biome-ignore lint/suspicious/noDoubleEquals: it is what is tried.
  "!= false": each((user) => good(user.mfa != false)),
  // @ts-expect-error a text is no observed value
  "!== a text": each((user) => good(user.role !== "root")),
  // @ts-expect-error an observed value is no number
  "<": each((user) => good(!(user.logins > 100))),
  "typeof number and less": each((user) => good(!(typeof user.logins === "number" && user.logins > 100))),
  "typeof object": each((user) => good(typeof user.mfa === "object")),
  "Number.isFinite": each((user) => good(!Number.isFinite(user.logins))),
  "Object.is": each((user) => good(!Object.is(user.mfa, false))),
  "Array.isArray": each((user) => good(!Array.isArray(user.groups))),
  instanceof: each((user) => good((user.mfa as object) instanceof Object)),
  isObserved: each((user) => good(isObserved(user.mfa))),
  // Lists
  some: over((all) => good(all.some((user) => user.mfa))),
  every: over((all) => good(all.every((user) => user.mfa))),
  find: over((all) => good(all.find((user) => user.mfa) !== undefined)),
  "find of a bad one": over((all) => good(all.find((user) => !user.mfa) === undefined)),
  findIndex: over((all) => good(all.findIndex((user) => !user.mfa) === -1)),
  "filter to count": over((all) => none(all.filter((user) => !user.mfa).length)),
  "filter to count, within the limit": over((all) => [
    fact("users with MFA", all.filter((user) => user.mfa).length).atMost(5),
  ]),
  "map and filter(Boolean)": over((all) =>
    good(all.map((user) => user.mfa).filter(Boolean).length === all.length),
  ),
  "map and includes(false)": over((all) => good(!all.map((user) => user.mfa).includes(false as never))),
  "includes(true)": each((user) => good(![user.disabled].includes(true as never))),
  "indexOf(false)": each((user) => good([user.mfa].indexOf(false as never) < 0)),
  reduce: over((all) => good(all.reduce((ok, user) => ok && Boolean(user.mfa), true))),
  // @ts-expect-error TS2774
  "reduce to count": over((all) => none(all.reduce((sum, user) => sum + (user.mfa ? 0 : 1), 0))),
  // @ts-expect-error TS2774
  flatMap: over((all) => none(all.flatMap((user) => (user.mfa ? [] : [user.id])).length)),
  "for of": over((all) => {
    let bad = 0;
    for (const user of all) if (!user.mfa) bad += 1;
    return none(bad);
  }),
  "for of with continue": over((all) => {
    for (const user of all) {
      // @ts-expect-error TS2774
      if (user.mfa) continue;
      return good(false);
    }
    return good(true);
  }),
  forEach: over((all) => {
    let bad = 0;
    all.forEach((user) => {
      if (!user.mfa) bad += 1;
    });
    return none(bad);
  }),
  "short circuit over two": over((all) => good(all.some((user) => user.mfa || user.disabled))),
  sort: over((all) =>
    good(
      all.toSorted((a, b) => Number(!!b.disabled) - Number(!!a.disabled))[0]?.name !== "x" &&
        all.every((user) => user.mfa),
    ),
  ),
  // @ts-expect-error an observed value is no number
  "sort by difference": over((all) => good(all.toSorted((a, b) => a.logins - b.logins).length > 0)),
  "a record of lists": over((all) => {
    const byMfa: Record<string, string[]> = {};
    for (const user of all) byMfa[String(!!user.mfa)] = [...(byMfa[String(!!user.mfa)] ?? []), user.id];
    return none((byMfa.false ?? []).length);
  }),
  "a nested list": each((user) => good(user.sessions.every(({ revoked }) => revoked))),
  "a list that is observed": each((user) => good(user.keys !== undefined && Object(user.keys).length !== 0)),
  "the length of an observed list": each((user) => good(!((user.groups as unknown as string[]).length > 3))),
  "a fact on a list of them": over((all) => [
    fact(
      "MFA",
      all.map((user) => user.mfa),
    ).every((on) => fact("on", Boolean(on)).is(true)),
  ]),
  // Destructuring, copies and collections
  destructuring: each(({ mfa }) => good(!!mfa)),
  "destructuring with a default": each(({ mfa = false }) => good(mfa !== false)),
  "deep destructuring": each(({ device: { encrypted } }) => good(!!encrypted)),
  "an array pattern": each((user) => {
    const [first] = [user.mfa];
    return good(!!first);
  }),
  rest: each(({ id: _, ...rest }) => good(!!rest.mfa)),
  spread: each((user) => {
    const copy = { ...user };
    return good(!!copy.mfa);
  }),
  "Object.assign": each((user) => {
    const copy = Object.assign({}, user);
    return good(!!copy.mfa);
  }),
  "Object.values": each((user) => good(Object.values(user).every((value) => Boolean(value)))),
  "Object.entries": each((user) =>
    good(Object.entries(user).filter(([key, value]) => key === "mfa" && !value).length === 0),
  ),
  "Object.fromEntries": over((all) => {
    const byId = Object.fromEntries(all.map((user) => [user.id, user.mfa]));
    return good(!!byId.ana);
  }),
  "a Set of them": over((all) => good(!new Set<unknown>(all.map((user) => user.mfa)).has(false))),
  "a Map to them": over((all) => {
    const byId = new Map(all.map((user) => [user.id, user.mfa]));
    return good(!!byId.get("ana"));
  }),
  "a Map from them": over((all) =>
    good(new Map<unknown, string>(all.map((user) => [user.role, user.id])).get("root") === undefined),
  ),
  "Reflect.get": each((user) => good(Boolean(Reflect.get(user, "mfa")))),
  in: each((user) => good(!("problem" in Object(0)) && !("value" in user.disabled))),
  "Object.keys of the value": each((user) => good(Object.keys(user.mfa).length > 0)),
  "Object.hasOwn": each((user) => good(Object.hasOwn(user.mfa, "state"))),
  structuredClone: each((user) => good(!!structuredClone(user).mfa)),
  "a closure": each((user) => {
    const isFine = () => !!user.mfa;
    return good(isFine());
  }),
  "a promise": each((user) => {
    const box = { mfa: Promise.resolve(user.mfa) };
    return good(!!user.mfa && box.mfa instanceof Promise);
  }),
  // Text and numbers
  "a template": each((user) => good(`${user.mfa}` !== "false")),
  "String()": each((user) => good(String(user.mfa) !== "false")),
  concat: each((user) => good("".concat(user.mfa as unknown as string) !== "false")),
  "Number()": each((user) => good(!(Number(user.logins) > 100))),
  // @ts-expect-error an observed value is no number
  "unary +": each((user) => good(!(+user.logins > 100) || Math.max(user.logins) < 0)),
  join: over((all) => good(all.map((user) => user.role).join() !== "root")),
  Date: each((user) => good(!(new Date(user.role as unknown as string).getTime() > 0))),
  JSON: each((user) => good(!JSON.stringify(user).includes('"value":false'))),
  "JSON of the value": each((user) => good(JSON.stringify(user.mfa) !== "false")),
  "JSON, parsed": each((user) => good(JSON.parse(JSON.stringify({ on: user.mfa })).on !== false)),
  "a part by hand": each((user) => good((user.mfa as unknown as { value?: boolean }).value !== false)),
  // What is made of them
  "from, as a condition": each((user) => good(!!from(user.mfa, (on) => on))),
  "from, in a filter": over((all) => none(all.filter((user) => !from(user.mfa, (on) => on)).length)),
  "from, for what it does beside": over((all) => {
    const bad: string[] = [];
    for (const user of all) {
      // @ts-expect-error the map returns nothing
      from(user.mfa, (on) => {
        if (!on) bad.push(user.id);
      });
    }
    return none(bad.length);
  }),
  "from, for what it returns by the way": over((all) => {
    const bad: string[] = [];
    for (const user of all) from(user.mfa, (on) => on || bad.push(user.id));
    return none(bad.length);
  }),
  "from, to fill a variable": each((user) => {
    let off = false;
    from(user.mfa, (on) => {
      off = !on;
      return on;
    });
    return good(!off);
  }),
  "from within from": each((user) =>
    good(!!from(user.mfa, (on) => from(user.disabled, (off) => on && !off))),
  ),
  "from with another in it": each((user) => [
    fact(
      "good",
      either(
        from(user.mfa, (on) => on),
        !!user.disabled,
      ),
    ).is(true),
  ]),
  "whenAbsent, as a condition": each((user) => good(!!whenAbsent(user.mfa, false))),
  "either, as a condition": each((user) => good(!!either(user.mfa, user.disabled))),
  "both, as a condition": each((user) => good(!!both(user.mfa, user.device.encrypted))),
  "not, in a filter": over((all) => good(all.filter((user) => not(user.disabled)).length === 3)),
  "age, as a condition": each((user) => good(!!age(user.role, "2026-01-01T00:00:00Z"))),
  "countWhere, as a condition": over((all) => good(!!countWhere(all, (user) => user.mfa))),
  "countWhere with a condition": over((all) => [
    fact(
      "bad users",
      countWhere(all, (user) => !user.mfa),
    ).atMost(0),
  ]),
  "satisfies with a condition": each((user) => [
    fact("name", user.name).satisfies("of one with MFA", () => !!user.mfa),
  ]),
  "a condition in the name of a fact": each((user) => [
    fact(user.mfa !== null ? "known" : "unknown", true).is(true),
  ]),
  // Assertions
  "an assertion, as a condition": each((user) => good(!!fact("MFA", user.mfa).is(true))),
  "every over assertions": over((all) => good(all.every((user) => fact("MFA", user.mfa).is(true)))),
  "filter over assertions": over((all) => none(all.filter((user) => !fact("MFA", user.mfa).is(true)).length)),
  "an assertion that is not a failure": each((user) =>
    good(fact("MFA", user.mfa).is(true).outcome !== "fail"),
  ),
  "a fact, as a condition": each((user) => good(!!fact("MFA", user.mfa))),
  "a fact, in a filter": over((all) => none(all.filter((user) => !fact("MFA", user.mfa)).length)),
  "allOf, as a condition": each((user) => good(!!allOf("safe", [fact("MFA", user.mfa).is(true)]))),
  "a fact on a list, as a condition": over((all) =>
    good(!!fact("users", all).every((user) => fact("MFA", user.mfa).is(true))),
  ),
  // Elsewhere than in assert
  // @ts-expect-error TS2774
  appliesTo: applying((user) => (user.mfa ? "It is safe." : true), good(true)),
  "appliesTo, negated": applying((user) => !user.mfa || "It has MFA.", good(true)),
  "appliesTo of a list": applying(
    (user) => user.sessions.some(({ revoked }) => !revoked) || "All are revoked.",
    good(true),
  ),
  "a selector": where((user) => !user.disabled, good(true)),
  "a selector with null": where((user) => user.mfa !== null, good(true)),
  "a view's where": taking((user) => !user.mfa, good(true)),
  "a view's where, kept": taking((user) => !!user.mfa, good(true)),
  "a view's derive": deriving((user) => !!user.mfa, good),
  "a view over its joined listing": deriving((_, others) => others.every((other) => other.mfa), good),
  "a view that counts": deriving((_, others) => others.filter((other) => !other.mfa).length === 0, good),
  using: using((_, others) => good(others.every((other) => other.mfa))),
  "using, to find its own": using((user, others) => good(!!others.find(({ id }) => id === user.id)?.mfa)),
  "using, with a short circuit": using((user, others) =>
    good(others.some((other) => other.id === user.id && other.mfa)),
  ),
};

describe("A1: what nobody read is never green", () => {
  test.each(Object.entries(misuses))("%s", async (_, check) => {
    const observations = await judge(check, unreadUsers);
    expect(observations.length).toBeGreaterThan(0);
    expect(observations.map(({ outcome }) => outcome)).toEqual(observations.map(() => "error"));
  });

  test("in more than forty ways", () => {
    expect(Object.keys(misuses).length).toBeGreaterThan(40);
  });
});
