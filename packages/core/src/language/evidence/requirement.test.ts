import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, days, exercise, hours, months, years } from "../../index.ts";
import { production, vaultKeys } from "../../vault.fixture.ts";
import { fact } from "../checks/fact.ts";
import { definePerson, defineRole } from "../people/person.ts";
import { told } from "../told.fixture.ts";
import { atLeast, atMost } from "../values/limit.ts";
import { defineParameter } from "../values/parameter.ts";
import { type DefinedKind, defineEvidenceKind } from "./define-kind.ts";
import type { RequirementOptions } from "./requirement.ts";

const kind = (id: string, about: DefinedKind["about"], change: object = {}) =>
  defineEvidenceKind({ id, title: "Course", about, schema: z.object({}), ...change });
const course = kind("course", "person");
const approved = kind("approved", "policy");
const signed = kind("signed", "person-policy");
const done = kind("done", "company");
const bound = kind("bound", "company", { schema: z.object({ residual: z.string() }) });
const hidden = kind("hidden", "person", { restricted: true });
const listing = vaultKeys as never;

/** What an untyped program is told. */
const refused = (of: DefinedKind, options: object, id = "x") =>
  told(() => of.require(id, options as RequirementOptions));

describe("a requirement", () => {
  const ana = definePerson({ id: "ana", name: "Ana" });
  const cto = defineRole({ id: "cto", title: "CTO", holder: ana });
  const interval = defineParameter("interval", atMost(months(3)));
  const size = defineParameter("size", atMost(days(9)));

  test("has what it was given, and the defaults", () => {
    const { in: _, ...plain } = exercise("restore-test", { every: months(3) });
    expect(plain).toMatchObject({
      kind: "evidence-requirement",
      id: "restore-test",
      title: "Exercise",
      due: { every: months(3) },
      tolerance: days(0),
      parameters: [],
    });
    expect(Object.keys(plain)).toEqual([
      "kind",
      "id",
      "of",
      "title",
      "due",
      "tolerance",
      "orNone",
      "parameters",
    ]);
    expect(
      attested("list", {
        every: months(3),
        title: "List",
        tolerance: days(2),
        reviewer: cto,
        originals: "Drive",
      }),
    ).toMatchObject({ title: "List", tolerance: days(2), reviewer: cto, originals: "Drive" });
  });

  test("is due as it says, and in no other way", () => {
    expect(attested("a", { once: "2026-06-30" }).due).toEqual({ once: "2026-06-30" });
    expect(course.require("a", { within: days(30) }).due).toEqual({ within: days(30) });
    expect(course.require("a", { within: days(30), after: "end" }).due).toEqual({
      within: days(30),
      after: "end",
    });
    expect(course.require("a", { every: years(1), within: days(30) }).due).toEqual({
      every: years(1),
      within: days(30),
    });
  });

  test("keeps its first day and what its records must say, in every environment", () => {
    const firstDue = "2026-02-15";
    const one = bound.require("a", { every: months(3), firstDue, binds: { residual: "low" } });
    expect(one).toMatchObject({ due: { every: months(3), firstDue }, binds: { residual: "low" } });
    expect(one.in(production)).toMatchObject({
      id: "a.production",
      due: { every: months(3), firstDue },
      binds: { residual: "low" },
    });
    expect(Object.isFrozen(one.binds)).toBe(true);
    expect(exercise("a", { every: months(3), firstDue: undefined } as never).due).toEqual({
      every: months(3),
    });
  });

  test("reads every parameter that it is due by or is given, each once", () => {
    const one = course.require("a", { every: interval, within: interval, parameters: [size, interval] });
    expect(one.parameters.map(({ id }) => id)).toEqual(["interval", "size"]);
    expect(course.require("a", { every: years(1) }).parameters).toEqual([]);
  });

  test("of a kind that shows something names the parameters that it reads, and no others", () => {
    const shows = () => [fact("it", true).is(true)];
    const [silent, reading] = [
      kind("silent", "company", { shows }),
      kind("reading", "company", { shows, reads: [size] }),
    ];
    const every = months(3);
    const next =
      "Use a kind whose shows reads that parameter, or attested(..., { parameters: [...] }), in which a person says that it was kept.";
    expect(refused(silent, { every, parameters: [size] })).toBe(
      `silent x: it names size, and its kind silent holds its records to no parameter. ${next}`,
    );
    expect(refused(reading, { every, parameters: [size, defineParameter("age", atMost(days(3)))] })).toBe(
      `reading x: it names age, and its kind reading holds its records to size. ${next}`,
    );
    expect(refused(reading, { every: interval, parameters: [interval, size] })).toBe("nothing");
    expect(refused(done, { every, parameters: [size] })).toBe("nothing");
  });

  test("is frozen to the bottom", () => {
    const one = attested("list", { every: months(3), reviewer: ana });
    for (const part of [one, one.due, one.tolerance, one.parameters])
      expect(Object.isFrozen(part)).toBe(true);
  });

  test.each<[string, DefinedKind, object]>([
    ["course x: nothing says when it is due. Give it every, within or once.", course, {}],
    [
      "done x: nothing happens to the company that within could count from. Give it after, a listing of what happened.",
      done,
      { within: days(3) },
    ],
    [
      "done x: nothing happens to the company that within could count from. Give it after, a listing of what happened.",
      done,
      { within: days(3), after: "end" },
    ],
    [
      "approved x: only a person starts and leaves. Drop after, or use a kind that is about persons.",
      approved,
      { within: days(3), after: "start" },
    ],
    [
      "signed x: only a person starts and leaves. Drop after, or use a kind that is about persons.",
      signed,
      { within: days(3), after: "end" },
    ],
    [
      "course x: what happens is answered for the company. Drop after, or use a kind that is about the company.",
      course,
      { within: days(3), after: listing },
    ],
    [
      "course x: what is due once is not due again. Give it once alone, or every or within.",
      course,
      { once: "2026-06-30", every: years(1) },
    ],
    [
      "course x: what is due once is not due again. Give it once alone, or every or within.",
      course,
      { once: "2026-06-30", within: days(3) },
    ],
    [
      "course x: after says what within counts from. Give it within, and neither every nor once.",
      course,
      { every: years(1), after: "end" },
    ],
    [
      "course x: after says what within counts from. Give it within, and neither every nor once.",
      course,
      { once: "2026-06-30", after: "start" },
    ],
    [
      "done x: a listing answers for persons alone. Drop answeredBy, or use a kind that is about persons.",
      done,
      { every: years(1), answeredBy: listing },
    ],
    [
      "signed x: a listing answers for persons alone. Drop answeredBy, or use a kind that is about persons.",
      signed,
      { within: days(3), answeredBy: listing },
    ],
    [
      "scored x: what its records must show, no listing's answer shows. Drop answeredBy, or use a kind without shows.",
      kind("scored", "person", { shows: () => [fact("score", 1).is(1)] }),
      { every: years(1), answeredBy: listing },
    ],
    [
      "course x: 0 months is no span of whole days, months or years. Write it as months(3) or the like.",
      course,
      { every: months(0) },
    ],
    [
      "course x: 1.5 years is no span of whole days, months or years. Write it as months(3) or the like.",
      course,
      { every: years(1.5) },
    ],
    [
      "course x: 3 hours is no span of whole days, months or years. Write it as months(3) or the like.",
      course,
      { within: hours(3) },
    ],
    [
      "course x: 0.5 months is no span of whole days, months or years. Write it as months(3) or the like.",
      course,
      { every: defineParameter("half", atMost(months(0.5))) },
    ],
    [
      "course x: longest says how long at least, and not at most. Use a parameter that is atMost.",
      course,
      { every: defineParameter("longest", atLeast(months(3))) },
    ],
    [
      "course x: a tolerance of 1.5 days is no number of whole days. Write it as days(14).",
      course,
      { every: years(1), tolerance: days(1.5) },
    ],
    [
      "course x: a tolerance of 367 days is longer than a year, in which nothing would be due. Ask for it less often, or give it some days.",
      course,
      { every: years(1), tolerance: days(367) },
    ],
    [
      "course x: a tolerance of 2 months is no number of whole days. Write it as days(14).",
      course,
      { every: years(1), tolerance: months(2) },
    ],
    [
      'course x: once is "2026-02-30", which is not a calendar day. Write it as YYYY-MM-DD, in UTC.',
      course,
      { once: "2026-02-30" },
    ],
    [
      "course x: reviewer is undefined, not a person or a role. Look at where it comes from: a name that is misspelt, or two modules that import each other.",
      course,
      { every: years(1), reviewer: undefined },
    ],
    [
      "course x: parameters[0] is undefined, not a parameter. Look at where it comes from: a name that is misspelt, or two modules that import each other.",
      course,
      { every: years(1), parameters: [undefined] },
    ],
    [
      "course x: firstDue is of what the company does again and again. Drop it: persons, policies and what happened have a first day of their own.",
      course,
      { every: years(1), firstDue: "2026-02-15" },
    ],
    [
      "approved x: firstDue is of what the company does again and again. Drop it: persons, policies and what happened have a first day of their own.",
      approved,
      { every: years(1), firstDue: "2026-02-15" },
    ],
    [
      "signed x: firstDue is of what the company does again and again. Drop it: persons, policies and what happened have a first day of their own.",
      signed,
      { within: days(3), firstDue: "2026-02-15" },
    ],
    [
      "done x: firstDue is of what the company does again and again. Drop it: persons, policies and what happened have a first day of their own.",
      done,
      { once: "2026-06-30", firstDue: "2026-02-15" },
    ],
    [
      "done x: firstDue is of what the company does again and again. Drop it: persons, policies and what happened have a first day of their own.",
      done,
      { within: days(3), after: listing, firstDue: "2026-02-15" },
    ],
    [
      'done x: firstDue is "2026-02-30", which is not a calendar day. Write it as YYYY-MM-DD, in UTC.',
      done,
      { every: years(1), firstDue: "2026-02-30" },
    ],
    [
      'done x: firstDue is "soon", which is not a calendar day. Write it as YYYY-MM-DD, in UTC.',
      done,
      { every: years(1), firstDue: "soon" },
    ],
    [
      "bound x: it binds rating, which its records do not say. Name a field of its kind.",
      bound,
      { every: years(1), binds: { rating: "low" } },
    ],
    [
      "bound x: it binds rating, which its records do not say. Name a field of its kind.",
      bound,
      { every: years(1), binds: { residual: "low", rating: "low" } },
    ],
    [
      "bound x: it binds toString, which its records do not say. Name a field of its kind.",
      bound,
      { every: years(1), binds: { toString: "low" } },
    ],
    [
      "done x: it binds on, which its records do not say. Name a field of its kind.",
      done,
      { every: years(1), binds: { on: "2026-02-15" } },
    ],
    [
      "hidden x: it binds residual, which its records do not say. Name a field of its kind.",
      hidden,
      { every: years(1), binds: { residual: "low" } },
    ],
  ])("%s", (message, of, options) => {
    expect(refused(of, options)).toBe(message);
  });

  test.each(["", "Restore", "restore_test", "../x", "a--b", "-a", "a-", "a/b", "a.b", "con test", "ä"])(
    "called %o names no folder",
    (id) => {
      expect(refused(course, { every: years(1) }, id)).toBe(
        `course ${id}: its id is no name of a folder. Use lower-case words and hyphens: restore-test.`,
      );
    },
  );

  test("of each kind that comes with it says of what it is", () => {
    expect(attested("a", { every: years(1) }).of).toMatchObject({ id: "attestation", about: "company" });
    expect(exercise("a", { every: years(1) }).of).toMatchObject({ id: "exercise", about: "company" });
  });
});
