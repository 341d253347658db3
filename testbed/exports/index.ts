import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What is wrong with a document, a line each; empty where it is valid. */
export type Validate = (document: unknown) => readonly string[];

/** Holds a document to NIST's schema of its root: a whole document is not told by it what in it is wrong. */
export function oscalValidator(root: "catalog" | "component-definition" | "assessment-results"): Validate {
  const schema = read("oscal") as { readonly oneOf: readonly { readonly required: readonly string[] }[] };
  const own = schema.oneOf.find(({ required }) => required.includes(root));
  const { oneOf: _, ...rest } = schema;
  return validatorOf(new Ajv(options), { ...rest, ...own });
}

/** Holds an event to OCSF's schema of Compliance Findings. */
export function ocsfValidator(): Validate {
  return validatorOf(new Ajv2020(options), read("ocsf"));
}

const options = { strict: false, validateFormats: false } as const;

function validatorOf(ajv: Ajv | Ajv2020, schema: object): Validate {
  const validate = ajv.compile(schema);
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function read(format: "oscal" | "ocsf"): object {
  const file = new URL(`./${format}/schema.json.gz`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as object;
}
