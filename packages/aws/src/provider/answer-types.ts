import { answerMismatch } from "@bylaw/core/provider";
import type { NormalizedSchema } from "@smithy/core/schema";

/**
 * Throws a `schema-mismatch` where a member of an answer is not of the type that AWS documents. The SDK hands on what the
 * wire says: a word in the place of a boolean would be as good as true, and a text in that of a list an empty one.
 */
export async function assertTypes(operation: string, output: unknown, answer: unknown): Promise<void> {
  const { NormalizedSchema } = await import("@smithy/core/schema");
  const fault = faultIn(NormalizedSchema.of(output as Parameters<typeof NormalizedSchema.of>[0]), answer, "");
  if (fault !== undefined) throw answerMismatch(operation, `answered with ${fault}`);
}

/** The first member that is of another type, in words that tell nothing of what it holds. */
function faultIn(schema: NormalizedSchema, value: unknown, path: string): string | undefined {
  if (value === undefined || value === null || schema.isDocumentSchema() || schema.isUnitSchema())
    return undefined;
  if (schema.isStructSchema()) {
    if (!isRecord(value)) return other(path, "structure");
    return first(Object.entries(schema.getMemberSchemas()), ([name, member]) =>
      faultIn(member, value[name], path === "" ? name : `${path}.${name}`),
    );
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return other(path, "list");
    return first(value, (one) => faultIn(schema.getValueSchema(), one, path));
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return other(path, "map");
    return first(Object.values(value), (one) => faultIn(schema.getValueSchema(), one, path));
  }
  const [is, what] = scalarOf(schema);
  return is(value) ? undefined : other(path, what);
}

function first<T>(all: readonly T[], faultOf: (one: T) => string | undefined): string | undefined {
  for (const one of all) {
    const fault = faultOf(one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function other(path: string, what: string): string {
  return `${path === "" ? "something" : `${path},`} that is no ${what}`;
}

type Scalar = readonly [is: (value: unknown) => boolean, what: string];

function scalarOf(schema: NormalizedSchema): Scalar {
  if (schema.isBooleanSchema()) return [(value) => typeof value === "boolean", "boolean"];
  if (schema.isNumericSchema()) return [Number.isFinite, "number"];
  if (schema.isTimestampSchema())
    return [(value) => value instanceof Date && !Number.isNaN(value.getTime()), "time"];
  if (schema.isStringSchema()) return [(value) => typeof value === "string", "text"];
  return [() => true, ""];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
