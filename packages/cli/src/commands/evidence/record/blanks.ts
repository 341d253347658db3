import type { EvidenceRequirement } from "@bylaw/core";
import type { z } from "zod";
import type { Part } from "./draft.ts";
import { choicesOf, type Property, schemaOf } from "./schema.ts";

type Kind = EvidenceRequirement["of"];

/** A field that a person has to fill in. */
interface BlankField {
  readonly key: string;
  /** What stands there until then; undefined where the kind takes every value, and only its absence is refused. */
  readonly value: unknown;
  /** What may be written: `met or missed`. */
  readonly hint?: string;
}

/** The fields of its own that a record of a kind must have, as blanks of a draft. */
export function blanksParts({ of, binds = {} }: Pick<EvidenceRequirement, "of" | "binds">): readonly Part[] {
  return blanksOf(of).map(({ key, value, hint }) => {
    // What it is bound to stands in the program: nobody need look it up.
    if (binds[key] !== undefined) return { key, value: binds[key] };
    return value === undefined
      ? { comment: `${key}: fill this in`, blank: key }
      : { key, value, ...(hint !== undefined && { hint }) };
  });
}

function blanksOf(of: Kind): readonly BlankField[] {
  const { schema } = of;
  const { properties = {}, required = [] } = schemaOf(of);
  return required.map((key) => {
    const property = properties[key] ?? {};
    const value = emptyOf(schema, key, property);
    const hint = property.type === "array" && value === null ? LIST : hintOf(property);
    return { key, value, ...(hint !== undefined && { hint }) };
  });
}

/** A blank that the kind took for an answer would be one that nobody gave: of those that fit, one that is refused. */
function emptyOf(schema: Kind["schema"], key: string, { type }: Property): unknown {
  const empty = type === "string" ? "" : type === "array" ? [] : null;
  return [empty, null].find((value) => isRefused(schema, key, value));
}

function isRefused(schema: Kind["schema"], key: string, value: unknown): boolean {
  const shape = "shape" in schema ? (schema.shape as Readonly<Record<string, z.ZodType>>) : {};
  return shape[key]?.safeParse(value).success === false;
}

function hintOf(property: Property): string | undefined {
  const choices = choicesOf(property);
  if (choices.length > 0) return choices.map(String).join(" or ");
  if (property.properties !== undefined) {
    const { required = [] } = property;
    const names = Object.keys(property.properties).map((name) =>
      required.includes(name) ? name : `${name}?`,
    );
    return `{ ${names.join(", ")} }`;
  }
  if (property.type === "array") return "a list";
  if (property.type === "boolean") return "true or false";
  if (property.type === "number" || property.type === "integer") return "a number";
  return property.format === undefined ? undefined : FORMATS[property.format];
}

/** Of a list that may be empty: that it is has to be said. */
const LIST = "a list, [] where there is none";

const FORMATS: Readonly<Record<string, string>> = {
  date: "YYYY-MM-DD",
  "date-time": "such as 2026-03-10T09:30:00Z",
  uri: "such as https://example.com/page",
  email: "such as ana@example.com",
};
