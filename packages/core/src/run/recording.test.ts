import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Collector, days, type Observed } from "../index.ts";
import { absent, known, observed, quantity, unreadable, unreadableResource } from "../provider/index.ts";
import { vaultKeys } from "../vault.fixture.ts";
import {
  byCollectorAndScope,
  decodeItem,
  encodeItem,
  type Item,
  type ListingSummary,
  listingSummarySchema,
  UNNAMED,
} from "./recording.ts";
import { denied, key } from "./run.fixture.ts";

/** A listing of whatever a schema takes. */
const listingOf = (schema: z.ZodType): Collector => ({
  ...vaultKeys,
  id: "vault/things",
  schema: schema as never,
});
const anything = listingOf(
  z.object({ id: z.string().min(1), data: z.json(), days: observed(quantity("days")) }),
);
const mismatch = (text: string): string => {
  const item = decodeItem(vaultKeys, text);
  return "problem" in item ? `${item.id} ${item.problem.code} ${item.problem.message}` : "a resource";
};

describe("a line of a recording", () => {
  test("is canonical: sorted keys, and the same for the same resource however it was written", () => {
    const line = encodeItem(vaultKeys, key("a", 90));
    expect(line).toBe(
      '{"data":{"id":"a","manager":"customer","period":{"state":"known","value":{"amount":90,"unit":"days"}}},"id":"a"}',
    );
    const { id, manager, period } = key("a", 90);
    expect(encodeItem(vaultKeys, { period, manager, id } as never)).toBe(line);
  });

  test("holds every resource that its schema takes, and gives it back", () => {
    const states = fc.oneof<fc.Arbitrary<Observed<ReturnType<typeof days>>>[]>(
      fc.nat().map((n) => known(days(n))),
      fc.string().map((code) => absent("vault:Get", code)),
      fc.constant(unreadable(denied)),
    );
    const id = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(id, fc.jsonValue({ noUnicodeString: false }), states, (name, data, period) => {
        const line = encodeItem(anything, { id: name, data, days: period } as never);
        expect(line).not.toContain("\n");
        const item = decodeItem(anything, line) as Extract<Item, { readonly resource: unknown }>;
        expect(item.id).toBe(name);
        expect(encodeItem(anything, item.resource)).toBe(line);
        expect(item.unread || JSON.stringify(data).includes("unreadable")).toBe(
          JSON.stringify(period).includes('"unreadable"') || JSON.stringify(data).includes("unreadable"),
        );
      }),
    );
  });

  test("gives out what nobody can change", () => {
    const item = decodeItem(vaultKeys, encodeItem(vaultKeys, key("a", 90)));
    if ("problem" in item) throw new Error(item.problem.message);
    expect(Object.isFrozen(item.resource)).toBe(true);
    expect(item.unread).toBe(false);
  });

  test("tells that some value of its resource was not read", () => {
    const item = decodeItem(vaultKeys, encodeItem(vaultKeys, key("a", 90, { period: unreadable(denied) })));
    expect(item).toMatchObject({ id: "a", unread: true });
  });

  test("keeps a resource that could not be described, with the reason", () => {
    const line = encodeItem(vaultKeys, unreadableResource("a", denied));
    expect(decodeItem(vaultKeys, line)).toEqual({ id: "a", problem: denied });
  });

  test.each<[string, string, string]>([
    ["no JSON", "{", `${UNNAMED} schema-mismatch vault/keys has a resource of another shape: `],
    ["nothing", "", `${UNNAMED} schema-mismatch vault/keys has a resource of another shape: `],
    ["another shape", '{"id":"a"}', `${UNNAMED} schema-mismatch `],
    ["no id", '{"data":{},"id":""}', `${UNNAMED} schema-mismatch `],
    ["more than its two parts", '{"data":{},"id":"a","by":"hand"}', `${UNNAMED} schema-mismatch `],
    ["a resource and a problem", '{"data":{},"id":"a","problem":{}}', `${UNNAMED} schema-mismatch `],
    ["a resource that its schema refuses", '{"data":{"id":"a"},"id":"a"}', "a schema-mismatch "],
    [
      "a problem of no known code",
      '{"id":"a","problem":{"code":"x","message":"M."}}',
      `${UNNAMED} schema-mismatch `,
    ],
    [
      "a resource of another id",
      encodeItem(vaultKeys, key("b", 1)).replace(/"id":"b"}$/, '"id":"a"}'),
      "a schema-mismatch vault/keys has a resource of another shape: its line is named a",
    ],
  ])("that is %s is a problem, and never a resource", (_, text, told) => {
    expect(mismatch(text)).toContain(told);
    expect(mismatch(text)).not.toContain("\n");
  });

  test("is refused for what JSON would change", () => {
    const loose = listingOf(
      z.object({
        id: z.string(),
        n: z.union([z.number(), z.nan(), z.date(), z.bigint(), z.map(z.string(), z.string())]),
      }),
    );
    const encode = (n: unknown) => () => encodeItem(loose, { id: "a", n } as never);
    for (const changed of [Number.NaN, new Date(0), 7n, new Map([["a", "b"]])]) {
      expect(encode(changed)).toThrow("vault/things yielded a, which its schema refuses: ");
    }
    expect(encode(1)()).toBe('{"data":{"id":"a","n":1},"id":"a"}');
  });
});

describe("what a recording says of a listing", () => {
  const summary: ListingSummary = {
    collector: "vault/keys",
    scope: { provider: "vault", level: "region", path: ["1", "north"] },
    state: "complete",
    resources: 0,
    startedAt: "2026-03-01T00:00:00.000Z",
    finishedAt: "2026-03-01T00:00:01.000Z",
    calls: { "vault:ListKeys": 1 },
  };
  const accepts = (change: object): boolean =>
    listingSummarySchema.safeParse({ ...summary, ...change }).success;

  test.each<[string, object, boolean]>([
    ["all that it needs", {}, true],
    ["incomplete, and why", { state: "incomplete", problem: denied }, true],
    ["incomplete, and not why", { state: "incomplete" }, false],
    ["complete, with a problem", { problem: denied }, false],
    ["a state that there is none of", { state: "partial" }, false],
    ["fewer than no resources", { resources: -1 }, false],
    ["half a resource", { resources: 0.5 }, false],
    ["a time without a zone", { startedAt: "2026-03-01T00:00:00" }, false],
    ["a call that was not made", { calls: { "vault:ListKeys": 0 } }, false],
    ["a field of nobody's", { note: "x" }, false],
  ])("%s: %#", (_, change, accepted) => {
    expect(accepts(change)).toBe(accepted);
  });

  test("is sorted by collector, then scope, however it came in", () => {
    const part = fc.constantFrom("a", "b", "B", "a-1", "aa");
    const one = fc
      .tuple(part, fc.array(part, { minLength: 1, maxLength: 2 }))
      .map(
        ([collector, path]): ListingSummary => ({ ...summary, collector, scope: { ...summary.scope, path } }),
      );
    const keyOf = ({ collector, scope }: ListingSummary) => `${collector} ${scope.path.join("/")}`;
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const sorted = [...all].sort(byCollectorAndScope).map(keyOf);
        expect([...all].reverse().sort(byCollectorAndScope).map(keyOf)).toEqual(sorted);
        expect(sorted.map((text) => text.split(" ")[0])).toEqual(
          all.map(({ collector }) => collector).sort(),
        );
      }),
    );
  });
});
