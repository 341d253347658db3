import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetAccountSummaryCommand, IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeEach, expect, it } from "vitest";
import { type ClientOptions, clientOf, describeAws } from "./testing.ts";

const member = "arn:aws:iam::111111111111:role/OrganizationAccountAccessRole";

/** A client of each protocol, and of each way to say the operation in it. */
const clientsOf = (endpoint: string, options?: ClientOptions) => ({
  iam: clientOf(IAMClient, endpoint, options),
  sts: clientOf(STSClient, endpoint, options),
  kms: clientOf(KMSClient, endpoint, options),
  s3: clientOf(S3Client, endpoint, options),
  elbv2: clientOf(ElasticLoadBalancingV2Client, endpoint, options),
  cloudtrail: clientOf(CloudTrailClient, endpoint, options),
});

describeAws("the proxy in front of moto", (aws) => {
  beforeEach(() => aws().reset());

  it("knows the operation of every protocol and counts the calls", async () => {
    const { iam, sts, kms, s3, elbv2, cloudtrail } = clientsOf(aws().endpoint);
    await iam.send(new GetAccountSummaryCommand({}));
    await sts.send(new GetCallerIdentityCommand({}));
    await kms.send(new ListKeysCommand({}));
    await kms.send(new ListKeysCommand({}));
    await elbv2.send(new DescribeLoadBalancersCommand({}));
    await cloudtrail.send(new DescribeTrailsCommand({}));
    await s3.send(new ListBucketsCommand({}));
    await s3.send(
      new CreateBucketCommand({
        Bucket: "first",
        CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
      }),
    );
    await s3.send(new HeadBucketCommand({ Bucket: "first" }));
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket: "first" }))).rejects.toMatchObject({
      name: "NoSuchBucketPolicy",
    });
    expect(aws().proxy.calls()).toEqual({
      "cloudtrail:DescribeTrails": 1,
      "elasticloadbalancing:DescribeLoadBalancers": 1,
      "iam:GetAccountSummary": 1,
      "kms:ListKeys": 2,
      "s3:CreateBucket": 1,
      "s3:GetBucketPolicy": 1,
      "s3:HeadBucket": 1,
      "s3:ListBuckets": 1,
      "sts:GetCallerIdentity": 1,
    });
  });

  it("logs region, account, access key and status", async () => {
    const { sts } = clientsOf(aws().endpoint, { region: "us-east-1" });
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn: member, RoleSessionName: "x" }),
    );
    const { kms } = clientsOf(aws().endpoint, { region: "eu-central-1" });
    kms.config.credentials = async () => ({
      accessKeyId: given?.AccessKeyId ?? "",
      secretAccessKey: given?.SecretAccessKey ?? "",
    });
    await kms.send(new ListKeysCommand({}));
    expect(aws().proxy.log()).toEqual([
      {
        operation: "sts:AssumeRole",
        region: "us-east-1",
        account: "123456789012",
        accessKey: "testing",
        status: 200,
      },
      {
        operation: "kms:ListKeys",
        region: "eu-central-1",
        account: "111111111111",
        accessKey: given?.AccessKeyId,
        status: 200,
      },
    ]);
  });

  it("denies like each service does", async () => {
    const { iam, sts, kms, s3, elbv2, cloudtrail } = clientsOf(aws().endpoint, { maxAttempts: 3 });
    aws().proxy.set({ deny: [({ operation }) => operation !== "nothing"] });
    const json = { name: "AccessDeniedException", $metadata: { httpStatusCode: 400, attempts: 1 } };
    const xml = { name: "AccessDenied", $metadata: { httpStatusCode: 403, attempts: 1 } };
    await expect(kms.send(new ListKeysCommand({}))).rejects.toMatchObject({
      ...json,
      message:
        "User: arn:aws:sts::123456789012:user/moto is not authorized to perform: kms:ListKeys on resource: * because no identity-based policy allows the kms:ListKeys action",
    });
    await expect(kms.send(new GetKeyRotationStatusCommand({ KeyId: "k" }))).rejects.toMatchObject({
      ...json,
      message: expect.stringContaining("on resource: arn:aws:kms:eu-west-1:123456789012:key/k because"),
    });
    await expect(cloudtrail.send(new GetTrailStatusCommand({ Name: "t" }))).rejects.toMatchObject(json);
    await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject(xml);
    await expect(elbv2.send(new DescribeLoadBalancersCommand({}))).rejects.toMatchObject(xml);
    await expect(
      sts.send(new AssumeRoleCommand({ RoleArn: member, RoleSessionName: "x" })),
    ).rejects.toMatchObject({
      ...xml,
      message: expect.stringContaining(`sts:AssumeRole on resource: ${member}`),
    });
    await expect(s3.send(new ListBucketsCommand({}))).rejects.toMatchObject({
      ...xml,
      message: expect.stringContaining('s3:ListAllMyBuckets on resource: "arn:aws:s3:::*" because'),
    });
    await expect(s3.send(new HeadBucketCommand({ Bucket: "b" }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("denies by name, or the read of one resource", async () => {
    const { kms } = clientsOf(aws().endpoint);
    const [one, two] = await Promise.all([1, 2].map(() => kms.send(new CreateKeyCommand({}))));
    const secret = one?.KeyMetadata?.KeyId;
    aws().proxy.set({
      deny: [
        "kms:ListKeys",
        ({ operation, parameters }) =>
          operation === "kms:GetKeyRotationStatus" && parameters.KeyId === secret,
      ],
    });
    const rotation = (KeyId: string | undefined) => kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    await expect(rotation(secret)).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(kms.send(new ListKeysCommand({}))).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(await rotation(two?.KeyMetadata?.KeyId)).toMatchObject({ KeyRotationEnabled: false });
    expect(await kms.send(new DescribeKeyCommand({ KeyId: secret }))).toBeDefined();
    aws().proxy.clear();
    expect(await rotation(secret)).toMatchObject({ KeyRotationEnabled: false });
  });

  it("throttles with each service's own error", async () => {
    const { iam, kms, s3, elbv2 } = clientsOf(aws().endpoint);
    aws().proxy.set({ throttle: { rate: 1, seed: 1 } });
    const named = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });
    await expect(kms.send(new ListKeysCommand({}))).rejects.toMatchObject(named("ThrottlingException", 400));
    await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject(named("Throttling", 400));
    await expect(elbv2.send(new DescribeLoadBalancersCommand({}))).rejects.toMatchObject(
      named("Throttling", 400),
    );
    await expect(s3.send(new ListBucketsCommand({}))).rejects.toMatchObject(named("SlowDown", 503));
  });

  it("throttles the same calls for the same seed, whatever their order", async () => {
    const { kms } = clientsOf(aws().endpoint);
    const limits = Array.from({ length: 40 }, (_, index) => index + 1);
    const throttled = async (seed: number, order: readonly number[]): Promise<number[]> => {
      aws().proxy.set({ throttle: { rate: 0.4, seed, only: ["kms:ListKeys"] } });
      const hit: number[] = [];
      await Promise.all(
        order.map((Limit) => kms.send(new ListKeysCommand({ Limit })).catch(() => hit.push(Limit))),
      );
      return hit.sort((a, b) => a - b);
    };
    const first = await throttled(7, limits);
    expect(first.length).toBeGreaterThan(5);
    expect(first.length).toBeLessThan(35);
    expect(await throttled(7, limits.toReversed())).toEqual(first);
    expect(await throttled(8, limits)).not.toEqual(first);
  });

  it("lets a client that retries through, and counts each attempt", async () => {
    const { kms } = clientsOf(aws().endpoint, { maxAttempts: 10 });
    aws().proxy.set({ throttle: { rate: 0.5, seed: 2 } });
    for (let Limit = 1; Limit <= 8; Limit += 1) await kms.send(new ListKeysCommand({ Limit }));
    const seen = aws()
      .proxy.log()
      .map(({ status }) => status);
    expect(seen.filter((status) => status === 200)).toHaveLength(8);
    expect(aws().proxy.calls()["kms:ListKeys"]).toBe(seen.length);
    expect(seen).toContain(400);
  });

  it("resets connections and delays answers", async () => {
    const { kms } = clientsOf(aws().endpoint);
    aws().proxy.set({ reset: { rate: 1, seed: 1, only: ["kms:ListKeys"] } });
    await expect(kms.send(new ListKeysCommand({}))).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(aws().proxy.log().at(-1)).toMatchObject({ operation: "kms:ListKeys", status: 0 });
    aws().proxy.set({ delayMs: 120 });
    const started = Date.now();
    await kms.send(new ListKeysCommand({}));
    expect(Date.now() - started).toBeGreaterThanOrEqual(115);
  });
});
