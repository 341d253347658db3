import type { EvidenceRequirement } from "@bylaw/core";
import { choicesOf, type Property, schemaOf } from "./schema.ts";

/** A field that a record may have: of its kind, or in a list or a map of it. */
export interface RecordField {
  /** `report.exceptions[].what` */
  readonly field: string;
  /** `a text`, `a list`, `a day` */
  readonly type: string;
  /** What it is one of. */
  readonly choices?: readonly string[];
  readonly required: boolean;
  /** What it has to say to count. */
  readonly bound?: string;
  readonly doc?: string;
}

type About = EvidenceRequirement["of"]["about"];

/** Every field that a record of a requirement may have, whatever is in it, in the order in which it is written. */
export function fieldsOf(requirement: EvidenceRequirement): readonly RecordField[] {
  const { of, binds = {} } = requirement;
  const own = inner(schemaOf(of), "").map((field) => {
    const bound = binds[field.field];
    // What it must say to count is required, whatever its kind says.
    return bound === undefined ? field : { ...field, required: true, bound };
  });
  return [...commonOf(requirement), ...own];
}

const DAY = "a day, YYYY-MM-DD";

/** The fields that every record may have, as far as they are asked of these. */
function commonOf({
  of: { about, restricted },
  reviewer,
  originals,
  orNone,
}: EvidenceRequirement): readonly RecordField[] {
  const day = DAYS[about].map(([field, type]) => ({ field, type, required: true }));
  return [
    ...day,
    { field: "submittedBy", type: "the id of a person", required: true },
    { field: "reviewedBy", type: "the id of another person", required: reviewer !== undefined },
    ...(orNone
      ? [
          {
            field: "none",
            type: "a text: what shows it; in place of the fields of the kind",
            required: false,
          },
        ]
      : []),
    {
      field: "files",
      type: restricted ? "a list of { sha256 }" : "a list of { name, sha256, at }",
      required: originals !== undefined,
    },
  ];
}

const PEOPLE = ["people", "a map from the id of each person to their day; or a CSV beside it"] as const;
const POLICIES = ["policies", "a map from the id of each policy to the digest of its text"] as const;

const DAYS: Readonly<Record<About, readonly (readonly [field: string, type: string])[]>> = {
  company: [["on", `${DAY}; or from and to, of what covers days`]],
  person: [PEOPLE],
  policy: [["on", DAY], POLICIES],
  "person-policy": [PEOPLE, POLICIES],
};

function inner({ properties = {}, required = [] }: Property, within: string): readonly RecordField[] {
  return Object.entries(properties).flatMap(([key, property]) => {
    const field = `${within}${key}`;
    const choices = choicesOf(property).map(String);
    const own: RecordField = {
      field,
      type: typeOf(property),
      ...(choices.length > 0 && { choices }),
      required: required.includes(key),
      ...(property.description !== undefined && { doc: property.description }),
    };
    return [own, ...inner(property, `${field}.`), ...inner(property.items ?? {}, `${field}[].`)];
  });
}

/** What a value is, in words. */
function typeOf(property: Property): string {
  const { type, format, items, minItems = 0, additionalProperties } = property;
  if (choicesOf(property).length > 0) return "one of";
  if (type === "array") {
    const of =
      items?.properties === undefined && items !== undefined
        ? ` of ${PLURAL[typeOf(items)] ?? "values"}`
        : "";
    return `a list${of}${minItems > 0 ? `, at least ${minItems}` : ""}`;
  }
  if (type === "object") return typeof additionalProperties === "object" ? "a map by name" : "a map";
  if (type === "boolean") return "true or false";
  if (type === "integer") return `a whole number${leastOf(property)}`;
  if (type === "number") return `a number${leastOf(property)}`;
  if (type === "string") return FORMATS[format ?? ""] ?? "a text";
  return "a value that its kind says";
}

const PLURAL: Readonly<Record<string, string>> = {
  "a text": "texts",
  [DAY]: "days, YYYY-MM-DD",
  "a number": "numbers",
};

function leastOf({ minimum, exclusiveMinimum }: Property): string {
  if (exclusiveMinimum !== undefined) return `, more than ${exclusiveMinimum}`;
  return minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? "" : `, at least ${minimum}`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: DAY,
  "date-time": "an instant, such as 2026-03-10T09:30:00Z",
  uri: "an address, such as https://example.com/page",
  email: "an address, such as ana@example.com",
};
