import { describe, expect, test } from "vitest";
import type { Observation } from "./observation.ts";
import type { Selection } from "./select.ts";
import { createSieve } from "./sieve.ts";

const selection = (...resources: readonly string[]): Selection => ({
  ids: resources,
  tasks: new Set(),
  controls: new Set(),
  resources,
});
const observation = (
  resource: Observation["resource"],
  outcome: Observation["outcome"] = "pass",
): Observation => ({
  task: "rotation / vault/key-rotation / all",
  control: "rotation",
  check: "vault/key-rotation",
  scope: "vault/1/north",
  resource,
  outcome,
  assertions: [],
});
const key = (id: string, name?: string) =>
  observation({ id, type: "vault key", ...(name !== undefined && { name }) });
const whole = (outcome: Observation["outcome"]) =>
  observation({ id: "vault/1/north", type: "vault key", whole: true }, outcome);

describe("a sieve", () => {
  test("of a run that was asked for everything keeps everything, and misses nothing", () => {
    for (const all of [undefined, selection()]) {
      const sieve = createSieve(all);
      expect([key("a"), whole("pass"), whole("error")].map(sieve.keeps)).toEqual([true, true, true]);
      expect(sieve.missing()).toEqual([]);
    }
  });

  test("keeps the resources asked for, by id and by name", () => {
    const sieve = createSieve(selection("a", "payments"));
    expect([key("a"), key("k-1", "payments"), key("b"), key("k-2", "other")].map(sieve.keeps)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(sieve.missing()).toEqual([]);
  });

  test("keeps what is wrong with a whole listing: the resource may be in there", () => {
    const sieve = createSieve(selection("a"));
    expect([whole("error"), whole("pass"), whole("not-applicable"), whole("fail")].map(sieve.keeps)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(sieve.missing()).toEqual(["a"]);
  });

  test("keeps what could not be read and has no name: it may be the one that was asked for by name", () => {
    const { keeps } = createSieve(selection("payments"));
    expect(keeps({ ...key("k-1"), outcome: "error" })).toBe(true);
    expect(keeps({ ...key("k-2", "other"), outcome: "error" })).toBe(false);
    expect(keeps({ ...key("k-3"), outcome: "fail" })).toBe(false);
  });

  test("keeps a scope that was asked for by its name", () => {
    const sieve = createSieve(selection("vault/1/north"));
    expect(sieve.keeps(whole("fail"))).toBe(true);
    expect(sieve.missing()).toEqual([]);
  });

  test("misses what it never met, in the order asked, and never a part of a name", () => {
    const sieve = createSieve(selection("z", "a", "pay"));
    sieve.keeps(key("a", "payments"));
    expect(sieve.missing()).toEqual(["z", "pay"]);
  });
});
