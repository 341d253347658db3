import { describe, expectTypeOf, test } from "vitest";
import {
  anyOf,
  asFarAsRead,
  attested,
  defineCheck,
  defineView,
  fact,
  type Observed,
  years,
} from "../index.ts";

import { base, control, type Key, keys, period, production, rotation } from "./language.fixture.ts";

describe("alternatives", () => {
  test("take checks, uses and evidence, two at least, and no assertions", () => {
    anyOf(rotation, attested("siem", { every: years(1) }));
    anyOf(rotation.in(production), rotation.with({ period }), attested("siem", { every: years(1) }));
    // @ts-expect-error one is no alternative
    anyOf(rotation);
    // @ts-expect-error an assertion is no verification
    anyOf(rotation, fact("on", true).is(true));
    // @ts-expect-error a control is no verification
    anyOf(rotation, control);
  });
});

describe("what is inferred", () => {
  test("using brings in the other listing's resources", () => {
    defineCheck({
      ...base,
      id: "vault/y",
      using: { others: keys },
      assert: (key, { others }) => {
        expectTypeOf(others).toEqualTypeOf<readonly Key[]>();
        return [fact("others", others.length).is(key.manager.length)];
      },
    });
  });

  test("a listing that is joined as far as it was read can only be asked", () => {
    defineCheck({
      ...base,
      id: "vault/z",
      using: { others: asFarAsRead(keys) },
      assert: (key, { others }) => {
        expectTypeOf(others.find((other) => other.id === key.id)).toEqualTypeOf<Observed<Key>>();
        // @ts-expect-error a lookup is no list: how many there are is not known
        others.length;
        // @ts-expect-error what it answers is observed
        const some: boolean = others.some(() => true);
        return [
          fact(
            "some",
            others.some(() => some),
          ).is(true),
        ];
      },
    });
  });

  test("over judges the whole listing", () => {
    const { each: _, ...rest } = base;
    defineCheck({
      ...rest,
      over: keys,
      assert: (all) => {
        expectTypeOf(all).toEqualTypeOf<readonly Key[]>();
        return [fact("count", all.length).is(1)];
      },
    });
  });

  test("a fact about a list of observed values is held item by item", () => {
    const all = null as unknown as readonly Observed<boolean>[];
    fact("all", all).every((one) => fact("rotation", one).is(true));
    // @ts-expect-error a list of observed values has no equality
    fact("all", all).is([]);
  });

  test("a view has the resources it derives", () => {
    const view = defineView({
      id: "vault/pairs",
      resource: "pair",
      each: keys,
      using: { others: keys },
      where: (key) => key.manager === "CUSTOMER",
      derive: (key, { others }) => ({ id: key.id, count: others.length }),
    });
    defineCheck({
      ...base,
      each: view,
      assert: (pair) => {
        expectTypeOf(pair.count).toBeNumber();
        return [fact("count", pair.count).is(1)];
      },
    });
  });
});
