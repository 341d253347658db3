import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

interface Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly maxAttempts?: number;
  /** For S3; nobody else looks at it. */
  readonly forcePathStyle: boolean;
}

export interface AnyClient {
  destroy(): void;
}

/** The class of an SDK client. */
export type ClientClass<C extends AnyClient> = new (settings: Settings) => C;

/** An account as its builder sees it. */
export interface Connection {
  readonly endpoint: string;
  readonly account: string;
  readonly accessKey: string;
  /** The SDK's client of a service: one for each region, the home region unless given. */
  client<C extends AnyClient>(service: ClientClass<C>, region?: string): C;
  close(): void;
}

/** Acts as the role that AWS Organizations puts into every account. */
export async function connect(endpoint: string, account: string, home: string): Promise<Connection> {
  const sts = new STSClient({
    endpoint,
    region: home,
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  });
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
      RoleSessionName: "testbed-builder",
    }),
  );
  sts.destroy();
  if (given?.AccessKeyId === undefined || given.SecretAccessKey === undefined) {
    throw new Error(`testbed: no credentials for account ${account}`);
  }
  const credentials = {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    ...(given.SessionToken === undefined ? {} : { sessionToken: given.SessionToken }),
  };
  const open = new Map<string, AnyClient>();
  return {
    endpoint,
    account,
    accessKey: credentials.accessKeyId,
    client<C extends AnyClient>(service: ClientClass<C>, region = home): C {
      const key = `${service.name} ${region}`;
      const known = open.get(key);
      if (known instanceof service) return known;
      const made = new service({ endpoint, credentials, region, forcePathStyle: true });
      open.set(key, made);
      return made;
    },
    close: () => {
      for (const client of open.values()) client.destroy();
    },
  };
}
