import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  atMost,
  attested,
  days,
  defineControl,
  defineEvidenceKind,
  defineParameter,
  type EvidenceRequirement,
  exercise,
  months,
  years,
} from "../../index.ts";
import { frequencyText } from "../../run/index.ts";
import { production, rotation, vaultKeyRotation } from "../../vault.fixture.ts";
import type { Setting } from "../values/parameter.ts";
import type { Frequency } from "./control.ts";

const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const { frequency: _, ...rest } = rotation;
const of = (
  evidence: readonly EvidenceRequirement[],
  change: { readonly frequency?: Frequency; readonly checks?: typeof rotation.checks } = { checks: [] },
  settings: readonly Setting[] = [],
) =>
  frequencyText(defineControl({ ...rest, evidence, ...change, alternatives: undefined } as never), settings);

describe("how often a control operates", () => {
  test.each([
    [days(1), "daily"],
    [days(7), "weekly"],
    [months(1), "monthly"],
    [months(3), "quarterly"],
    [months(6), "semiannual"],
    [months(12), "annual"],
    [years(1), "annual"],
    [days(10), "every 10 days"],
    [days(30), "every 30 days"],
    [days(365), "every 365 days"],
    [months(2), "every 2 months"],
    [months(24), "every 24 months"],
    [years(2), "every 2 years"],
  ])("of %o is %s", (every, expected) => {
    expect(of([attested("list", { every })])).toBe(expected);
  });

  test("is once, or per event, where it is not again and again", () => {
    expect(of([attested("list", { once: "2026-06-30" })])).toBe("once");
    expect(of([course.require("course", { within: days(30), after: "start" })])).toBe("per-event");
    expect(of([course.require("course", { within: days(30) })])).toBe("per-event");
    expect(of([course.require("course", { every: years(1), within: days(30) })])).toBe("annual");
  });

  test("is what its checks are to hold at, or continuous", () => {
    const checks = [vaultKeyRotation];
    expect(of([], { checks })).toBe("continuous");
    expect(of([], { checks, frequency: "daily" })).toBe("daily");
    expect(of([], { checks: [] })).toBe("continuous");
  });

  test("is not what a control says where people alone show it", () => {
    expect(of([attested("list", { every: months(3) })], { frequency: "continuous", checks: [] })).toBe(
      "quarterly",
    );
    expect(of([attested("list", { every: months(3) })], { frequency: "annual", checks: [] })).toBe(
      "quarterly",
    );
  });

  test("is each of them once, checks first, where both show it", () => {
    const checks = [vaultKeyRotation];
    const [list, test_] = [attested("list", { every: months(3) }), exercise("test", { every: years(1) })];
    expect(of([list, test_], { checks })).toBe("continuous, quarterly, annual");
    expect(of([test_, list], { checks: [] })).toBe("annual, quarterly");
    expect(of([list, exercise("test", { every: months(3) })], { checks: [] })).toBe("quarterly");
    expect(of([list], { checks, frequency: "quarterly" })).toBe("quarterly");
  });

  test("is as the program sets it, where it is asked for", () => {
    const interval = defineParameter("interval", atMost(months(3)));
    const list = attested("list", { every: interval });
    const set = (settings: readonly Setting[], one = list) => of([one], { checks: [] }, settings);
    expect(set([])).toBe("quarterly");
    expect(set([interval.to({ months: 1 })])).toBe("monthly");
    expect(set([interval.to({ months: 5 })])).toBe("every 5 months");
    const there = interval.to({ months: 6 }).in(production);
    expect(set([there])).toBe("quarterly");
    expect(set([there], list.in(production))).toBe("semiannual");
  });
});
