import { createRequire } from "node:module";
import { NormalizedSchema } from "@smithy/core/schema";
import { clients as known } from "../clients.gen.ts";

export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** The SDK's protocol of a service, as far as scripts need it. */
export interface Wire {
  getShapeId(): string;
  getPayloadCodec(): {
    createSerializer(): { write(schema: SchemaRef, value: unknown): void; flush(): string | Uint8Array };
  };
  /** Writes an input; an answer of a REST service is written by the same rules. */
  serializeRequest(operation: object, input: object, context: object): Promise<Written>;
  deserializeResponse(operation: object, context: object, response: object): Promise<object>;
}

export interface Written {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An operation as the SDK's own schema describes it. */
export interface Described {
  readonly service: string;
  readonly name: string;
  /** What the SDK's protocol calls an operation: namespace, name, traits, input and output. */
  readonly schema: object;
  readonly output: NormalizedSchema;
  readonly wire: Wire;
  /** The configuration of a client, which the protocol reads. */
  readonly context: object;
}

const load = createRequire(import.meta.url);
const clients = new Map<string, { readonly config: ClientConfig }>();

interface ClientConfig {
  readonly protocol: Wire;
}

type Sdk = Readonly<Record<string, unknown>>;
type Client = new (settings: object) => { readonly config: ClientConfig };

/** The service's client; where the provider does not ask it, by the name that requests are signed for. */
export function packageOf(service: string): string {
  return known.get(service)?.package ?? `@aws-sdk/client-${service}`;
}

/** The other way round; undefined for a package that is no client. */
export function serviceOf(name: string): string | undefined {
  const [ours] = [...known].find(([, client]) => client.package === name) ?? [];
  return ours ?? /^@aws-sdk\/client-(.+)$/.exec(name)?.[1];
}

/** An operation that a REST service is asked by method and path. */
export interface Route {
  readonly operation: string;
  readonly method: string;
  /** `/clusters/{name}/updates?list`: its words in braces are parameters. */
  readonly path: string;
  /** What the SDK calls what is sent, by the name on the wire. */
  readonly members: ReadonlyMap<string, string>;
}

/** Every operation of a service that speaks REST; none of one that does not. */
export function routesOf(service: string): readonly Route[] {
  const found = routes.get(service) ?? readRoutes(load(packageOf(service)));
  routes.set(service, found);
  return found;
}
const routes = new Map<string, readonly Route[]>();

function readRoutes(sdk: Sdk): readonly Route[] {
  return Object.entries(sdk).flatMap(([name, schema]) => {
    const traits: unknown = Array.isArray(schema) ? schema[3] : undefined;
    const [method, path] = (traits as { http?: readonly string[] } | undefined)?.http ?? [];
    if (!name.endsWith("$") || method === undefined || path === undefined) return [];
    return [{ operation: name.slice(0, -1), method, path, members: membersOf(schema) }];
  });
}

function membersOf(schema: unknown): ReadonlyMap<string, string> {
  const input = NormalizedSchema.of((schema as readonly SchemaRef[])[4] as SchemaRef);
  const members = input.isStructSchema() ? Object.entries(input.getMemberSchemas()) : [];
  return new Map(
    members.map(([name, member]) => {
      const { httpQuery, jsonName } = member.getMergedTraits() as Readonly<Record<string, unknown>>;
      return [String(httpQuery ?? jsonName ?? name), name];
    }),
  );
}

/** Looks an operation up in its client: `kms:ListKeys` is `ListKeys$` in `@aws-sdk/client-kms`. */
export function describeOperation(id: string): Described {
  const [service = "", name = ""] = id.split(":");
  const sdk: Sdk = load(packageOf(service));
  const schema = sdk[`${name}$`];
  if (!Array.isArray(schema) || sdk[`${name}Command`] === undefined) {
    throw new Error(`testbed: ${packageOf(service)} has no operation ${name}.`);
  }
  const { config } = clientOf(service, sdk);
  return {
    service,
    name,
    schema: { namespace: schema[1], name, traits: schema[3], input: schema[4], output: schema[5] },
    output: NormalizedSchema.of(schema[5]),
    wire: config.protocol,
    context: config,
  };
}

function clientOf(service: string, sdk: Sdk): { readonly config: ClientConfig } {
  const made = clients.get(service);
  if (made !== undefined) return made;
  const [, Client] = Object.entries(sdk).find(([name]) => /^[A-Z].*Client$/.test(name)) ?? [];
  const client = new (Client as Client)({ region: "us-east-1", endpoint: "http://127.0.0.1" });
  clients.set(service, client);
  return client;
}
