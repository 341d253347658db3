import { describe, expect, test } from "vitest";
import { both, fact, from } from "../../index.ts";
import { absent, inspect, isObserved, known } from "../../provider/index.ts";
import { peek } from "./observed.ts";
import { tracedValue } from "./traced-value.ts";
import { originalOf, type Tracer, traced, tracedBy } from "./tracing.ts";

function notes() {
  const made: unknown[] = [];
  const tracer: Tracer = {
    standsFor: () => undefined,
    made(value, by) {
      made.push(typeof by === "function" ? "map" : by);
      return value;
    },
  };
  return { made, tracer };
}

describe("what code makes under a probe", () => {
  test("is told to whoever probes now, and to nobody afterwards", () => {
    const { made, tracer } = notes();
    const value = known(true);
    tracedBy(tracer, () => {
      from(value, (on) => on);
      both(value, value);
      fact("on", value).is(true);
    });
    fact("off", value).is(false);
    expect(made).toEqual(["map", "both", "on", "on"]);
  });

  test("is told to the inner probe while there is one, then to the outer one again", () => {
    const [outer, inner] = [notes(), notes()];
    tracedBy(outer.tracer, () => {
      traced(1, "before", undefined);
      tracedBy(inner.tracer, () => traced(2, "within", undefined));
      traced(3, "after", undefined);
    });
    expect([outer.made, inner.made]).toEqual([["before", "after"], ["within"]]);
  });

  test("is told to nobody once the code has thrown", () => {
    const { made, tracer } = notes();
    expect(() =>
      tracedBy(tracer, () => {
        throw new Error("boom");
      }),
    ).toThrow("boom");
    traced(1, "after", undefined);
    expect(made).toEqual([]);
  });

  test("is what the probe hands out in its place", () => {
    const tracer: Tracer = { made: <T>() => "another" as T, standsFor: () => undefined };
    expect(tracedBy(tracer, () => traced("one", "by", undefined))).toBe("another");
    expect(traced("one", "by", undefined)).toBe("one");
  });

  test("has itself as its original where it is no copy", () => {
    const value = { a: 1 };
    expect(originalOf(value)).toBe(value);
    expect([originalOf(null), originalOf(7)]).toEqual([null, 7]);
  });
});

describe("a traced value", () => {
  function watched(value = known<unknown>({ a: 1 })) {
    const seen: string[] = [];
    const one = tracedValue(value, {
      onOpen: () => seen.push("opened"),
      onLook: () => seen.push("looked"),
      handOut: (inner) => ({ copyOf: inner }),
    });
    return { one, seen };
  }

  test("is still an observed value, and telling so tells nothing", () => {
    const { one, seen } = watched();
    expect(isObserved(one)).toBe(true);
    expect(seen).toEqual([]);
  });

  test("tells that it is opened, and hands out what it is told to", () => {
    const { one, seen } = watched();
    expect(inspect(one)).toEqual({ state: "known", value: { copyOf: { a: 1 } } });
    expect(seen).toEqual(["opened"]);
  });

  test("is looked at by the runner without a word", () => {
    const { one, seen } = watched();
    expect(peek(one)).toEqual({ state: "known", value: { copyOf: { a: 1 } } });
    expect(seen).toEqual([]);
  });

  test("hands out nothing in the place of what there is none of", () => {
    expect(inspect(watched(absent("vault:Get", "None")).one)).toEqual({
      state: "absent",
      operation: "vault:Get",
      code: "None",
    });
  });

  test.each<[string, (one: object) => unknown]>([
    ["its state", (one) => (one as { readonly state: unknown }).state],
    ["its keys", (one) => Object.keys(one)],
    ["whether it has a value", (one) => "value" in one],
    ["its JSON", (one) => JSON.stringify(one)],
    ["a copy of it", (one) => ({ ...one })],
    ["a part of it", (one) => Object.getOwnPropertyDescriptor(one, "value")],
  ])("tells that somebody looks at %s by hand", (_, look) => {
    const { one, seen } = watched();
    look(one);
    expect(seen).toContain("looked");
  });

  test("stays no text and no number", () => {
    expect(() => `${watched().one as unknown as string}`).toThrow(
      "An observed value is no text and no number",
    );
  });

  test("may be traced once more, and each tells its own", () => {
    const inner = watched();
    const seen: string[] = [];
    const outer = tracedValue(inner.one, {
      onOpen: () => seen.push("opened"),
      onLook: () => seen.push("looked"),
      handOut: (value) => value,
    });
    expect(inspect(outer)).toEqual({ state: "known", value: { copyOf: { a: 1 } } });
    expect([seen, inner.seen]).toEqual([["opened"], []]);
  });
});
