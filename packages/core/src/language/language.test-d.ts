import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  age,
  atLeast,
  atMost,
  both,
  count,
  countWhere,
  days,
  defineCheck,
  defineParameter,
  either,
  fact,
  from,
  hours,
  must,
  not,
  type Observed,
  type Quantity,
  soc2,
} from "../index.ts";
import { defineCollector } from "../provider/index.ts";

import {
  base,
  collect,
  control,
  copies,
  type Key,
  keys,
  minimumTls,
  period,
  production,
  rotation,
  vault,
  yielding,
} from "./language.fixture.ts";

describe("what must not compile", () => {
  test("an unknown criterion", () => {
    // @ts-expect-error CC9.9 is not one of the 61
    soc2("CC9.9");
    // @ts-expect-error nor is a supporting C1.3
    soc2.supporting("C1.3");
    // @ts-expect-error a reason for a criterion that does not exist
    soc2.scope({ categories: ["security"], outOfScope: { "CC6.9": "none" } });
    // @ts-expect-error a category that does not exist
    soc2.scope({ categories: ["safety"] });
  });

  test("an unknown, misspelt, wrong-unit or wrong-direction parameter", () => {
    rotation.with({ period, copies });
    // @ts-expect-error unknown
    rotation.with({ age: period });
    // @ts-expect-error misspelt
    rotation.with({ perod: period });
    // @ts-expect-error a count where days are read
    rotation.with({ period: copies });
    // @ts-expect-error a minimum where a maximum is read
    rotation.with({ period: defineParameter("least", atLeast(days(1))) });
    // @ts-expect-error a bare number
    rotation.with({ period: 90 });
    const bare = defineCheck({ ...base, assert: (key) => [fact("rotation", key.rotation).is(true)] });
    // @ts-expect-error a check without parameters
    bare.with({ version: period });
    // @ts-expect-error misspelt after another use
    rotation.in(production).with({ perod: period });
  });

  test("a check that leaves a choice open, or judges two listings or none", () => {
    const { whenEmpty: _, ...unsaid } = base;
    // @ts-expect-error what an empty listing means has no default
    defineCheck({ ...unsaid, assert: () => [fact("on", true).is(true)] });
    const { blindSpots: __, ...blind } = base;
    // @ts-expect-error nor has what it cannot see
    defineCheck({ ...blind, assert: () => [fact("on", true).is(true)] });
    // @ts-expect-error two listings
    defineCheck({ ...base, over: keys, assert: () => [fact("on", true).is(true)] });
    const { each: ___, ...nothing } = base;
    // @ts-expect-error no listing
    defineCheck({ ...nothing, assert: () => [fact("on", true).is(true)] });
  });

  test("C6: a limit without a direction is told at the limit", () => {
    defineCheck({
      ...base,
      // @ts-expect-error days alone are no limit
      parameters: { age: days(90) },
      assert: (key) => [fact("rotation", key.rotation).is(true)],
    });
  });

  test("a setting of the wrong unit", () => {
    period.to({ days: 90 }).in(production).because("it is stricter");
    minimumTls.to({ tls: "1.3" });
    // @ts-expect-error hours for days
    period.to({ hours: 90 });
    // @ts-expect-error a count for days
    period.to({ count: 90 });
    // @ts-expect-error a bare number
    period.to(90);
    // @ts-expect-error both
    period.to({ days: 90, hours: 1 });
    // @ts-expect-error a version that does not exist
    minimumTls.to({ tls: "1.4" });
  });

  test("a bare number inside a statement", () => {
    must("ENC-4")`Rotate every key at least every ${period}.`.by(control);
    // @ts-expect-error a number
    must("ENC-4")`Rotate every key at least every ${365} days.`;
    // @ts-expect-error a text
    must("ENC-4")`Rotate every key at least every ${"365"} days.`;
    // @ts-expect-error a limit without a name
    must("ENC-4")`Rotate every key at least every ${atMost(days(365))}.`;
    // @ts-expect-error verified by nothing at all
    must("ENC-4")`Rotate.`.by();
    // @ts-expect-error verified by a check and not a control
    must("ENC-4")`Rotate.`.by(rotation);
  });

  test("comparing days with a count", () => {
    const observedPeriod = null as unknown as Observed<Quantity<"days">>;
    fact("period", observedPeriod).atMost(atMost(days(1)));
    fact("period", observedPeriod).atMost(days(1));
    // @ts-expect-error a count
    fact("period", observedPeriod).atMost(count(1));
    // @ts-expect-error a limit on a count
    fact("period", observedPeriod).atMost(atMost(count(1)));
    // @ts-expect-error a limit of the other direction
    fact("period", observedPeriod).atMost(atLeast(days(1)));
    // @ts-expect-error a bare number
    fact("period", observedPeriod).atMost(365);
    // @ts-expect-error a boolean has no maximum
    fact("on", true).atMost(days(1));
    // @ts-expect-error a plain quantity of another unit
    fact("size", count(3)).atMost(days(3));
    // @ts-expect-error equality with another type
    fact("on", true).is("yes");
  });

  test("an assert that is async, empty or returns nothing", () => {
    // @ts-expect-error async
    defineCheck({ ...base, assert: async (key) => [fact("rotation", key.rotation).is(true)] });
    // @ts-expect-error empty
    defineCheck({ ...base, assert: () => [] });
    // @ts-expect-error nothing
    defineCheck({ ...base, assert: () => undefined });
    // @ts-expect-error a list that may be empty
    defineCheck({ ...base, assert: (key) => [key].map((one) => fact("rotation", one.rotation).is(true)) });
    // @ts-expect-error a boolean
    defineCheck({ ...base, assert: (key) => key.manager === "CUSTOMER" });
  });

  test("using an Observed as if it were its value", () => {
    const key = null as unknown as Key;
    // @ts-expect-error compared with a value
    expectTypeOf(key.rotation === true);
    // @ts-expect-error read as a value
    expectTypeOf(key.period.amount);
    // @ts-expect-error opened by hand
    expectTypeOf(key.rotation.value);
    // @ts-expect-error given where a value is wanted
    const on: boolean = key.rotation;
    expectTypeOf(on);
    expectTypeOf(from(key.rotation, (value) => !value)).toEqualTypeOf<Observed<boolean>>();
  });

  test("A1: an Observed as a condition", () => {
    const key = null as unknown as Key;
    const all = [key];
    const { rotation: on } = key;
    // @ts-expect-error in an if
    if (key.rotation) expectTypeOf(1);
    // @ts-expect-error taken apart
    if (on) expectTypeOf(1);
    // @ts-expect-error before a question mark
    expectTypeOf(key.rotation ? 1 : 0);
    // @ts-expect-error before &&
    expectTypeOf(key.rotation && true);
    // @ts-expect-error in a while
    while (key.rotation && all.length > 0) expectTypeOf(1);
    // @ts-expect-error in a callback
    all.filter((one) => (one.rotation ? true : one.size));
    // @ts-expect-error called after all
    key.rotation();
    // @ts-expect-error a map that returns nothing
    from(key.rotation, (value) => {
      if (!value) all.push(key);
    });
  });

  test("facts beyond what their value allows", () => {
    const key = null as unknown as Key;
    fact("approvals", 2).atLeast(2);
    fact("approvals", 2).atLeast(count(2));
    fact("approvals", 2).atLeast(atLeast(count(2)));
    fact("size", key.size).atMost(3);
    fact("manager", key.manager).matches("CUSTOM*");
    fact("manager", from(key.rotation, String)).matches(/^t/);
    fact("managers", [key.manager]).includes("AWS");
    fact("keys", [key]).hasLength(atMost(count(3)));
    // @ts-expect-error days for a number
    fact("approvals", 2).atLeast(days(2));
    // @ts-expect-error a limit of the other direction
    fact("approvals", 2).atLeast(atMost(count(2)));
    // @ts-expect-error a boolean is no text
    fact("rotation", key.rotation).matches("t*");
    // @ts-expect-error a number has no length
    fact("approvals", 2).hasLength(1);
    // @ts-expect-error a list of texts holds no number
    fact("managers", [key.manager]).includes(2);
    // @ts-expect-error a list of keys is no text
    fact("keys", [key]).matches("*");
    // @ts-expect-error another type
    fact("rotation", key.rotation).isNot("on");
    // @ts-expect-error a length in days
    fact("managers", [key.manager]).hasLength(atMost(days(3)));
  });

  test("either, both, not and countWhere of what is neither true nor false, and ages in another unit", () => {
    const key = null as unknown as Key;
    expectTypeOf(either(key.rotation, true)).toEqualTypeOf<Observed<boolean>>();
    expectTypeOf(both(...[key].map((one) => one.rotation))).toEqualTypeOf<Observed<boolean>>();
    expectTypeOf(countWhere([key], (one) => not(one.rotation))).toEqualTypeOf<Observed<Quantity<"count">>>();
    // @ts-expect-error a quantity
    either(key.period);
    // @ts-expect-error a text
    both(key.manager);
    // @ts-expect-error a list
    not([key.rotation]);
    // @ts-expect-error a quantity
    countWhere([key], (one) => one.period);
    fact("age", age(key.manager, key.manager)).atMost(days(90));
    fact("age", age(key.manager, key.manager, "hours")).atMost(hours(2));
    // @ts-expect-error hours for days
    fact("age", age(key.manager, key.manager)).atMost(hours(90));
    // @ts-expect-error days for hours
    fact("age", age(key.manager, key.manager, "hours")).atMost(days(1));
    // @ts-expect-error a bare number
    fact("age", age(key.manager, key.manager)).atMost(90);
    // @ts-expect-error an age of something else
    age(key.period, key.manager);
  });

  test("a collector yielding what JSON cannot carry", () => {
    const rest = {
      id: "vault/x",
      resource: "x",
      provider: vault,
      per: "region",
      operations: ["x"],
      collect,
    } as const;
    const id = z.string();
    const [plain, dated] = [z.object({ id, at: z.string() }), z.object({ id, at: z.date() })];
    const [mapped, big] = [z.object({ id, tags: z.map(id, id) }), z.object({ id, n: z.bigint() })];
    const [anything, nameless] = [z.object({ id, any: z.unknown() }), z.object({ name: id })];
    const untyped = z.object({ id, tags: z.record(id, z.any()) });
    defineCollector({ ...rest, schema: plain });
    // @ts-expect-error a Date
    defineCollector({ ...rest, schema: dated });
    // @ts-expect-error a Map
    defineCollector({ ...rest, schema: mapped });
    // @ts-expect-error a bigint
    defineCollector({ ...rest, schema: big });
    // @ts-expect-error anything at all
    defineCollector({ ...rest, schema: anything });
    // @ts-expect-error whatever the schema's author was not asked
    defineCollector({ ...rest, schema: untyped });
    // @ts-expect-error no id
    defineCollector({ ...rest, schema: nameless });
    // @ts-expect-error a level that the provider does not have
    defineCollector({ ...rest, schema: plain, per: "galaxy" });
    // @ts-expect-error yields what the schema does not say
    defineCollector({ ...rest, schema: plain, collect: yielding({ id: 1 }) });
    defineCollector({ ...rest, schema: plain, collect: yielding({ id: "1", at: "2" }) });
  });
});
