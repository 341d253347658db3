import type { z } from "zod";

/** A value that fits a schema, as TypeScript, and the functions of @bylaw/core that it calls. */
export interface Sample {
  readonly text: string;
  readonly calls: ReadonlySet<string>;
}

/** The parts of a zod schema's definition that a sample needs. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly innerType?: Schema;
  /** The input side of a schema that transforms what it parsed, as `observed` does. */
  readonly in?: Schema;
  readonly getter?: () => Schema;
}
interface Schema {
  readonly _zod: { readonly def: Definition };
}

export function sampleOf(schema: z.ZodType): Sample {
  const calls = new Set<string>();
  return { text: textOf(schema as unknown as Schema, calls), calls };
}

function textOf(schema: Schema, calls: Set<string>): string {
  const { def } = schema._zod;
  const inner = (part: Schema | undefined): string => (part === undefined ? "" : textOf(part, calls));
  switch (def.type) {
    case "string":
      return '"x"';
    case "number":
      return "1";
    case "boolean":
      return "true";
    case "null":
    case "nullable":
      return "null";
    case "enum":
      return JSON.stringify(Object.values(def.entries ?? {})[0]);
    case "literal":
      return JSON.stringify(def.values?.[0]);
    case "array":
      return "[]";
    case "record":
      return "{}";
    case "tuple":
      return `[${(def.items ?? []).map(inner).join(", ")}]`;
    case "object":
      return objectText(def.shape ?? {}, calls);
    case "union":
      return inner(def.options?.[0]);
    case "lazy":
      return inner(def.getter?.());
    default:
      return inner(def.innerType ?? def.in);
  }
}

/** An object; core's own two forms as the calls that make them: `known(true)`, `days(1)`. */
function objectText(shape: Readonly<Record<string, Schema>>, calls: Set<string>): string {
  const { state, value, unit, amount } = shape;
  const call = (name: string, part: Schema): string => {
    calls.add(name);
    const text = textOf(part, calls);
    return name === "names" ? 'names("x")' : `${name}(${text})`;
  };
  if (value !== undefined && literalOf(state) === "known") return call("known", value);
  const unitName = literalOf(unit);
  if (amount !== undefined && typeof unitName === "string") return call(unitName, amount);
  const fields = Object.entries(shape).filter(([, part]) => part._zod.def.type !== "optional");
  return `{ ${fields.map(([name, part]) => `${keyText(name)}: ${textOf(part, calls)}`).join(", ")} }`;
}

function literalOf(schema: Schema | undefined): unknown {
  return schema?._zod.def.values?.[0];
}

function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
