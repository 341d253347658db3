import { defineEvidenceKind } from "@bylaw/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { deviceListKind } from "../topics/acceptable-use/device-list.ts";
import { choices, options, programWith } from "./baseline.fixture.ts";

const { controls } = programWith({ ...options, categories: choices.at(-1) ?? [] });
const kinds = new Map(controls.flatMap(({ evidence }) => evidence.map(({ of }) => [of.id, of] as const)));

/** The places in a schema where a field that it does not know is dropped without a word. */
function open(schema: unknown, place = ""): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const isOpen = "properties" in schema && !("additionalProperties" in schema);
  const inner = Object.entries(schema).flatMap(([key, value]) => open(value, `${place}/${key}`));
  return isOpen && place !== "" ? [place, ...inner] : inner;
}

test.each([...kinds.keys()])(
  "a misspelt field in a list of %s is told, and not read as one left out",
  (id) => {
    const schema = kinds.get(id)?.schema as z.ZodType;
    expect(open(z.toJSONSchema(schema, { io: "input" }))).toEqual([]);
  },
);

test("of a schema that drops what it does not know it is told where", () => {
  const { schema } = defineEvidenceKind({
    id: "loose",
    title: "Loose",
    about: "company",
    schema: z.object({ all: z.array(z.object({ id: z.string() })) }),
  });
  expect(open(z.toJSONSchema(schema as z.ZodType, { io: "input" }))).toEqual(["/properties/all/items"]);
});

test("a device whose waiting update is misspelt is not one without", () => {
  const device = {
    id: "laptop-1",
    person: "ben",
    encrypted: true,
    locks: true,
    updateWaitSince: "2024-01-01",
  };
  const list = { source: "Device management", counted: 1, devices: [device] };
  expect(deviceListKind.schema.safeParse(list).success).toBe(false);
});
