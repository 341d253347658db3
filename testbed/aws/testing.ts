import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe } from "vitest";
import { type Aws, findMoto, startAws } from "./index.ts";

export interface Clients {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly kms: KMSClient;
  readonly s3: S3Client;
  readonly elbv2: ElasticLoadBalancingV2Client;
  readonly cloudtrail: CloudTrailClient;
}

export interface ClientOptions {
  readonly region?: string;
  readonly maxAttempts?: number;
}

/** One client of each service, with dummy keys of moto's default account. */
export function clientsOf(
  endpoint: string,
  { region = "eu-west-1", maxAttempts = 1 }: ClientOptions = {},
): Clients {
  const common = {
    endpoint,
    region,
    maxAttempts,
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  return {
    iam: new IAMClient(common),
    sts: new STSClient(common),
    kms: new KMSClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true }),
    elbv2: new ElasticLoadBalancingV2Client(common),
    cloudtrail: new CloudTrailClient(common),
  };
}

/** A describe block with moto and the proxy; skipped, loudly, on a machine without moto. */
export function describeAws(title: string, body: (aws: () => Aws) => void): void {
  const { missing } = findMoto();
  if (missing !== undefined) console.warn(`SKIPPED "${title}": ${missing}`);
  describe.skipIf(missing !== undefined)(title, () => {
    let running: Aws | undefined;
    beforeAll(async () => {
      running = await startAws();
    });
    afterAll(() => running?.stop());
    body(() => {
      if (running === undefined) throw new Error("testbed: not started");
      return running;
    });
  });
}
