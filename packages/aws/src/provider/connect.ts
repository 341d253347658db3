import type { AwsCredentialIdentityProvider } from "@aws-sdk/types";
import { answerMismatch, ReadError } from "@bylaw/core/provider";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { Service } from "../operations/define-service.ts";
import { type Operation, operations } from "../operations/index.ts";
import { credentialError } from "../session/errors.ts";
import type { Send } from "../session/session.ts";
import { oddPlaceIn } from "../session/shape.ts";
import { type ProxyAgents, proxyAgents } from "./proxy-agents.ts";
import { sharedCredentials } from "./shared-credentials.ts";

export interface RequestHandlerOptions extends ProxyAgents {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: boolean;
}

/** How every client is made. */
export interface ClientSettings {
  /** Another endpoint than AWS's own, for an emulator. */
  readonly endpoint?: string;
  /** How often the SDK itself tries a call. */
  readonly maxAttempts: number;
  /** How its requests go out. */
  readonly requestHandler: RequestHandlerOptions;
}

/** How the clients of one account are made. */
export interface AccountSettings extends ClientSettings {
  readonly credentials: AwsCredentialIdentityProvider;
}

/** The role to take in an account. */
export interface AssumedRole {
  readonly arn: string;
  readonly externalId?: string;
  readonly region: string;
}

interface Client {
  /** Sends the operation of this name. An answer of another shape than the SDK's own schema has throws. */
  send(operation: Operation, name: string, input: object, signal: AbortSignal): Promise<unknown>;
  destroy(): void;
}
interface SdkClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}
type Sdk = Readonly<Record<string, new (input: object) => object>>;
/** `ListKeys$`: the operation's namespace, name and traits, what it is asked with, and last what it answers. */
type Schemas = Readonly<Record<string, readonly Parameters<typeof NormalizedSchema.of>[0][]>>;

/** A sender for one account: one client per service and region, made when first needed. */
export function createSender(account: AccountSettings): { readonly send: Send; close(): void } {
  const clients = new Map<string, Promise<Client>>();
  return {
    async send(operation: Operation, input, region, signal) {
      const { service, name } = operations[operation];
      const key = `${service.id} ${region}`;
      const client = clients.get(key) ?? open(service, account, region);
      clients.set(key, client);
      return (await client).send(operation, name, input, signal);
    },
    close() {
      for (const client of clients.values()) {
        client.then(
          (opened) => opened.destroy(),
          () => undefined,
        );
      }
    },
  };
}

/** Who the credentials belong to. */
export async function callerIdentity(
  account: AccountSettings,
  region: string,
  signal: AbortSignal,
): Promise<{ readonly account: string; readonly partition: string; readonly identity: string }> {
  const sdk = await import("@aws-sdk/client-sts");
  const client = new sdk.STSClient(settingsOf(account, region));
  try {
    const { Arn } = await client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: signal });
    const [, partition, id] = /^arn:([^:]+):[^:]+:[^:]*:(\d{12}):/.exec(String(Arn)) ?? [];
    if (partition === undefined || id === undefined) {
      const operation = "sts:GetCallerIdentity";
      const message = `${operation} answered without an account.`;
      throw new ReadError({ code: "schema-mismatch", message, operation });
    }
    return { account: id, partition, identity: await namelessly(String(Arn)) };
  } finally {
    client.destroy();
  }
}

/** A role as it is named; of a user, who may be a person, federated or not, the beginning of a digest of the name. A session says nothing of a role. */
async function namelessly(arn: string): Promise<string> {
  const [, kind, name] =
    /^arn:[^:]+:[^:]+:[^:]*:\d{12}:(user|federated-user|assumed-role)\/(.+)$/.exec(arn) ?? [];
  if (kind === undefined || name === undefined) return arn;
  const shown = kind === "assumed-role" ? name.split("/").slice(0, -1).join("/") : await digestOf(name);
  return `${arn.slice(0, arn.length - name.length)}${shown}`;
}

async function digestOf(name: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name)));
  return [...hash.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The credentials given, or those of the SDK's own chain; loaded once for all accounts. */
export async function baseCredentials(
  given: AwsCredentialIdentityProvider | undefined,
  region: string,
  requestHandler: RequestHandlerOptions,
): Promise<AwsCredentialIdentityProvider> {
  if (given !== undefined) return sharedCredentials(given, credentialError);
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  return sharedCredentials(
    fromNodeProviderChain({ clientConfig: { region, requestHandler } }),
    credentialError,
  );
}

/** Credentials of a role, taken once for all clients of its account and renewed before they expire. */
export async function roleCredentials(
  role: AssumedRole,
  base: AccountSettings,
): Promise<AwsCredentialIdentityProvider> {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const { credentials, ...client } = base;
  const assumed = fromTemporaryCredentials({
    masterCredentials: credentials,
    params: {
      RoleArn: role.arn,
      RoleSessionName: "bylaw",
      ...(role.externalId !== undefined && { ExternalId: role.externalId }),
    },
    clientConfig: { ...client, region: role.region },
  });
  return sharedCredentials(assumed, (error) => credentialError(error, role.arn));
}

/** Loads the service's SDK, and makes a client of it. */
async function open(service: Service, account: AccountSettings, region: string): Promise<Client> {
  const [sdk, { NormalizedSchema }] = await Promise.all([
    service.sdk() as Promise<Sdk>,
    import("@smithy/core/schema"),
  ]);
  const settings = { ...settingsOf(account, region), ...service.settings?.(account) };
  const client = new (classOf(sdk, service.client))(settings) as SdkClient;
  return {
    async send(operation, name, input, signal) {
      const command = new (classOf(sdk, `${name}Command`))(input);
      const [, , , , , schema] = (sdk as unknown as Schemas)[`${name}$`] ?? [];
      if (schema === undefined) throw new TypeError(`The SDK of ${service.id} has no schema of ${name}.`);
      const answer = await client.send(command, { abortSignal: signal });
      const place = oddPlaceIn(NormalizedSchema.of(schema), answer);
      if (place === undefined) return answer;
      throw answerMismatch(operation, `gave an answer of another shape at ${place}`);
    },
    destroy: () => client.destroy(),
  };
}

/** How the requests of every client go out: in milliseconds, for left alone the SDK waits for ever; and through whom. */
export async function requestHandlerOptions(): Promise<RequestHandlerOptions> {
  const timeouts = { connectionTimeout: 10_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
  return { ...timeouts, ...(await proxyAgents(process.env)) };
}

/** How a client of an account is made for a region. */
export function settingsOf(account: AccountSettings, region: string): object {
  return { ...account, region, retryMode: "standard" };
}

function classOf(sdk: Sdk, name: string): new (input: object) => object {
  const found = sdk[name];
  if (found === undefined) throw new TypeError(`The SDK has no ${name}.`);
  return found;
}
