import { describe, expect, test } from "vitest";
import { days, fact, type Quantity, tls } from "../../index.ts";
import { known } from "../../provider/index.ts";

describe("what looks like an observed value is data", () => {
  test("and is compared as such", () => {
    const tags = { state: "absent", operation: "x", code: "y" };
    expect(fact("tags", tags).isAbsent().outcome).toBe("fail");
    expect(
      fact<object>("tags", known({ state: "known", value: "a" })).is({ state: "known", value: "b" }).outcome,
    ).toBe("fail");
  });

  test("equality looks at own fields of plain data only", () => {
    const proto: object = JSON.parse('{"__proto__":{}}');
    expect(fact("a", known<object>(proto)).is({ a: 1 }).outcome).toBe("fail");
    expect(fact("a", known<object>([])).is({}).outcome).toBe("fail");
    expect(fact("a", known<object>(new Date(0))).is(new Date(1)).outcome).toBe("fail");
  });

  test("amounts that cannot be compared are not", () => {
    const nine = { unit: "tls", amount: "9" } as unknown as Quantity<"tls">;
    expect(() => fact("tls", known(nine)).atMost(tls("1.2"))).toThrow('"9" is not an amount of tls.');
    expect(() => fact("age", known(days(1))).atMost({ unit: "hours", amount: 1 } as never)).toThrow(
      "days cannot be held against hours.",
    );
  });
});
