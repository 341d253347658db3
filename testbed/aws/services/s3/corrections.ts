import { failureAnswer, isGood, textOf, withText } from "../../answer.ts";
import { type AwsCall, numberParameter, s3Get, stringParameter } from "../../call.ts";
import type { Correction, Step } from "../../correction.ts";
import type { Store } from "../../memory.ts";
import { page } from "../../paging.ts";
import { childText, itemsIn, textIn, withElement, withItems } from "../../xml.ts";

/** Region by bucket. */
const bucketRegions: Store<string> = {};

const anyRegion = new Set(["s3:ListBuckets", "s3:CreateBucket", "s3:GetBucketLocation"]);
const pageParameters = ["max-buckets", "continuation-token"];
const parameters = [...pageParameters, "prefix", "bucket-region"];

async function regionOf({ call, ask, memory }: Step, bucket: string): Promise<string | undefined> {
  const known = memory.of(bucketRegions).get(bucket);
  if (known !== undefined) return known;
  const answer = await ask(s3Get(call, `/${encodeURIComponent(bucket)}/?location=`));
  if (!isGood(answer)) return undefined;
  const said = textIn(textOf(answer), "LocationConstraint");
  const region = said === undefined || said === "" ? "us-east-1" : said;
  memory.of(bucketRegions).set(bucket, region);
  return region;
}

function withoutPaging(call: AwsCall): string {
  const url = new URL(call.path, "http://s3");
  for (const name of pageParameters) url.searchParams.delete(name);
  return `${url.pathname}${url.search}`;
}

/** What AWS gives every new bucket, by subresource. */
const defaults: Readonly<Record<string, string>> = {
  encryption:
    "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>",
  publicAccessBlock:
    "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
  ownershipControls:
    "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>",
};

export const corrections: readonly Correction[] = [
  {
    operation: "s3:*",
    wrong: "a bucket answers in every region",
    right: "301 PermanentRedirect from every region but its own",
    async apply(step) {
      const { call, memory } = step;
      const bucket = stringParameter(call, "Bucket");
      if (bucket === undefined || anyRegion.has(call.operation)) return step.next();
      const region = await regionOf(step, bucket);
      if (region === undefined || region === call.region) {
        if (call.operation === "s3:DeleteBucket") memory.of(bucketRegions).delete(bucket);
        return step.next();
      }
      const message =
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.";
      const where = `<Endpoint>${bucket}.s3.${region}.amazonaws.com</Endpoint><Bucket>${bucket}</Bucket>`;
      const answer = failureAnswer(call, { status: 301, code: "PermanentRedirect", message }, where);
      return { ...answer, headers: { ...answer.headers, "x-amz-bucket-region": region } };
    },
  },
  {
    operation: "s3:CreateBucket",
    wrong: "a new bucket has no default encryption, no public access block and no ownership controls",
    right: "encryption by S3, everything public blocked, ACLs switched off",
    async apply({ call, next, ask }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const { pathname } = new URL(call.path, "http://s3");
      for (const [name, xml] of Object.entries(defaults)) {
        await ask({ ...call, method: "PUT", path: `${pathname}?${name}=`, body: Buffer.from(xml) });
      }
      return answer;
    },
  },
  {
    operation: "s3:ListBuckets",
    wrong: "no BucketRegion; MaxBuckets cuts the list and says nothing; ContinuationToken is ignored",
    right:
      "BucketRegion when any parameter is given; at most MaxBuckets, by name, with a ContinuationToken while there is more",
    async apply(step) {
      const { call } = step;
      const answer = await step.next({ ...call, path: withoutPaging(call) });
      if (!isGood(answer)) return answer;
      const xml = textOf(answer);
      const named = itemsIn(xml, "Buckets").map((item) => ({ item, name: childText(item, "Name") ?? "" }));
      named.sort((a, b) => (a.name < b.name ? -1 : 1));
      if (!parameters.some((name) => name in call.parameters)) {
        return withText(
          answer,
          withItems(
            xml,
            "Buckets",
            named.map(({ item }) => item),
          ),
        );
      }
      const part = page(
        named,
        ({ name }) => name,
        numberParameter(call, "max-buckets") ?? 10_000,
        stringParameter(call, "continuation-token"),
      );
      if (part === undefined) {
        const message = "The continuation token provided is incorrect";
        return failureAnswer(call, { status: 400, code: "InvalidArgument", message });
      }
      const items = await Promise.all(
        part.items.map(async ({ item, name }) =>
          withElement(item, "Bucket", "BucketRegion", (await regionOf(step, name)) ?? "us-east-1"),
        ),
      );
      const listed = withItems(xml, "Buckets", items);
      const root = "ListAllMyBucketsResult";
      return withText(
        answer,
        part.next === undefined ? listed : withElement(listed, root, "ContinuationToken", part.next),
      );
    },
  },
];
