import type { NormalizedSchema } from "@smithy/core/schema";
import { isRecord } from "../call.ts";

/**
 * What AWS could not have answered, one phrase each: unknown members and values of another type. What is missing is
 * no fault, because answers with something missing are what scripts are for.
 */
export function faultsOf(schema: NormalizedSchema, value: unknown, path = ""): readonly string[] {
  if (value === undefined || schema.isDocumentSchema()) return [];
  const place = path === "" ? "the answer" : path;
  if (schema.isUnitSchema()) return isEmpty(value) ? [] : [`${place} is never anything but empty`];
  if (schema.isStructSchema()) {
    if (!isRecord(value)) return [`${place} is ${shown(value)}, not ${named(schema)}`];
    const members = schema.getMemberSchemas();
    return Object.entries(value).flatMap(([name, one]) => {
      const member = members[name];
      const inside = path === "" ? name : `${path}.${name}`;
      return member === undefined
        ? [`${inside} is no member of ${named(schema)} (${Object.keys(members).sort().join(", ")})`]
        : faultsOf(member, one, inside);
    });
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${place} is ${shown(value)}, not a list`];
    return value.flatMap((one, index) => faultsOf(schema.getValueSchema(), one, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return [`${place} is ${shown(value)}, not a map`];
    return Object.entries(value).flatMap(([key, one]) =>
      faultsOf(schema.getValueSchema(), one, `${path}.${key}`),
    );
  }
  const { is, what } = scalar(schema);
  return is(value) ? [] : [`${place} is ${shown(value)}, not ${what}`];
}

interface Scalar {
  readonly what: string;
  is(value: unknown): boolean;
}

function scalar(schema: NormalizedSchema): Scalar {
  if (schema.isBooleanSchema()) return { what: "a boolean", is: (value) => typeof value === "boolean" };
  if (schema.isNumericSchema()) return { what: "a number", is: Number.isFinite };
  if (schema.isBigIntegerSchema()) return { what: "a bigint", is: (value) => typeof value === "bigint" };
  if (schema.isBlobSchema()) return { what: "bytes", is: (value) => value instanceof Uint8Array };
  if (schema.isTimestampSchema()) {
    return { what: "a Date", is: (value) => value instanceof Date && Number.isFinite(value.getTime()) };
  }
  if (schema.isStringSchema()) return { what: "a string", is: (value) => typeof value === "string" };
  return { what: "something that scripts can write", is: () => false };
}

function named(schema: NormalizedSchema): string {
  return schema.getName() ?? "a structure";
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

function shown(value: unknown): string {
  if (value instanceof Date) return "a Date";
  if (value instanceof Uint8Array) return "bytes";
  return JSON.stringify(value) ?? typeof value;
}
