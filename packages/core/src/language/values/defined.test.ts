import { expect, test } from "vitest";
import { definePerson, must } from "../../index.ts";
import { rotation, rotationPeriod } from "../../vault.fixture.ts";
import { defined, located, traceOf } from "./defined.ts";

const { Error: errors } = globalThis as unknown as { Error: { stackTraceLimit?: number } };

test("a definition is frozen, and nothing of where it was written is in it", () => {
  const made = defined({ kind: "person", id: "ana" });
  expect(Object.isFrozen(made)).toBe(true);
  expect(Reflect.ownKeys(made)).toEqual(["kind", "id"]);
  expect(traceOf(made)).toContain("defined.test.ts");
});

test("what was never defined has no trace, and a copy none of its own", () => {
  expect(traceOf({})).toBeUndefined();
  expect(traceOf({ ...rotation })).toBeUndefined();
});

test("what is made of a definition stands where that was written", () => {
  const one = defined({ id: "one" });
  expect(traceOf(located({ ...one }, one))).toBe(traceOf(one));
  expect(traceOf(located({ id: "two" }, {}))).toContain("defined.test.ts");
  const demand = must("K-1")`Rotate every key.`;
  const statement = demand.by(rotation).through(...(rotation.checks as never as [never]));
  expect(traceOf(statement)).toBe(traceOf(demand));
  const setting = rotationPeriod.to({ days: 90 });
  expect(traceOf(setting.because("Sooner."))).toBe(traceOf(setting));
});

test.each([
  ["as it was", 7],
  ["as it was at nothing", 0],
  ["absent as it was", undefined],
])("the engine's limit of frames is left %s, and a trace is deeper", (_, limit) => {
  const before = errors.stackTraceLimit;
  try {
    if (limit === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = limit;
    const deep = (left: number): object =>
      left === 0 ? definePerson({ id: "ana", name: "Ana" }) : deep(left - 1);
    const made = deep(20);
    expect(errors.stackTraceLimit).toBe(limit);
    expect("stackTraceLimit" in errors).toBe(limit !== undefined);
    errors.stackTraceLimit = before ?? 10;
    expect(traceOf(made)?.split("\n").length).toBeGreaterThan(20);
  } finally {
    errors.stackTraceLimit = before ?? 10;
  }
});
