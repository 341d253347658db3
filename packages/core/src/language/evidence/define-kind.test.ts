import { describe, expect, test } from "vitest";
import { z } from "zod";
import { years } from "../../index.ts";
import { fact } from "../checks/fact.ts";
import { told } from "../told.fixture.ts";
import { approvalKind, attested, exercise, findingsSchema, openFindings } from "./built-in.ts";
import { defineEvidenceKind } from "./define-kind.ts";
import { recordSchema } from "./record.ts";
import { recordsOf } from "./records.ts";

const base = { id: "badge-audit", title: "Badge audit", about: "company" } as const;
const refused = (change: object) =>
  told(() => defineEvidenceKind({ ...base, schema: z.object({}), ...change }));

describe("a kind of evidence", () => {
  test("has what it was given, is frozen, and makes requirements of itself", () => {
    const shows = () => [fact("it", true).is(true)];
    const kind = defineEvidenceKind({ ...base, schema: z.object({ doors: z.int() }), shows });
    expect(kind).toMatchObject({ kind: "evidence-kind", ...base, restricted: false, shows });
    expect(Object.isFrozen(kind)).toBe(true);
    const badges = kind.require("badges", { every: years(1) });
    expect(badges.of).toMatchObject({ kind: "evidence-kind", id: "badge-audit" });
    expect(badges.of).not.toHaveProperty("require");
    expect(badges.title).toBe("Badge audit");
  });

  test.each([
    "on",
    "from",
    "to",
    "for",
    "submittedBy",
    "reviewedBy",
    "supersedes",
    "none",
    "people",
    "policies",
    "files",
  ])("leaves %s to every record", (field) => {
    expect(refused({ schema: z.object({ [field]: z.string() }) })).toBe(
      `evidence kind badge-audit: every record has a field ${field}. Give the field of this kind another name.`,
    );
  });

  test("that is restricted has no fields", () => {
    expect(refused({ restricted: true, schema: z.object({ a: z.int(), b: z.boolean() }) })).toBe(
      "evidence kind badge-audit: it is restricted, and has the fields a, b. Leave its schema empty: a restricted record holds person, day and digest alone.",
    );
    expect(refused({ restricted: true })).toBe("nothing");
  });

  test("reads parameters", () => {
    expect(refused({ reads: [undefined] })).toBe(
      "evidence kind badge-audit: reads[0] is undefined, not a parameter. Look at where it comes from: a name that is misspelt, or two modules that import each other.",
    );
  });

  test("is called by a slug", () => {
    expect(refused({ id: "badge audit" })).toBe(
      'Evidence kind id "badge audit" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
    );
  });
});

describe("findings", () => {
  const finding = { what: "no runbook", owner: "ben", due: "2026-03-01" };
  test.each<[string, object, boolean]>([
    ["as they are", finding, true],
    ["mended", { ...finding, done: "2026-02-01" }, true],
    ["of nothing", { ...finding, what: " " }, false],
    ["of nobody", { ...finding, owner: "" }, false],
    ["due on no day", { ...finding, due: "2026-02-30" }, false],
    ["mended on no day", { ...finding, done: "soon" }, false],
    ["with a field too many", { ...finding, doen: "2026-02-01" }, false],
    ["without a day", { what: "no runbook", owner: "ben" }, false],
  ])("%s", (_, one, fits) => {
    expect(findingsSchema.safeParse([one]).success).toBe(fits);
  });

  const open = (change: object, today: `${number}-${number}-${number}`) =>
    openFindings([{ ...finding, ...change }], today).outcome;
  test("are open until the day on which they are mended, and late from the day after they are due", () => {
    expect(open({}, "2026-03-01")).toBe("pass");
    expect(open({}, "2026-03-02")).toBe("fail");
    expect(open({ done: "2026-03-05" }, "2026-03-04")).toBe("fail");
    expect(open({ done: "2026-03-05" }, "2026-03-05")).toBe("pass");
    expect(openFindings([], "2026-03-05")).toMatchObject({
      name: "findings past their day",
      outcome: "pass",
    });
    expect(openFindings([finding], "2026-03-05")).toMatchObject({
      observed: "no runbook (ben, 2026-03-01)",
    });
  });
});

