import { createRequire } from "node:module";
import { join } from "node:path";
import { NormalizedSchema } from "@smithy/core/schema";
import { root } from "./repo.ts";

/** What an AWS client says of itself, as far as a new service needs it. */
export interface Sdk {
  /** The class to make a client of: `SNSClient`. */
  readonly client: string;
  /** The name that its requests are signed for: `sns`. */
  readonly signedFor: string;
  /** What lists something: `ListTopics`. */
  readonly listings: readonly string[];
  listing(operation: string): ListingAnswer | undefined;
}

/** Where an operation's answer has its list, and what names one item. */
export interface ListingAnswer {
  /** The field of the list: `Topics`. */
  readonly list: string;
  /** The field of an item that names it: `TopicArn`; undefined where an item is a string. */
  readonly id: string | undefined;
  readonly paging: { readonly send: string; readonly next: string } | undefined;
}

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];
type Members = readonly (readonly [string, NormalizedSchema])[];

const load = createRequire(join(root, "packages", "aws", "package.json"));

/** Reads an installed client; undefined when it is not installed. */
export function readSdk(name: string): Sdk | undefined {
  let sdk: Readonly<Record<string, unknown>>;
  try {
    sdk = load(name);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
  const [client = "", Client] = Object.entries(sdk).find(([one]) => /^[A-Z].*Client$/.test(one)) ?? [];
  const made = new (Client as ClientClass)({ region: "us-east-1" });
  return {
    client,
    signedFor: made.config.defaultSigningName,
    listings: Object.keys(sdk).flatMap((one) => /^((?:List|Describe)\w+)Command$/.exec(one)?.[1] ?? []),
    listing: (operation) => listingIn(sdk[`${operation}$`]),
  };
}

type ClientClass = new (settings: object) => { readonly config: { readonly defaultSigningName: string } };

function listingIn(operation: unknown): ListingAnswer | undefined {
  if (!Array.isArray(operation)) return undefined;
  const [input, output] = [operation[4], operation[5]].map((one) => membersOf(one as SchemaRef));
  const [list, items] = output?.find(([, one]) => one.isListSchema()) ?? [];
  if (list === undefined || items === undefined) return undefined;
  const item = items.getValueSchema();
  const names = item.isStructSchema() ? namesOf(membersOf(item.getSchema() as SchemaRef)) : [];
  const id = names.find((one) => /arn$/i.test(one)) ?? names.find((one) => /id$/i.test(one)) ?? names[0];
  if (id === undefined && !item.isStringSchema()) return undefined;
  return { list, id, paging: pagingOf(namesOf(input), namesOf(output)) };
}

/** The token that an answer gives and a question takes. Where AWS names it otherwise, the scaffold's test fails. */
function pagingOf(input: readonly string[], output: readonly string[]): ListingAnswer["paging"] {
  const next = output.find((one) => /^next_?(page_?)?(token|marker)$/i.test(one));
  const send =
    input.find((one) => one === next) ?? input.find((one) => /^(page_?)?(token|marker)$/i.test(one));
  return next === undefined || send === undefined ? undefined : { send, next };
}

function membersOf(ref: SchemaRef): Members {
  const schema = NormalizedSchema.of(ref);
  return schema.isStructSchema() ? Object.entries(schema.getMemberSchemas()) : [];
}

function namesOf(members: Members | undefined): readonly string[] {
  return (members ?? []).filter(([, one]) => one.isStringSchema()).map(([name]) => name);
}
