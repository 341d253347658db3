import type { NormalizedSchema } from "@smithy/core/schema";

/**
 * The first place where an answer is of another type than the SDK's own schema says: the SDK hands on what it cannot read.
 * Undefined where it is as it says. What is left out is no such place.
 *
 * @example oddPlaceIn(schema, { Keys: "none" }) // "Keys"
 */
export function oddPlaceIn(schema: NormalizedSchema, value: unknown, path = ""): string | undefined {
  const place = path === "" ? "its top" : path;
  if (schema.isUnitSchema() || schema.isDocumentSchema() || schema.isStreaming()) return undefined;
  if (schema.isStructSchema()) {
    if (!isRecord(value)) return place;
    return first(
      Object.entries(schema.getMemberSchemas()).map(([name, member]) => {
        const one = value[name];
        const isLeftOut = one === undefined || one === null;
        return isLeftOut ? undefined : oddPlaceIn(member, one, path === "" ? name : `${path}.${name}`);
      }),
    );
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return place;
    return first(value.map((one) => oddPlaceIn(schema.getValueSchema(), one, path)));
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return place;
    return first(Object.values(value).map((one) => oddPlaceIn(schema.getValueSchema(), one, path)));
  }
  return isScalar(schema, value) ? undefined : place;
}

function isScalar(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isBooleanSchema()) return typeof value === "boolean";
  if (schema.isNumericSchema()) return Number.isFinite(value);
  if (schema.isStringSchema()) return typeof value === "string";
  if (schema.isTimestampSchema()) return value instanceof Date && Number.isFinite(value.getTime());
  if (schema.isBlobSchema()) return value instanceof Uint8Array;
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first(places: readonly (string | undefined)[]): string | undefined {
  return places.find((place) => place !== undefined);
}