describe("the kinds that come with it", () => {
  const { schema } = exercise("x", { every: years(1) }).of;
  const held = { scenario: "s", participants: ["ana"], objective: "o", result: "met" };
  test("an exercise says what was played, who took part, and what came out", () => {
    expect(schema.parse(held)).toEqual({ ...held, findings: [] });
    for (const field of Object.keys(held)) {
      const { [field as keyof typeof held]: _, ...rest } = held;
      expect(schema.safeParse(rest).success).toBe(false);
    }
    for (const change of [{ result: "fine" }, { participants: [] }, { scenario: " " }, { objective: "" }])
      expect(schema.safeParse({ ...held, ...change }).success).toBe(false);
  });

  test("an attestation says nothing, or something", () => {
    const { of } = attested("x", { every: years(1) });
    expect(of.schema.safeParse({}).success).toBe(true);
    expect(of.schema.safeParse({ statement: " " }).success).toBe(false);
    expect(of.shows).toBeUndefined();
  });

  test("an approval of an editorial change names the former text and what changed, or neither", () => {
    const fits = (fields: object) => approvalKind.schema.safeParse(fields).success;
    expect(fits({})).toBe(true);
    expect(fits({ former: { keys: "d" }, change: "A comma." })).toBe(true);
    expect(fits({ former: { keys: "d" } })).toBe(false);
    expect(fits({ change: "A comma." })).toBe(false);
    expect(fits({ former: { keys: "d" }, change: " " })).toBe(false);
  });
});

describe("the listing of a requirement's records", () => {
  const list = attested("list", { every: years(1) });
  test("is the same each time, in its folder, of the provider of evidence", () => {
    expect(recordsOf(list)).toBe(recordsOf(list));
    expect(recordsOf(list)).toMatchObject({
      id: "evidence/list",
      resource: "evidence record",
      per: "directory",
      operations: ["evidence:ReadRecords"],
    });
    expect(recordsOf(attested("list", { every: years(1) }))).not.toBe(recordsOf(list));
  });

  test("asks for the records of that folder, by their kind", async () => {
    const asked: unknown[] = [];
    const session = {
      async *records(folder: unknown) {
        asked.push(folder);
        yield* [];
      },
    };
    for await (const _ of recordsOf(list).collect(session as never, {} as never)) expect.unreachable();
    expect(asked).toEqual([{ requirement: "list", of: list.of }]);
  });

  const plain = { id: "list/a.md", content: "{}", files: [], faults: [], digest: "d" };
  test.each<[string, object, boolean]>([
    ["nothing but a name", plain, true],
    ["every field", { ...plain, on: "2026-02-01", for: "2026-Q1", people: { ana: "2026-02-01" } }, true],
    ["a file by its digest", { ...plain, files: [{ sha256: "d" }] }, true],
    ["a fault with its line", { ...plain, faults: [{ line: 4, message: "m" }] }, true],
    ["the review that it is of", { ...plain, review: { id: "club", period: "2026-Q4", digest: "d" } }, true],
    ["a review without a digest", { ...plain, review: { id: "club", period: "2026-Q4" } }, false],
    ["a review that says more", { ...plain, review: { id: "a", period: "b", digest: "d", ok: true } }, false],
    ["a review that is none", { ...plain, review: "club" }, false],
    ["no name", { ...plain, id: "" }, false],
    ["a day that is an instant", { ...plain, on: "2026-02-01T00:00:00Z" }, false],
    ["a person on no day", { ...plain, people: { ana: "soon" } }, false],
    ["a field that no record has", { ...plain, approved: true }, false],
    ["a fault without a line", { ...plain, faults: [{ message: "m" }] }, false],
    ["a fault on no line", { ...plain, faults: [{ line: 0, message: "m" }] }, false],
    ["content that is no text", { ...plain, content: {} }, false],
    ["a field that is undefined", { ...plain, on: undefined }, false],
  ])("holds a record with %s to its shape", (_, record, fits) => {
    expect(recordSchema.safeParse(record).success).toBe(fits);
  });
});
