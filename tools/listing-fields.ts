import type { z } from "zod";
import type { Comments } from "./listing-source.ts";

/** One field of a resource, as a page shows it. */
export interface Field {
  /** `accessKeys[].active`; a question mark at its end when it may be left out. */
  readonly name: string;
  /** In Markdown: "list of `object`". */
  readonly type: string;
  readonly observed: boolean;
  readonly comment: string;
}

/** What a field holds, and the fields inside it. */
export interface Shape {
  readonly type: string;
  readonly observed: boolean;
  readonly optional: boolean;
  /** `[]` when what is inside stands in a list. */
  readonly step: string;
  readonly parts: Readonly<Record<string, Schema>> | undefined;
}

/** The parts of a zod schema's definition that a page needs. */
interface Schema {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Schema>>;
      readonly entries?: Readonly<Record<string, string>>;
      readonly values?: readonly unknown[];
      readonly options?: readonly Schema[];
      readonly items?: readonly Schema[];
      readonly element?: Schema;
      readonly valueType?: Schema;
      readonly innerType?: Schema;
      readonly in?: Schema;
      readonly getter?: () => Schema;
    };
  };
}

/** Every field of a collector's schema, each followed by those inside it. */
export function fieldsOfSchema(schema: z.ZodType, comments: Comments): readonly Field[] {
  return fieldsIn(shapeOf(schema as unknown as Schema), comments, "", new Set());
}

function fieldsIn(
  { parts = {} }: Shape,
  comments: Comments,
  prefix: string,
  above: ReadonlySet<object>,
): readonly Field[] {
  if (above.has(parts)) return [];
  return Object.entries(parts).flatMap(([key, part]) => {
    const shape = shapeOf(part);
    const comment = comments.get(key);
    const { type, observed, optional, step } = shape;
    const name = `${prefix}${key}`;
    const inside = comment?.fields() ?? new Map();
    return [
      { name: optional ? `${name}?` : name, type, observed, comment: comment?.text ?? "" },
      ...fieldsIn(shape, inside, `${name}${step}.`, new Set([...above, parts])),
    ];
  });
}

function shapeOf({ _zod: { def } }: Schema): Shape {
  switch (def.type) {
    case "optional":
      return { ...inner(def.innerType), optional: true };
    case "nullable": {
      const shape = inner(def.innerType);
      return { ...shape, type: `${shape.type} or \`null\`` };
    }
    case "lazy":
      return inner(def.getter?.());
    case "array": {
      const { type, observed, step, parts } = inner(def.element);
      return { ...plain(`list of ${observed ? "observed " : ""}${type}`), step: `[]${step}`, parts };
    }
    case "record":
      return plain(`${inner(def.valueType).type} by name`);
    case "tuple":
      return plain((def.items ?? []).map((item) => inner(item).type).join(", then "));
    case "enum":
      return plain(oneOf(Object.values(def.entries ?? {})));
    case "literal":
      return plain(oneOf(def.values ?? []));
    case "union":
      return plain((def.options ?? []).map((option) => inner(option).type).join(" or "));
    case "object":
      return objectShape(def.shape ?? {});
    case "pipe":
      return pipeShape(def.in);
    default:
      return def.innerType === undefined ? plain(`\`${def.type}\``) : inner(def.innerType);
  }
}

/** An object; a quantity, whose unit is all that matters, as itself. */
function objectShape(parts: Readonly<Record<string, Schema>>): Shape {
  const unit = parts.unit?._zod.def.values?.[0];
  if (parts.amount !== undefined && typeof unit === "string") return plain(`quantity: \`${unit}\``);
  return { ...plain("`object`"), parts };
}

/** A schema that goes on to transform what it parsed; core's `observed` is the one that parses three states. */
function pipeShape(parsed: Schema | undefined): Shape {
  const known = parsed?._zod.def.options?.find(
    (option) => option._zod.def.shape?.state?._zod.def.values?.[0] === "known",
  );
  const value = known?._zod.def.shape?.value;
  return value === undefined ? inner(parsed) : { ...inner(value), observed: true };
}

function inner(schema: Schema | undefined): Shape {
  return schema === undefined ? plain("`unknown`") : shapeOf(schema);
}

function plain(type: string): Shape {
  return { type, observed: false, optional: false, step: "", parts: undefined };
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => `\`${value}\``).join(" or ");
}
