// More that is green over values that nobody read, were it not for the probe: what is used rightly once and wrongly beside it,
// what hangs on some values and not on others, what is kept between askings, what a view hides.
import { describe, expect, test } from "vitest";
import {
  type AnyCheck,
  type Assertion,
  anyOf,
  type CheckUse,
  countWhere,
  defineCheck,
  defineView,
  either,
  fact,
} from "../../index.ts";
import { judge } from "../../testing/index.ts";
import {
  applying,
  deriving,
  each,
  over,
  taking,
  type User,
  unreadUsers,
  users,
  using,
  where,
} from "./misuse.fixture.ts";

const good = (value: boolean): readonly [Assertion] => [fact("good", value).is(true)];
const none = (amount: number): readonly [Assertion] => [fact("bad users", amount).atMost(0)];
const is = (one: unknown, other: unknown): boolean => one === other;
const kept = new Map<string, boolean>();
const indexes = new WeakMap<object, Map<string, boolean>>();
const indexOf = (all: readonly User[]): Map<string, boolean> => {
  const index = indexes.get(all) ?? new Map(all.map((user) => [user.id, !!user.mfa]));
  indexes.set(all, index);
  return index;
};

const misuses: Readonly<Record<string, AnyCheck | CheckUse>> = {
  "one or not the other": each((user) => good(!user.disabled || !!user.mfa)),
  "one and not the other, in a filter": over((all) =>
    // @ts-expect-error TS2774
    none(all.filter((user) => user.disabled && !user.mfa).length),
  ),
  "both or neither": each((user) => good(!!user.mfa === !!user.disabled)),
  // @ts-expect-error TS2774
  "one and not the other, in a selector": where((user) => !(user.disabled && !user.mfa), good(true)),
  "one and not the other, in a view's where": taking((user) => !!user.disabled && !user.mfa, good(true)),
  "one and not the other, in appliesTo": applying(
    // @ts-expect-error TS2774
    (user) => (user.disabled && !user.mfa ? true : "It is fine."),
    good(false),
  ),
  // @ts-expect-error TS2774
  "one and not the other, in a derive": deriving((user) => !(user.disabled && !user.mfa), good),
  "one and not the other, in what is joined": using((_, others) =>
    // @ts-expect-error TS2774
    none(others.filter((user) => user.disabled && !user.mfa).length),
  ),
  "either of a condition": each((user) => [fact("ok", either(!user.disabled, !!user.mfa)).is(true)]),
  "two lists as long as each other": over((all) =>
    good(all.filter((user) => user.mfa).length === all.filter((user) => user.disabled).length),
  ),
  "a text in a template": each((user) => good(!is(user.role, `root`))),
  "a text of the resource": each((user) => good(!is(user.role, user.name))),
  "a text of the others": over((all) =>
    none(all.filter((user) => all.some((other) => is(user.role, other.name))).length),
  ),
  "an answer that is kept": each((user) => {
    const answer = kept.get(user.id) ?? !!user.mfa;
    kept.set(user.id, answer);
    return good(answer);
  }),
  "an index that is kept": using((user, others) => good(indexOf(others).get(user.id) === true)),
  "a value beside its fact": each(({ mfa, name }) => [
    anyOf("MFA or a name", [fact("MFA", mfa).is(true), fact("name", name).isPresent()]),
    fact("on", !!mfa).is(true),
  ]),
  "values beside their count": over((all) => {
    const rows = all.map(({ id, mfa }) => ({ id, mfa }));
    return [
      fact("without", rows.filter((row) => !row.mfa).length).atMost(0),
      fact(
        "with",
        countWhere(rows, (row) => row.mfa),
      ).atMost(5),
    ];
  }),
  "an assertion beside its group": each((user) => {
    const mfa = fact("MFA", user.mfa).is(true);
    return [
      anyOf("MFA or a name", [mfa, fact("name", user.name).isPresent()]),
      fact("not failing", mfa.outcome !== "fail").is(true),
    ];
  }),
};

describe("A1: what nobody read is never green, wherever else it is used", () => {
  test.each(Object.entries(misuses))("%s", async (_, check) => {
    const observations = [
      ...(await judge(check, unreadUsers)),
      ...(await judge(check, unreadUsers, [], { everything: false })),
    ];
    expect(new Set(observations.map(({ problem }) => problem?.code))).toEqual(new Set(["unopened-value"]));
  });

  test.each<[string, (user: User) => object, string]>([
    ["a Map", (user) => ({ by: new Map([["eu", user.mfa]]) }), "a Map at by"],
    ["a Set", (user) => ({ by: new Set([user.mfa]) }), "a Set at by"],
    ["a function", (user) => ({ by: () => !!user.mfa }), "a function at by"],
    [
      "a getter",
      (user) => Object.defineProperty({}, "by", { enumerable: true, get: () => !!user.mfa }),
      "a getter at by",
    ],
  ])("in a view that hides it in %s", async (_, hide, what) => {
    const hiding = defineView({
      id: "vault/hiding",
      resource: "hiding user",
      each: users,
      using: {},
      derive: (user) =>
        Object.defineProperties({ id: user.id }, Object.getOwnPropertyDescriptors(hide(user))),
    });
    const check = defineCheck({
      id: "vault/user",
      title: "T",
      why: "W.",
      fix: "F",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: [],
      each: hiding,
      assert: () => good(true),
    });
    const [observation] = await judge(check, unreadUsers);
    expect([observation?.outcome, observation?.problem]).toEqual([
      "error",
      {
        code: "schema-mismatch",
        message: `vault/hiding derives ana with ${what}. What stands there cannot be followed: derive plain lists, records, texts, numbers, true, false, null and observed values.`,
      },
    ]);
  });
});
