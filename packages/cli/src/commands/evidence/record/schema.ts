import type { EvidenceRequirement } from "@bylaw/core";
import { z } from "zod";

/** What JSON Schema says of one value, as far as it is asked here. */
export interface Property {
  readonly type?: unknown;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Property[];
  readonly format?: string;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly additionalProperties?: Property | boolean;
  readonly required?: readonly string[];
}

/** What a kind's schema says that a record of it holds; nothing where it is restricted. */
export function schemaOf({ schema, restricted }: EvidenceRequirement["of"]): Property {
  if (restricted) return {};
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Property;
}

/** The values that a field is one of; none where it is another. */
export function choicesOf(property: Property): readonly unknown[] {
  if (property.enum !== undefined) return property.enum;
  if (property.const !== undefined) return [property.const];
  const parts = (property.anyOf ?? []).map(choicesOf);
  return parts.every((part) => part.length > 0) ? parts.flat() : [];
}
