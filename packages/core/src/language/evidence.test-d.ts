import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  atLeast,
  atMost,
  attested,
  count,
  days,
  defineEvidenceKind,
  defineParameter,
  definePerson,
  defineRole,
  exercise,
  fact,
  hours,
  months,
  years,
} from "../index.ts";
import type { PersonAnswer, RequirementTerms } from "./evidence/requirement.ts";
import { keys } from "./language.fixture.ts";

const ana = definePerson({ id: "ana", name: "Ana" });
const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });

describe("what must not compile", () => {
  test("a requirement that is never due, or due in two ways", () => {
    attested("list", { every: months(3) });
    attested("list", { once: "2026-06-30" });
    course.require("training", { within: days(30) });
    course.require("training", { every: years(1), within: days(30) });
    course.require("training", { within: days(30), after: "end" });
    // @ts-expect-error nothing says when
    attested("list", { reviewer: ana });
    // @ts-expect-error nor does a tolerance
    attested("list", { tolerance: days(3) });
    // @ts-expect-error once, and again
    attested("list", { once: "2026-06-30", every: years(1) });
    // @ts-expect-error once, and soon after something
    course.require("training", { once: "2026-06-30", within: days(30) });
    // @ts-expect-error nothing counts from it
    course.require("training", { every: years(1), after: "end" });
    // @ts-expect-error from what, and not how soon
    course.require("training", { after: "end" });
    // @ts-expect-error true is no day
    attested("list", { once: true });
    // @ts-expect-error nor is a word
    attested("list", { once: "soon" });
  });

  test("a first day of what is not done again and again", () => {
    attested("list", { every: months(3), firstDue: "2026-02-15" });
    // @ts-expect-error once
    attested("list", { once: "2026-06-30", firstDue: "2026-02-15" });
    // @ts-expect-error soon after somebody starts
    course.require("training", { within: days(30), firstDue: "2026-02-15" });
    // @ts-expect-error soon after somebody leaves
    course.require("training", { within: days(30), after: "end", firstDue: "2026-02-15" });
    // @ts-expect-error nothing says when the second is
    attested("list", { firstDue: "2026-02-15" });
    // @ts-expect-error a word
    attested("list", { every: months(3), firstDue: "February" });
    // @ts-expect-error a span
    attested("list", { every: months(3), firstDue: days(30) });
  });

  test("what a record must say, other than as text", () => {
    attested("list", { every: months(3), binds: {} });
    // @ts-expect-error a number
    attested("list", { every: months(3), binds: { result: 3 } });
    // @ts-expect-error a list of fields
    attested("list", { every: months(3), binds: ["result"] });
    expectTypeOf<RequirementTerms["binds"]>().toEqualTypeOf<Readonly<Record<string, string>> | undefined>();
  });

  test("a kind that asks its program for what it does not tell", () => {
    defineEvidenceKind({
      id: "review",
      title: "Review",
      about: "company",
      schema: z.object({ control: z.string() }),
      shows: ({ control }, { isControl, on }) => {
        expectTypeOf(isControl).toEqualTypeOf<(id: string) => boolean>();
        expectTypeOf(on).toEqualTypeOf<`${number}-${number}-${number}`>();
        // @ts-expect-error an id is a text
        isControl(3);
        return [fact("control", isControl(control)).is(true)];
      },
    });
  });

  test("a span that is none, or of another direction", () => {
    attested("list", { every: defineParameter("interval", atMost(months(3))) });
    // @ts-expect-error a count
    attested("list", { every: count(3) });
    // @ts-expect-error hours
    attested("list", { every: hours(3) });
    // @ts-expect-error a bare number
    attested("list", { every: 3 });
    // @ts-expect-error how long at least
    attested("list", { every: defineParameter("longest", atLeast(months(3))) });
    // @ts-expect-error a parameter of counts
    attested("list", { every: defineParameter("size", atMost(count(3))) });
    // @ts-expect-error a limit without a name
    attested("list", { every: atMost(months(3)) });
    // @ts-expect-error how soon at least
    course.require("training", { within: defineParameter("soonest", atLeast(days(3))) });
    // @ts-expect-error a tolerance in months
    attested("list", { every: years(1), tolerance: months(1) });
    // @ts-expect-error a tolerance that is a parameter
    attested("list", { every: years(1), tolerance: defineParameter("late", atMost(days(3))) });
  });

  test("a reviewer, an event or an answer of another kind", () => {
    exercise("restore-test", { every: months(3), reviewer: ana });
    exercise("restore-test", {
      every: months(3),
      reviewer: defineRole({ id: "r", title: "R", holder: ana }),
    });
    // @ts-expect-error a name
    exercise("restore-test", { every: months(3), reviewer: "ana" });
    // @ts-expect-error what happened has no day
    attested("review", { within: days(5), after: keys });
    // @ts-expect-error a word that is none of those
    course.require("training", { within: days(5), after: "birthday" });
    // @ts-expect-error an answer without a person and a day
    course.require("training", { every: years(1), answeredBy: keys });
    expectTypeOf<PersonAnswer["person"]>().toEqualTypeOf<string>();
  });

  test("a kind about something else, or one that shows what it has not", () => {
    const schema = z.object({ doors: z.int() });
    defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema,
      shows: ({ doors }, { today }) => {
        expectTypeOf(doors).toEqualTypeOf<number>();
        expectTypeOf(today).toEqualTypeOf<`${number}-${number}-${number}`>();
        return [fact("doors", doors).is(3)];
      },
    });
    // @ts-expect-error about a vendor
    defineEvidenceKind({ id: "audit", title: "Audit", about: "vendor", schema });
    // @ts-expect-error about nothing
    defineEvidenceKind({ id: "audit", title: "Audit", schema });
    // @ts-expect-error a schema of no fields
    defineEvidenceKind({ id: "audit", title: "Audit", about: "company", schema: z.string() });
    defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema,
      // @ts-expect-error a field that it has not
      shows: ({ windows }) => [fact("windows", windows).is(3)],
    });
    // @ts-expect-error a promise
    const later: Parameters<typeof defineEvidenceKind>[0]["shows"] = async () => [];
    // @ts-expect-error true is no assertion
    const bare: Parameters<typeof defineEvidenceKind>[0]["shows"] = () => [true];
    expectTypeOf(later).toEqualTypeOf(bare);
  });

  test("a person or a role with days that are none", () => {
    definePerson({
      id: "p",
      name: "P",
      start: "2026-03-16",
      away: [{ from: "2026-06-01", to: "2026-06-30" }],
    });
    // @ts-expect-error a word
    definePerson({ id: "p", name: "P", start: "spring" });
    // @ts-expect-error an absence without an end
    definePerson({ id: "p", name: "P", away: [{ from: "2026-06-01" }] });
    // @ts-expect-error a former holder without a last day
    defineRole({ id: "r", title: "R", holder: ana, former: [{ person: ana }] });
    // @ts-expect-error held by a role
    defineRole({ id: "r", title: "R", holder: defineRole({ id: "s", title: "S", holder: ana }) });
  });
});
