import type { EvidenceRequirement } from "@bylaw/core";
import { personOf } from "@bylaw/core/run";
import { recordText } from "@bylaw/evidence/write";
import { choicesOf, type Property, schemaOf } from "./schema.ts";

const DAY = "2026-03-10";

/** What stands for a digest: nobody takes it for one. */
const DIGEST = "<SHA-256, 64 hex digits>";

/** The text of a record of a requirement as it may look. */
export function exampleOf(requirement: EvidenceRequirement, policies: readonly string[]): string {
  return recordText(exampleFieldsOf(requirement, policies)).trimEnd();
}

/** Every field of it that is required, with a value of its form. */
export function exampleFieldsOf(
  requirement: EvidenceRequirement,
  policies: readonly string[],
): Readonly<Record<string, unknown>> {
  const { of, reviewer, originals, binds = {} } = requirement;
  const isOfPersons = of.about === "person" || of.about === "person-policy";
  const isOfPolicies = of.about === "policy" || of.about === "person-policy";
  const file = of.restricted ? { sha256: DIGEST } : { name: "<file>", sha256: DIGEST, at: originals ?? "" };
  const own = sampleOf(schemaOf(of), "") as Readonly<Record<string, unknown>>;
  return {
    ...own,
    ...binds,
    ...(isOfPersons ? { people: { "<person>": DAY } } : { on: DAY }),
    submittedBy: "<person>",
    ...(reviewer !== undefined && { reviewedBy: personOf(reviewer).id }),
    ...(isOfPolicies && { policies: { [policies[0] ?? "<policy>"]: DIGEST } }),
    ...(originals !== undefined && { files: [file] }),
  };
}

/** A value that the schema accepts; of a list one item, and of a map what it must have. */
function sampleOf(property: Property, name: string): unknown {
  const [choice] = choicesOf(property);
  if (choice !== undefined) return choice;
  const { type, format, items, properties = {}, required = [], minimum, exclusiveMinimum } = property;
  if (type === "array") return items === undefined ? [] : [sampleOf(items, name)];
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return leastOf(minimum, exclusiveMinimum);
  if (type === "string") return FORMATS[format ?? ""] ?? `<${name}>`;
  return Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {}, key)]));
}

function leastOf(minimum = 0, exclusiveMinimum = 0): number {
  return Math.max(1, minimum, exclusiveMinimum + 1);
}

const FORMATS: Readonly<Record<string, string>> = {
  date: DAY,
  "date-time": `${DAY}T09:30:00Z`,
  uri: "https://example.com/page",
  email: "ana@example.com",
};
