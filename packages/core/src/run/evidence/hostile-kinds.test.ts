import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assertion } from "../../language/checks/assertion.ts";
import { fact } from "../../language/checks/fact.ts";
import { exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import { months } from "../../language/values/quantity.ts";
import { ana, held, on, programOf, record, said } from "./evidence.fixture.ts";

const ok = fact("it", true).is(true);
const no = fact("it", true).is(false);

/** What a record comes to whose kind shows this of it. */
async function showing(shows: () => unknown, content: object = {}) {
  const kind = defineEvidenceKind({
    id: "audit",
    title: "Audit",
    about: "company",
    schema: z.looseObject({}),
    shows: shows as () => readonly Assertion[],
  });
  const audit = kind.require("audit", { every: months(3), reviewer: ana });
  const one = record("audit/a.md", { on: "2026-02-10", content: JSON.stringify(content) });
  return said("2026-03-01", programOf([audit]), [[audit, [one]]]);
}

describe("what a kind shows", () => {
  const nothing =
    "error: audit shows nothing of audit/a.md. Return at least one assertion as fact, anyOf or allOf made it, and no promise.";
  test.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["an empty list", () => []],
    ["one assertion and no list", () => ok],
    ["a promise", async () => [ok]],
    ["a promise that is broken", async () => Promise.reject(new Error("no"))],
    ["a list with a promise", () => [ok, Promise.resolve(ok)]],
    ["true", () => [true]],
    ["a copy of an assertion", () => [{ ...ok }]],
    ["what looks like a pass", () => [{ kind: "assertion", outcome: "pass", name: "it" }]],
    ["a list with a hole", () => [ok, undefined]],
    ["a record with a problem", () => ({ problem: { code: "network", message: "no" } })],
  ])("is undecided when it is %s", async (_, shows) => {
    expect(await showing(shows)).toBe(nothing);
  });

  test("is undecided when it throws, and says what", async () => {
    const threw = (what: unknown) =>
      showing(() => {
        throw what;
      });
    expect(await threw(new Error("no doors"))).toBe("error: audit threw on audit/a.md: no doors");
    expect(await threw(7)).toBe(
      "error: audit threw on audit/a.md: something that is not an error was thrown",
    );
  });

  test("fails when one of many fails, and is undecided when one is", async () => {
    expect(await showing(() => [ok])).toMatch(/^pass/);
    expect(await showing(() => [ok, no])).toBe("fail: true");
    const unread = fact("it", undefined as never).is(true);
    expect(unread.outcome).toBe("error");
    expect(await showing(() => [ok, unread])).toMatch(/^error: /);
    expect(await showing(() => [unread, no])).toMatch(/^fail: /);
  });

  test("cannot be changed on the way: fields are frozen", async () => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({ orphans: z.array(z.string()) }),
      shows: (fields) => {
        (fields.orphans as string[]).length = 0;
        return [fact("orphans", fields.orphans).isEmpty()];
      },
    });
    const audit = kind.require("audit", { every: months(3) });
    const one = record("audit/a.md", { on: "2026-02-10", content: '{"orphans":["x"]}' });
    expect(await said("2026-03-01", programOf([audit]), [[audit, [one]]])).toMatch(
      /^error: audit threw on audit\/a\.md/,
    );
  });

  test("is asked of a record that answers nothing as well, and not of one of a day to come", async () => {
    const asked: string[] = [];
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({ door: z.string() }),
      shows: ({ door }) => {
        asked.push(door);
        return [ok];
      },
    });
    const audit = kind.require("audit", { every: months(3) });
    const of = (door: string, change: object) =>
      record(`audit/${door}.md`, { on: "2026-02-10", content: JSON.stringify({ door }), ...change });
    const all = [of("a", { submittedBy: "ana" }), of("b", {}), of("c", { on: "2026-03-02" })];
    expect(await said("2026-03-01", programOf([audit]), [[audit, all]])).toMatch(/^pass: audit\/b\.md/);
    expect(new Set(asked)).toEqual(new Set(["a", "b"]));
  });
});

describe("a schema", () => {
  const of = async (schema: z.ZodObject, content: string) => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema,
      shows: (fields: Record<string, unknown>) => [fact("doors", fields.doors === 3).is(true)],
    });
    const audit = kind.require("audit", { every: months(3) });
    const one = record("audit/a.md", { on: "2026-02-10", content });
    return said("2026-04-01", programOf([audit]), [[audit, [one]]]);
  };
  const told = (why: string) => `error: audit/a.md cannot be told to answer it: ${why}.`;

  test("with defaults, transforms and coercion is what is shown", async () => {
    expect(await of(z.object({ doors: z.number().default(3) }), "{}")).toMatch(/^pass/);
    expect(await of(z.object({ doors: z.number().default(4) }), "{}")).toBe("fail: false");
    expect(await of(z.object({ doors: z.coerce.number() }), '{"doors":"3"}')).toMatch(/^pass/);
    expect(await of(z.object({ doors: z.coerce.number() }), '{"doors":"4"}')).toBe("fail: false");
    expect(await of(z.object({ doors: z.string().transform(Number) }), '{"doors":"3"}')).toMatch(/^pass/);
    expect(await of(z.object({ doors: z.string().transform(Number) }), '{"doors":3}')).toBe(
      told("doors: Invalid input: expected string, received number"),
    );
  });

  test.each(["null", "[]", "3", '"{}"'])("refuses %s, which is no map of fields", async (content) => {
    expect(await of(z.object({}), content)).toMatch(
      /^error: audit\/a\.md cannot be told to answer it: its content: Invalid input: expected object/,
    );
  });

  test("that throws or needs time is told as what it is", async () => {
    const throwing = z.object({}).refine(() => {
      throw new Error("no such door");
    });
    expect(await of(throwing as never, "{}")).toBe(told("the schema of audit threw: no such door"));
    const waiting = z.object({}).refine(async () => true);
    expect(await of(waiting as never, "{}")).toMatch(/the schema of audit threw: /);
  });
});

test("a finding that is mended on a day to come is not mended", async () => {
  const restoreTest = exercise("restore-test", { every: months(3), reviewer: ana });
  const found = (done: string) => {
    const finding = { what: "no runbook", owner: "ben", due: "2026-02-20", done };
    const content = {
      scenario: "s",
      participants: ["ana"],
      objective: "o",
      result: "met",
      findings: [finding],
    };
    return held("2026-02-10", { content: JSON.stringify(content) });
  };
  const when = (done: string) => on("2026-03-01", programOf([restoreTest]), [[restoreTest, [found(done)]]]);
  expect((await when("2099-01-01")).observations).toMatchObject([{ outcome: "fail" }]);
  expect((await when("2026-03-01")).observations).toMatchObject([{ outcome: "pass" }]);
});
