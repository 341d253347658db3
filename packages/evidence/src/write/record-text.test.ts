import { isBylawError } from "@bylaw/core";
import { commonFields } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { noFaults } from "../format/faults.ts";
import { recordOf } from "../format/record.ts";
import { restoreTest } from "../testing/folder.ts";
import { type RecordFields, recordText } from "./record-text.ts";

test("fields stand in one order, days and simple texts without quotes, everything else in them", () => {
  const text = recordText({
    zone: "eu-west-1",
    answers: ["yes", "true", "7", "on", "a: b", "# no", " x", "- y", "2026-03-10", ""],
    minutes: 42,
    missed: false,
    nothing: null,
    files: [{ sha256: "a".repeat(64), name: "restore.log", at: "Drive, Compliance" }],
    people: { ana: "2026-03-10", "17": "2026-03-11" },
    none: "Nobody left.\nNobody came.",
    reviewedBy: "ana",
    on: "2026-03-10",
    left: undefined,
  });
  expect(text).toBe(`---
on: 2026-03-10
reviewedBy: ana
none: "Nobody left.\\nNobody came."
people:
  "17": 2026-03-11
  ana: 2026-03-10
files:
  - sha256: ${"a".repeat(64)}
    name: restore.log
    at: Drive, Compliance
zone: eu-west-1
answers:
  - yes
  - "true"
  - "7"
  - on
  - "a: b"
  - "# no"
  - " x"
  - "- y"
  - 2026-03-10
  - ""
minutes: 42
missed: false
nothing: null
---

`);
});

const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(..."\n\r\t\0 -:#'\"\\&*!|>%@`{}[],?<\u0085\u2028\ufeff"),
    maxLength: 12,
  }),
  fc.constantFrom(
    "---",
    "...",
    "~",
    "null",
    "yes",
    "0x1f",
    "1e3",
    ".inf",
    "<<",
    "=",
    "2026-03-10",
    "a".repeat(3000),
  ),
);
const text = hostile.filter((value) => value.trim() !== "");
const slug = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9]{1,4}([._-][A-Za-z0-9]{1,4}){0,2}$/),
  fc.constantFrom("constructor", "toString", "true", "null", "0x1f", "1e3", "007"),
);
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const key = hostile.filter((name) => name !== "__proto__" && name !== "<<");
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(hostile, fc.boolean(), fc.constant(null), fc.maxSafeInteger(), number()),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));

/** What the reader keeps as it is. */
function number(): fc.Arbitrary<number> {
  return fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value)));
}

const common = {
  for: text,
  submittedBy: slug,
  reviewedBy: slug,
  supersedes: text,
  none: text,
  people: fc.dictionary(slug, day, { minKeys: 1, maxKeys: 5 }),
  policies: fc.dictionary(slug, sha256, { minKeys: 1, maxKeys: 3 }),
  files: fc.array(fc.record({ sha256, name: text, at: text }, { requiredKeys: ["sha256"] }), {
    maxLength: 3,
  }),
};
const spans = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const days = fc.oneof(
  day.map((on) => ({ on })),
  spans,
);
const own = fc.dictionary(
  key.filter((name) => !(commonFields as readonly string[]).includes(name)),
  json,
  { maxKeys: 4 },
);
const fields: fc.Arbitrary<RecordFields> = fc
  .tuple(own, fc.record(common, { requiredKeys: [] }), days)
  // Beside none stands no field of the kind.
  .map(([kept, said, when]) => ("none" in said ? { ...said, ...when } : { ...kept, ...said, ...when }));

test("what is written is read back, hostile texts and keys included", () => {
  const anything = { ...restoreTest, schema: z.record(z.string(), z.unknown()) };
  fc.assert(
    fc.property(fields, (given) => {
      const faults = noFaults();
      const written = recordText(given);
      const read = recordOf(new TextEncoder().encode(written), anything, faults);
      expect(faults.told()).toEqual([]);
      const { files = [] } = given;
      expect({ ...read.fields, files: read.files, ...JSON.parse(read.content) }).toEqual({ ...given, files });
      expect(written).toMatch(/^---\n[\s\S]*\n---\n\n$/);
    }),
    { numRuns: 1000 },
  );
});

test("people in a CSV are named", () => {
  expect(recordText({ people: "people.csv" })).toBe("---\npeople: people.csv\n---\n\n");
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [10n], [() => 1], [Symbol("x")]])(
  "%s is not JSON",
  (value) => {
    try {
      recordText({ on: "2026-03-10", value });
      expect.unreachable();
    } catch (error) {
      expect(isBylawError(error) && error.message).toBe(
        `[bylaw] recordText(): a field holds ${String(value)}, which is not JSON.`,
      );
    }
  },
);
