import { describe, expect, test } from "vitest";
import { z } from "zod";
import { vaultKeys } from "../../vault.fixture.ts";
import { fact } from "../checks/fact.ts";
import { atMost } from "../values/limit.ts";
import { defineParameter } from "../values/parameter.ts";
import { days, months, years } from "../values/quantity.ts";
import { attested } from "./built-in.ts";
import { type DefinedKind, defineEvidenceKind } from "./define-kind.ts";
import type { RequirementOptions } from "./requirement.ts";
import { blindSpotsOf, dueText, spanOf } from "./words.ts";

const kind = (about: DefinedKind["about"], change: object = {}) =>
  defineEvidenceKind({ id: "k", title: "K", about, schema: z.object({}), ...change });
const interval = defineParameter("interval", atMost(months(3)));
const grace = defineParameter("grace", atMost(days(30)));

describe("when something is due, in words", () => {
  test.each<[string, DefinedKind["about"], RequirementOptions]>([
    ["every year", "company", { every: years(1) }],
    ["every 3 months", "company", { every: months(3) }],
    ["every month", "company", { every: months(1) }],
    ["every day", "company", { every: days(1) }],
    ["every 11 days", "company", { every: days(11) }],
    ["every 3 months", "company", { every: interval }],
    ["once, by 2026-06-30", "company", { once: "2026-06-30" }],
    ["within 5 days of each vault key", "company", { within: days(5), after: vaultKeys as never }],
    ["within 1 day of the start", "person", { within: days(1) }],
    ["within 30 days of the start", "person", { within: grace, after: "start" }],
    ["within 1 month of the end", "person", { within: months(1), after: "end" }],
    ["within 30 days of the start, then every year", "person", { within: days(30), every: years(1) }],
    ["within 30 days of the day that the text is in force", "person-policy", { within: days(30) }],
    [
      "within 30 days of the day that the text is in force, then every year",
      "policy",
      { within: days(30), every: years(1) },
    ],
  ])("%s", (text, about, options) => {
    expect(dueText(kind(about).require("x", options), [])).toBe(text);
  });

  test("with what the program sets", () => {
    const one = kind("person").require("x", { every: interval, within: grace });
    expect(dueText(one, [interval.to({ months: 1 }), grace.to({ days: 14 })])).toBe(
      "within 14 days of the start, then every month",
    );
    expect(spanOf([interval.to({ months: 2 })], interval, {})).toEqual(months(2));
    expect(spanOf([], interval, {})).toEqual(months(3));
    expect(spanOf([interval.to({ months: 2 })], years(1), {})).toEqual(years(1));
  });

  test.each([0, 0.5])("and never with %d months", (amount) => {
    expect(() => spanOf([interval.to({ months: amount })], interval, {})).toThrow(
      `[bylaw] setting interval: ${amount} months is no span of whole days, months or years.`,
    );
  });
});

describe("what cannot be seen", () => {
  const said = "Who submitted and who reviewed a record is what the record says";
  test("is that a record says who reviewed it, and what of its content is judged", () => {
    const [who, ...rest] = blindSpotsOf(attested("x", { every: years(1) }), {});
    expect(who).toContain(said);
    expect(rest).toEqual(["A record is on file: what its original says is not judged."]);
    const shown = kind("company", { shows: () => [fact("it", 1).is(1)] }).require("x", { every: years(1) });
    expect(blindSpotsOf(shown, {}).slice(1)).toEqual([
      "What a record says is judged; whether its original says so is not read.",
    ]);
  });

  test("is what hides behind an approval, where who approved is read", () => {
    const requirement = attested("x", { every: years(1) });
    const read = blindSpotsOf(requirement, { recordReviews: {} as never });
    expect(read.join(" ")).not.toContain(said);
    expect(read[0]).toContain("whether who approved looked at its original is not");
    expect(read.slice(2)).toEqual(blindSpotsOf(requirement, {}).slice(1));
  });

  test("is what a listing says", () => {
    const answered = kind("person").require("x", { every: years(1), answeredBy: vaultKeys as never });
    expect(blindSpotsOf(answered, {}).at(-1)).toBe("What vault/keys says is taken as it stands.");
  });
});
