import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  paginateListBuckets,
  S3Client,
} from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeEach, expect, it } from "vitest";
import { clientOf, describeAws } from "../../testing.ts";

describeAws("corrections of S3", (aws) => {
  beforeEach(async () => {
    await aws().reset();
    const s3 = clientOf(S3Client, aws().endpoint);
    const inIreland = { CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } } as const;
    for (const Bucket of ["c", "a", "b"]) {
      await s3.send(new CreateBucketCommand({ Bucket: `${Bucket}-ireland`, ...inIreland }));
    }
    const virginia = clientOf(S3Client, aws().endpoint, { region: "us-east-1" });
    await virginia.send(new CreateBucketCommand({ Bucket: "d-virginia" }));
  });
  const s3 = () => clientOf(S3Client, aws().endpoint);
  const plain = () => clientOf(S3Client, aws().moto.endpoint);

  it("pages buckets and says where they are", async () => {
    const short = await plain().send(new ListBucketsCommand({ MaxBuckets: 2 }));
    expect(short.Buckets).toHaveLength(2);
    expect(short.ContinuationToken).toBeUndefined();
    const pages = [];
    for await (const part of paginateListBuckets({ client: s3(), pageSize: 3 }, {})) {
      pages.push(part.Buckets?.map(({ Name, BucketRegion }) => `${Name} ${BucketRegion}`));
    }
    expect(pages).toEqual([
      ["a-ireland eu-west-1", "b-ireland eu-west-1", "c-ireland eu-west-1"],
      ["d-virginia us-east-1"],
    ]);
  });

  it("names regions only when a parameter is given", async () => {
    const { Buckets } = await s3().send(new ListBucketsCommand({}));
    expect(Buckets).toHaveLength(4);
    expect(Buckets?.[0]).not.toHaveProperty("BucketRegion");
    const filtered = await s3().send(new ListBucketsCommand({ BucketRegion: "us-east-1" }));
    expect(filtered.Buckets).toMatchObject([{ Name: "d-virginia", BucketRegion: "us-east-1" }]);
  });

  it("answers for a bucket in its own region only", async () => {
    const policy = new GetBucketPolicyCommand({ Bucket: "d-virginia" });
    await expect(plain().send(policy)).rejects.toMatchObject({ name: "NoSuchBucketPolicy" });
    await expect(s3().send(policy)).rejects.toMatchObject({
      name: "PermanentRedirect",
      $metadata: { httpStatusCode: 301 },
    });
    const following = new S3Client({
      endpoint: aws().endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
      forcePathStyle: true,
      followRegionRedirects: true,
    });
    await expect(following.send(policy)).rejects.toMatchObject({ name: "NoSuchBucketPolicy" });
    expect(await s3().send(new GetBucketLocationCommand({ Bucket: "d-virginia" }))).toBeDefined();
  });

  it("gives a new bucket what AWS gives it", async () => {
    const asked = [
      new GetBucketEncryptionCommand({ Bucket: "a-ireland" }),
      new GetPublicAccessBlockCommand({ Bucket: "a-ireland" }),
      new GetBucketOwnershipControlsCommand({ Bucket: "a-ireland" }),
    ] as const;
    const [encryption, block, ownership] = [
      await s3().send(asked[0]),
      await s3().send(asked[1]),
      await s3().send(asked[2]),
    ];
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
    ]);
    expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(ownership.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
    await plain().send(
      new CreateBucketCommand({
        Bucket: "as-moto-makes-it",
        CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
      }),
    );
    const bare = new GetPublicAccessBlockCommand({ Bucket: "as-moto-makes-it" });
    await expect(s3().send(bare)).rejects.toMatchObject({ name: "NoSuchPublicAccessBlockConfiguration" });
  });

  it("forgets the region of a deleted bucket", async () => {
    const virginia = clientOf(S3Client, aws().endpoint, { region: "us-east-1" });
    await s3().send(new DeleteBucketCommand({ Bucket: "a-ireland" }));
    await virginia.send(new CreateBucketCommand({ Bucket: "a-ireland" }));
    await expect(virginia.send(new GetBucketPolicyCommand({ Bucket: "a-ireland" }))).rejects.toMatchObject({
      name: "NoSuchBucketPolicy",
    });
  });

  it("keeps another account out", async () => {
    const sts = clientOf(STSClient, aws().endpoint);
    const RoleArn = "arn:aws:iam::111111111111:role/OrganizationAccountAccessRole";
    const { Credentials: given } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "x" }));
    const stranger = new S3Client({
      endpoint: aws().endpoint,
      region: "eu-west-1",
      forcePathStyle: true,
      credentials: { accessKeyId: given?.AccessKeyId ?? "", secretAccessKey: "x" },
    });
    expect((await stranger.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
    await expect(stranger.send(new GetBucketPolicyCommand({ Bucket: "a-ireland" }))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});
