import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { bucketsScript, none } from "./bucket.fixture.ts";
import { s3PublicAccess } from "./public-access.ts";

const [accounts, blocks, ownership, acls, statuses] = [
  "s3-control:GetPublicAccessBlock",
  "s3:GetPublicAccessBlock",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketAcl",
  "s3:GetBucketPolicyStatus",
] as const;
const block = (IgnorePublicAcls: boolean, RestrictPublicBuckets: boolean) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls,
    RestrictPublicBuckets,
  },
});
const noBlock = "NoSuchPublicAccessBlockConfiguration";
const answers: Script = {
  [accounts]: none(accounts, noBlock),
  [blocks]: none(blocks, noBlock),
  [ownership]: none(ownership, "OwnershipControlsNotFoundError"),
  [acls]: { Grants: [] },
  [statuses]: none(statuses, "NoSuchBucketPolicy"),
};
const closed = {
  openByAcl: { state: "known", value: false },
  openByPolicy: { state: "known", value: false },
};

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (
  script: Script,
  names: readonly string[] = ["a", "b"],
): Promise<Listed | undefined> => {
  server = await startScript(bucketsScript(names, { ...answers, ...script }));
  const [listed] = await collectFrom(s3PublicAccess, server.endpoint);
  return listed;
};
const once = { "s3:ListBuckets": 1, [accounts]: 1, "tagging:GetResources": 1 };

test.each<[string, Script, object]>([
  ["nothing where the account blocks", { [accounts]: block(true, true) }, {}],
  ["only the bucket's own block where that blocks", { [blocks]: block(true, true) }, { [blocks]: 2 }],
  [
    "nothing about ACLs where the account ignores them",
    { [accounts]: block(true, false) },
    { [blocks]: 2, [statuses]: 2 },
  ],
  [
    "nothing about the policy where the account restricts it",
    { [accounts]: block(false, true) },
    { [blocks]: 2, [ownership]: 2, [acls]: 2 },
  ],
  [
    "no ACL where the owner is enforced",
    { [ownership]: { OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] } } },
    { [blocks]: 2, [ownership]: 2, [statuses]: 2 },
  ],
  ["everything where nothing blocks", {}, { [blocks]: 2, [ownership]: 2, [acls]: 2, [statuses]: 2 }],
])("asks of each bucket %s", async (_, script, calls) => {
  const listed = await collect(script);
  expect(listed?.items).toMatchObject([
    { id: "arn:aws:s3:::a", ...closed },
    { id: "arn:aws:s3:::b", ...closed },
  ]);
  expect(listed?.calls).toEqual({ ...once, ...calls });
});

test("a bucket that was deleted since it was listed is left out", async () => {
  const gone = (operation: string) => failure(operation, "NoSuchBucket", 404);
  const listed = await collect({
    [blocks]: ({ input }) => (input.Bucket === "b" ? gone(blocks) : none(blocks, noBlock)),
    [ownership]: ({ input }) =>
      input.Bucket === "b" ? gone(ownership) : none(ownership, "OwnershipControlsNotFoundError"),
    [acls]: ({ input }) => (input.Bucket === "b" ? gone(acls) : { Grants: [] }),
    [statuses]: ({ input }) => (input.Bucket === "b" ? gone(statuses) : none(statuses, "NoSuchBucketPolicy")),
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([{ name: "a" }]);
});

test("buckets are listed to the last page, each is asked in its own region", async () => {
  const regions = new Set<string>();
  const listed = await collect({
    "s3:ListBuckets": ({ input }) =>
      input["continuation-token"] === "2"
        ? { Buckets: [{ Name: "b", BucketRegion: "us-east-1" }] }
        : { Buckets: [{ Name: "a", BucketRegion: "eu-west-1" }], ContinuationToken: "2" },
    [blocks]: ({ region }) => {
      regions.add(region);
      return block(true, true);
    },
  });
  expect(listed?.items).toMatchObject([{ region: "eu-west-1" }, { region: "us-east-1" }]);
  expect([...regions].sort()).toEqual(["eu-west-1", "us-east-1"]);
  expect(listed?.calls).toEqual({ ...once, "s3:ListBuckets": 2, [blocks]: 2, "tagging:GetResources": 2 });
});
