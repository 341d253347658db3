import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An account as its builder sees it: one client per service and region. */
export interface Connection {
  readonly endpoint: string;
  readonly account: string;
  readonly accessKey: string;
  /** The region for what is global. */
  readonly home: string;
  readonly iam: IAMClient;
  kms(region: string): KMSClient;
  s3(region: string): S3Client;
  elbv2(region: string): ElasticLoadBalancingV2Client;
  cloudtrail(region: string): CloudTrailClient;
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
  const credentials: Credentials = {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    ...(given.SessionToken === undefined ? {} : { sessionToken: given.SessionToken }),
  };

  const open: { destroy(): void }[] = [];
  const perRegion = <T extends { destroy(): void }>(make: (region: string) => T): ((region: string) => T) => {
    const clients = new Map<string, T>();
    return (region) => {
      const client = clients.get(region) ?? make(region);
      if (!clients.has(region)) open.push(client);
      clients.set(region, client);
      return client;
    };
  };
  const common = { endpoint, credentials };
  return {
    endpoint,
    account,
    accessKey: credentials.accessKeyId,
    home,
    iam: perRegion((region) => new IAMClient({ ...common, region }))(home),
    kms: perRegion((region) => new KMSClient({ ...common, region })),
    s3: perRegion((region) => new S3Client({ ...common, region, forcePathStyle: true })),
    elbv2: perRegion((region) => new ElasticLoadBalancingV2Client({ ...common, region })),
    cloudtrail: perRegion((region) => new CloudTrailClient({ ...common, region })),
    close: () => {
      for (const client of open) client.destroy();
    },
  };
}
