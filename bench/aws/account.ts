import { type Asker, account, askerOf } from "./ask.ts";

/** How many of each the measured account has. */
export interface Size {
  readonly users: number;
  readonly roles: number;
  readonly groups: number;
  /** Managed policies of the account's own. */
  readonly policies: number;
  /** Policies written into a user. */
  readonly inline: number;
  readonly customerKeys: number;
  /** Customer keys that do not rotate. */
  readonly stillKeys: number;
  /** Keys that AWS made for its services. */
  readonly awsKeys: number;
  readonly buckets: number;
  /** Topics, queues, tables, secrets and security groups, of each so many. */
  readonly others: number;
  readonly regions: readonly [string, ...string[]];
}

const regions = [
  ...(["eu-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1"] as const),
  ...(["eu-central-1", "eu-west-2", "eu-west-3", "eu-north-1", "sa-east-1", "ap-south-1"] as const),
  ...(["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2"] as const),
] as const;

/** 200 users, 150 roles, 20 groups, 100 policies, 50 inline ones, 100 keys (60 of customers), 300 buckets, 17 regions. */
export const example: Size = {
  ...{ users: 200, roles: 150, groups: 20, policies: 100, inline: 50 },
  ...{ customerKeys: 60, stillKeys: 10, awsKeys: 40, buckets: 300, others: 40 },
  regions,
};

/** A share of the example, in as many regions. */
export function shareOf(parts: number): Size {
  const sized = Object.entries(example).map(([name, count]) => [
    name,
    typeof count === "number" ? Math.ceil(count / parts) : count,
  ]);
  return Object.fromEntries(sized) as Size;
}

/** Fills a fresh moto, through the proxy that corrects it. */
export async function fillAccount(endpoint: string, size: Size): Promise<void> {
  const asker = askerOf(endpoint);
  await fillIam(asker, size);
  await fillKms(asker, size);
  await fillS3(asker, size);
  await fillOthers(asker, size);
}

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, at) => ({ at, name: `${prefix}-${String(at).padStart(4, "0")}` }));
/** One after the other: moto stumbles over what changes while it looks. */
async function forEach<T>(items: readonly T[], make: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await make(item);
}

/** One of a list over and over. */
const pick = <T>(list: readonly [T, ...T[]], at: number): T => list[at % list.length] ?? list[0];

const document = (Action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

async function fillIam(asker: Asker, size: Size): Promise<void> {
  const iam = (Action: string, fields: Readonly<Record<string, string>>) =>
    asker.query("iam", "us-east-1", "2010-05-08", { Action, ...fields });
  const policyOf = (at: number) =>
    `arn:aws:iam::${account}:policy/policy-${String(at % size.policies).padStart(4, "0")}`;
  await forEach(numbered(size.policies, "policy"), async ({ name }) => {
    await iam("CreatePolicy", { PolicyName: name, PolicyDocument: document("sqs:SendMessage") });
  });
  await forEach(numbered(size.groups, "group"), async ({ at, name }) => {
    await iam("CreateGroup", { GroupName: name });
    await iam("AttachGroupPolicy", { GroupName: name, PolicyArn: policyOf(at) });
  });
  await forEach(numbered(size.roles, "role"), async ({ at, name }) => {
    await iam("CreateRole", { RoleName: name, AssumeRolePolicyDocument: trust });
    await iam("AttachRolePolicy", { RoleName: name, PolicyArn: policyOf(at) });
  });
  await forEach(numbered(size.users, "user"), async ({ at, name: UserName }) => {
    await iam("CreateUser", { UserName });
    const GroupName = `group-${String(at % size.groups).padStart(4, "0")}`;
    await iam("AddUserToGroup", { UserName, GroupName });
    if (at < size.inline) {
      await iam("PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument: document("s3:GetObject") });
    }
    // Two of three sign in, every second of them with MFA; the third has an access key.
    if (at % 3 === 2) await iam("CreateAccessKey", { UserName });
    else await iam("CreateLoginProfile", { UserName, Password: "Correct-Horse-9-Battery" });
    if (at % 3 !== 0) return;
    await iam("CreateVirtualMFADevice", { VirtualMFADeviceName: UserName });
    const SerialNumber = `arn:aws:iam::${account}:mfa/${UserName}`;
    const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
    await iam("EnableMFADevice", { UserName, SerialNumber, ...codes });
  });
}

async function fillKms(asker: Asker, size: Size): Promise<void> {
  const kms = (region: string, operation: string, input: object) =>
    asker.json("kms", region, `TrentService.${operation}`, input);
  await forEach(numbered(size.customerKeys, "key"), async ({ at, name }) => {
    const region = pick(size.regions, at);
    const Tags = [{ TagKey: "name", TagValue: name }];
    const made = JSON.parse(await kms(region, "CreateKey", { Tags })) as { KeyMetadata: { KeyId: string } };
    const { KeyId } = made.KeyMetadata;
    await kms(region, "CreateAlias", { AliasName: `alias/${name}`, TargetKeyId: KeyId });
    if (at >= size.stillKeys) await kms(region, "EnableKeyRotation", { KeyId, RotationPeriodInDays: 365 });
  });
  const services = ["s3", "ebs", "rds"] as const;
  const pairs = services.flatMap((service) => size.regions.map((region) => ({ service, region })));
  // AWS makes its own keys when they are first asked for.
  await forEach(pairs.slice(0, size.awsKeys), async ({ service, region }) => {
    await kms(region, "DescribeKey", { KeyId: `alias/aws/${service}` });
  });
}

async function fillS3(asker: Asker, size: Size): Promise<void> {
  const [home] = size.regions;
  await forEach(numbered(size.buckets, "bench-bucket"), async ({ at, name }) => {
    const region = pick(size.regions, at);
    const put = (path: string, body: string) => asker.rest("s3", region, `/${name}${path}`, body);
    const elsewhere = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
    await put("", region === "us-east-1" ? "" : elsewhere);
    await put(
      "?tagging",
      `<Tagging><TagSet><Tag><Key>name</Key><Value>${name}</Value></Tag></TagSet></Tagging>`,
    );
    if (at % 2 === 0) await put("?policy", onlyTls(name));
    if (at % 3 !== 0)
      await put("?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
  });
  await asker.rest("s3", home, "/v20180820/configuration/publicAccessBlock", blocked);
}

const blocked = `<PublicAccessBlockConfiguration>${[
  "BlockPublicAcls",
  "IgnorePublicAcls",
  "BlockPublicPolicy",
  "RestrictPublicBuckets",
]
  .map((name) => `<${name}>true</${name}>`)
  .join("")}</PublicAccessBlockConfiguration>`;

function onlyTls(bucket: string): string {
  const Resource = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  const statement = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource, Condition };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

async function fillOthers(asker: Asker, { others, regions }: Size): Promise<void> {
  await forEach(numbered(others, "bench"), async ({ at, name }) => {
    const region = pick(regions, at);
    await asker.query("sns", region, "2010-03-31", { Action: "CreateTopic", Name: name });
    await asker.json("sqs", region, "AmazonSQS.CreateQueue", { QueueName: name });
    await asker.json("secretsmanager", region, "secretsmanager.CreateSecret", {
      Name: name,
      SecretString: "x",
    });
    await asker.json("dynamodb", region, "DynamoDB_20120810.CreateTable", {
      TableName: name,
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    });
    await asker.query("ec2", region, "2016-11-15", {
      Action: "CreateSecurityGroup",
      GroupName: name,
      GroupDescription: "Measured.",
    });
  });
}
