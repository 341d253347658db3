import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";

type Json = Record<string, unknown>;

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Json; responses: Json; examples: Record<string, { value: unknown }> };
}

interface Described {
  responses: Record<string, unknown>;
  parameters?: readonly { $ref?: string; name?: string }[];
}

const ERROR = { $ref: "#/components/schemas/basic-error" };

let loaded: Document | undefined;
const compiled = new Map<string, ValidateFunction>();

/**
 * What is wrong with a REST answer according to GitHub's OpenAPI description, or undefined.
 * Beyond what the description says, fields that it does not name are refused, so that no
 * check can come to depend on a field that this server invented.
 */
export function restViolation(operation: string, status: number, body: unknown): string | undefined {
  const key = `${operation} ${status}`;
  let validate = compiled.get(key);
  if (!validate) {
    validate = compile(responseSchema(operation, status));
    compiled.set(key, validate);
  }
  if (validate(body)) return undefined;
  const errors = (validate.errors ?? []).slice(0, 4);
  const text = errors.map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
  return `${key}: ${text.join("; ")}`;
}

/** The example that GitHub's description gives of an answer. */
export function exampleOf(operation: string): unknown {
  const examples = contentOf(operation, 200)?.examples as
    | Record<string, { $ref?: string; value?: unknown }>
    | undefined;
  const [first] = Object.values(examples ?? {});
  const value = first?.$ref
    ? description().components.examples[lastSegment(first.$ref)]?.value
    : first?.value;
  if (value === undefined) throw new Error(`testbed: ${operation} has no example`);
  return structuredClone(value);
}

/** What holds the items of a list that counts them, such as `runners`. Undefined for plain lists, and for no list. */
export function listKey(operation: string): string | undefined {
  const body = exampleOf(operation);
  if (!isJson(body) || !("total_count" in body)) return undefined;
  return Object.keys(body).find((key) => Array.isArray(body[key]));
}

/** Whether an operation is paged by number or by cursor, as its parameters say. */
export function pagesBy(operation: string): "page" | "after" {
  const names = (describe(operation)?.parameters ?? []).map(
    ({ $ref, name }) => name ?? lastSegment($ref ?? ""),
  );
  return names.includes("page") ? "page" : "after";
}

function description(): Document {
  if (!loaded) {
    const file = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
    loaded = JSON.parse(readFileSync(file, "utf8")) as Document;
  }
  return loaded;
}

function describe(operation: string): Described | undefined {
  const [method = "", path = ""] = operation.split(" ");
  return description().paths[path]?.[method.toLowerCase()];
}

function responseSchema(operation: string, status: number): unknown {
  const described = describe(operation);
  if (!described) throw new Error(`testbed: ${operation} is not in GitHub's OpenAPI description`);
  const schema = contentOf(operation, status)?.schema;
  if (schema) return schema;
  // Every operation can fail in ways that its description leaves out.
  if (status >= 400) return ERROR;
  throw new Error(`testbed: ${operation} has no answer ${status} in GitHub's OpenAPI description`);
}

function contentOf(operation: string, status: number): { schema?: unknown; examples?: unknown } | undefined {
  const response = follow(describe(operation)?.responses[String(status)]);
  const content = response?.content as Record<string, { schema?: unknown; examples?: unknown }> | undefined;
  return content?.["application/json"];
}

function follow(response: unknown): Json | undefined {
  if (!isJson(response)) return undefined;
  const reference = response.$ref;
  if (typeof reference !== "string") return response;
  return description().components.responses[lastSegment(reference)] as Json | undefined;
}

function compile(schema: unknown): ValidateFunction {
  const definitions: Json = {};
  const root = translate(schema, false, definitions) as Json;
  const ajv = new Ajv2019({ strict: false, allErrors: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv.compile({ ...root, definitions });
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references move to `definitions`.
 * `open` schemas are parts of a composition, which is closed as a whole by its outermost part.
 */
function translate(schema: unknown, open: boolean, definitions: Json): unknown {
  if (!isJson(schema)) return schema;
  if (typeof schema.$ref === "string") return reference(schema.$ref, open, definitions);
  const { nullable, properties, items, additionalProperties, allOf, oneOf, anyOf, ...rest } = schema;
  const { example: _example, examples: _examples, discriminator: _discriminator, ...result } = rest;
  const isWhole = isJson(properties) || Array.isArray(allOf);
  const translateAll = (parts: unknown[], partsOpen: boolean) =>
    parts.map((part) => translate(part, partsOpen, definitions));
  if (isJson(properties)) {
    const entries = Object.entries(properties);
    result.properties = Object.fromEntries(
      entries.map(([name, value]) => [name, translate(value, false, definitions)]),
    );
  }
  if (items !== undefined) result.items = translate(items, false, definitions);
  if (Array.isArray(allOf)) result.allOf = translateAll(allOf, true);
  if (Array.isArray(oneOf)) result.oneOf = translateAll(oneOf, open || isWhole);
  if (Array.isArray(anyOf)) result.anyOf = translateAll(anyOf, open || isWhole);
  if (additionalProperties !== undefined) {
    result.additionalProperties = translate(additionalProperties, false, definitions);
  } else if (isWhole && !open) {
    result.unevaluatedProperties = false;
  }
  return nullable === true ? { anyOf: [{ type: "null" }, result] } : result;
}

function reference(target: string, open: boolean, definitions: Json): Json {
  const name = lastSegment(target);
  const key = open ? `${name}.open` : name;
  if (!(key in definitions)) {
    definitions[key] = true;
    definitions[key] = translate(description().components.schemas[name], open, definitions);
  }
  return { $ref: `#/definitions/${key}` };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
