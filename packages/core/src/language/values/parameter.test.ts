import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLeast, atMost, days, defineEnvironment, defineParameter, names, tls } from "../../index.ts";
import { resolveLimit, type Setting } from "./parameter.ts";

const period = defineParameter("rotation-period", atMost(days(365)));
const other = defineParameter("other-period", atMost(days(10)));
const production = defineEnvironment("production");
const staging = defineEnvironment("staging");
const inForce = (settings: readonly Setting[], environment?: string): unknown =>
  resolveLimit(period, settings, environment).value.amount;

describe("a parameter", () => {
  test("is a named limit that says who set it", () => {
    expect(period).toMatchObject({ kind: "parameter", id: "rotation-period" });
    expect(period.default).toEqual({
      kind: "limit",
      direction: "atMost",
      value: days(365),
      parameter: "rotation-period",
    });
    expect(Object.isFrozen(period.default)).toBe(true);
  });

  test("does not write its name on the limit that it was given", () => {
    const limit = atMost(days(30));
    defineParameter("one", limit);
    expect(limit).not.toHaveProperty("parameter");
  });

  test("is named by a slug", () => {
    expect(() => defineParameter("rotation period", atMost(days(1)))).toThrow(
      '[bylaw] Parameter id "rotation period" is not a slug.',
    );
  });

  test.each<[string, () => unknown]>([
    ["two units at once", () => period.to({ days: 1, hours: 1 } as never)],
    ["nothing", () => period.to({} as never)],
    ["null", () => period.to(null as never)],
    ["a text", () => period.to("180" as never)],
  ])("is not set to %s", (_, set) => {
    expect(set).toThrow(
      expect.objectContaining({
        message: "[bylaw] setting rotation-period: its amount is not in days.",
        next: "Write rotation-period as .to({ days: ... }).",
      }),
    );
  });

  test("is set in its own unit", () => {
    expect(period.to({ days: 90 }).value).toEqual(days(90));
    expect(defineParameter("tls", atLeast(tls("1.2"))).to({ tls: "1.3" }).value).toEqual(tls("1.3"));
    expect(defineParameter("checks", atLeast(names("a"))).to({ names: ["b"] }).value).toEqual(names("b"));
  });
});

describe("a setting", () => {
  test("keeps its environment when it is reasoned, and its reason when it is bound", () => {
    const both = { environment: production, reason: "The vendor needs it.", value: days(400) };
    expect(period.to({ days: 400 }).in(production).because("The vendor needs it.")).toMatchObject(both);
    expect(period.to({ days: 400 }).because("The vendor needs it.").in(production)).toMatchObject(both);
  });

  test("is not changed by what is made of it", () => {
    const setting = period.to({ days: 90 });
    setting.in(production);
    setting.because("A reason.");
    expect(setting).not.toHaveProperty("environment");
    expect(setting).not.toHaveProperty("reason");
  });
});

describe("the limit in force", () => {
  const everywhere = period.to({ days: 180 });
  const inProduction = period.to({ days: 90 }).in(production);

  test.each<[string, readonly Setting[], string | undefined, number]>([
    ["is the parameter's own where nothing is set", [], "production", 365],
    ["is the program's", [everywhere], undefined, 180],
    ["is the program's where no environment is named", [everywhere, inProduction], undefined, 180],
    ["is the environment's", [everywhere, inProduction], "production", 90],
    ["is the environment's, in whatever order they are set", [inProduction, everywhere], "production", 90],
    ["is the program's in another environment", [inProduction, everywhere], "staging", 180],
    ["is the parameter's own in another environment", [inProduction], "staging", 365],
    ["is the parameter's own outside of every environment", [inProduction], undefined, 365],
    [
      "is not another parameter's",
      [other.to({ days: 5 }), other.to({ days: 4 }).in(staging)],
      "staging",
      365,
    ],
  ])("%s", (_, settings, environment, amount) => {
    expect(inForce(settings, environment)).toBe(amount);
  });

  test("keeps the direction and the name of its parameter", () => {
    expect(resolveLimit(period, [everywhere])).toEqual({ ...period.default, value: days(180) });
    expect(resolveLimit(period, [])).toBe(period.default);
  });

  test("hangs on no setting of another environment or parameter, whatever their order", () => {
    const any = fc.oneof(
      fc.nat(1000).map((n) => other.to({ days: n })),
      fc.nat(1000).map((n) => other.to({ days: n }).in(production)),
      fc.nat(1000).map((n) => period.to({ days: n }).in(staging)),
    );
    fc.assert(
      fc.property(fc.array(any), fc.array(any), (before, after) => {
        expect(inForce([...before, everywhere, inProduction, ...after], "production")).toBe(90);
        expect(inForce([...before, inProduction, everywhere, ...after])).toBe(180);
      }),
    );
  });
});
