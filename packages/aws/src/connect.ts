import type { AwsCredentialIdentityProvider } from "@aws-sdk/types";
import type { Operation } from "./operations.ts";
import type { Send } from "./session.ts";

/** How the clients of one account are made. */
export interface ClientSettings {
  readonly credentials?: AwsCredentialIdentityProvider;
  /** Another endpoint than AWS's own, for an emulator. */
  readonly endpoint?: string;
}

/** The role to take in an account. */
export interface AssumedRole {
  readonly arn: string;
  readonly externalId?: string;
  readonly region: string;
}

interface Client {
  send(command: string, input: object, signal: AbortSignal): Promise<unknown>;
  destroy(): void;
}
interface SdkClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}
type Sdk = Readonly<Record<string, new (input: object) => object>>;

/** Loads each SDK on the first call to its service. Nothing else in the package imports one. */
const services: Readonly<Record<string, (settings: object) => Promise<Client>>> = {
  cloudtrail: async (settings) => {
    const sdk = await import("@aws-sdk/client-cloudtrail");
    return clientOf(new sdk.CloudTrailClient(settings), sdk);
  },
  elasticloadbalancing: async (settings) => {
    const sdk = await import("@aws-sdk/client-elastic-load-balancing-v2");
    return clientOf(new sdk.ElasticLoadBalancingV2Client(settings), sdk);
  },
  iam: async (settings) => {
    const sdk = await import("@aws-sdk/client-iam");
    return clientOf(new sdk.IAMClient(settings), sdk);
  },
  kms: async (settings) => {
    const sdk = await import("@aws-sdk/client-kms");
    return clientOf(new sdk.KMSClient(settings), sdk);
  },
  s3: async (settings) => {
    const sdk = await import("@aws-sdk/client-s3");
    const forcePathStyle = "endpoint" in settings;
    return clientOf(new sdk.S3Client({ ...settings, forcePathStyle, followRegionRedirects: true }), sdk);
  },
};

/** A sender for one account: one client per service and region, made when first needed. */
export function createSender(account: ClientSettings): { readonly send: Send; close(): void } {
  const clients = new Map<string, Promise<Client>>();
  return {
    async send(operation: Operation, input, region, signal) {
      const [service = "", command = ""] = operation.split(":");
      const key = `${service} ${region}`;
      const client = clients.get(key) ?? open(service, settingsOf(account, region));
      clients.set(key, client);
      return (await client).send(`${command}Command`, input, signal);
    },
    close() {
      for (const client of clients.values()) void client.then((opened) => opened.destroy());
    },
  };
}

/** Who the credentials belong to. */
export async function callerIdentity(
  account: ClientSettings,
  region: string,
  signal: AbortSignal,
): Promise<{ readonly account: string; readonly arn: string }> {
  const sdk = await import("@aws-sdk/client-sts");
  const client = new sdk.STSClient(settingsOf(account, region));
  try {
    const answer = await client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: signal });
    if (answer.Account === undefined || answer.Arn === undefined)
      throw new TypeError("STS named no account.");
    return { account: answer.Account, arn: answer.Arn };
  } finally {
    client.destroy();
  }
}

/** Credentials of a role, renewed before they expire. */
export async function roleCredentials(
  role: AssumedRole,
  base: ClientSettings,
): Promise<AwsCredentialIdentityProvider> {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  return fromTemporaryCredentials({
    ...(base.credentials !== undefined && { masterCredentials: base.credentials }),
    params: {
      RoleArn: role.arn,
      RoleSessionName: "bylaw",
      ...(role.externalId !== undefined && { ExternalId: role.externalId }),
    },
    clientConfig: { region: role.region, ...(base.endpoint !== undefined && { endpoint: base.endpoint }) },
  });
}

async function open(service: string, settings: object): Promise<Client> {
  const load = services[service];
  if (load === undefined) throw new TypeError(`There is no SDK for ${service}.`);
  return load(settings);
}

function settingsOf({ credentials, endpoint }: ClientSettings, region: string): object {
  return {
    region,
    retryMode: "standard",
    maxAttempts: 8,
    ...(credentials !== undefined && { credentials }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function clientOf(client: unknown, sdk: unknown): Client {
  return {
    send(name, input, signal) {
      const Command = (sdk as Sdk)[name];
      if (Command === undefined) throw new TypeError(`The SDK has no ${name}.`);
      return (client as SdkClient).send(new Command(input), { abortSignal: signal });
    },
    destroy: () => (client as SdkClient).destroy(),
  };
}
