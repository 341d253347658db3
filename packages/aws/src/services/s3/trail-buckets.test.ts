import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { type ScriptedTrail, trailsScript } from "../cloudtrail/trail-script.fixture.ts";
import { bucketsScript, denial, none } from "./bucket.fixture.ts";
import { s3TrailBuckets } from "./trail-buckets.ts";

const [trails, versioning, locks] = [
  "cloudtrail:DescribeTrails",
  "s3:GetBucketVersioning",
  "s3:GetObjectLockConfiguration",
];
const lock = (DefaultRetention: object) => ({
  ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention } },
});
const known = (value: unknown) => ({ state: "known", value });
const org = "arn:aws:cloudtrail:eu-west-1:999999999999:trail/org";

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script, ...all: readonly ScriptedTrail[]): Promise<Listed | undefined> => {
  const answers = { [versioning]: { Status: "Enabled" }, [locks]: lock({ Mode: "COMPLIANCE", Days: 365 }) };
  server = await startScript({
    ...trailsScript(...all),
    ...bucketsScript(["acme-data", "acme-logs"], { ...answers, ...script }),
  });
  const [listed] = await collectFrom(s3TrailBuckets, server.endpoint);
  return listed;
};

test("a bucket of several trails is asked once, and no other bucket is", async () => {
  const listed = await collect({}, {}, {}, { trail: { TrailARN: org } });
  expect(listed?.items).toEqual([
    {
      id: "arn:aws:s3:::acme-logs",
      name: "acme-logs",
      trails: [
        "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything-0",
        "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything-1",
        org,
      ],
      owners: ["111111111111", "999999999999"],
      ofOwnTrail: true,
      versioning: known("Enabled"),
      mfaDelete: { state: "absent", operation: versioning, code: "no MFADelete" },
      retention: known("COMPLIANCE, 365 days"),
      tags: known({}),
    },
  ]);
  expect(listed?.calls).toEqual({
    [trails]: 1,
    "s3:ListBuckets": 1,
    [versioning]: 1,
    [locks]: 1,
    "tagging:GetResources": 1,
  });
});

test("without trails no bucket is listed", async () => {
  const listed = await collect({});
  expect([listed?.items, listed?.calls]).toEqual([[], { [trails]: 1 }]);
});

test("nothing is asked of the bucket of another account's trail", async () => {
  const listed = await collect({}, { trail: { TrailARN: org, S3BucketName: "org-logs" } });
  const message = "Nothing is asked of the bucket org-logs: its trail belongs to another account.";
  expect(listed?.items).toMatchObject([
    { owners: ["999999999999"], ofOwnTrail: false, versioning: { problem: { message } } },
  ]);
  expect(listed?.calls).toEqual({ [trails]: 1, "s3:ListBuckets": 1 });
});

test("another account's bucket of an own trail is asked, and what it denies says where it is", async () => {
  const script = {
    [versioning]: denial(versioning),
    [locks]: lock({ Mode: "GOVERNANCE", Years: 1 }),
  };
  const listed = await collect(script, { trail: { S3BucketName: "central-logs" } });
  const message = `The bucket central-logs is in another account: ${versioning} was denied (AccessDenied).`;
  const unread = { state: "unreadable", problem: { code: "access-denied", message, permission: versioning } };
  expect(listed?.items).toMatchObject([
    {
      name: "central-logs",
      versioning: unread,
      mfaDelete: unread,
      retention: known("GOVERNANCE, 1 year"),
      tags: { state: "unreadable" },
    },
  ]);
});

test.each([
  [
    "a lock without a default",
    { ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" } },
    "no DefaultRetention",
  ],
  ["holds alone", lock({}), "no DefaultRetention"],
  ["no lock", none(locks, "ObjectLockConfigurationNotFoundError"), "ObjectLockConfigurationNotFoundError"],
])("%s retains nothing", async (_, answer, code) => {
  const listed = await collect({ [locks]: answer }, {});
  expect(listed?.items).toMatchObject([{ retention: { state: "absent", code } }]);
});

test.each([
  ["a mode without a period", lock({ Mode: "COMPLIANCE" }), "answered with a retention that has no period"],
  ["a period without a mode", lock({ Days: 1 }), "answered without Mode"],
])("%s is unreadable", async (_, answer, what) => {
  const listed = await collect({ [locks]: answer }, {});
  expect(listed?.items).toMatchObject([{ retention: { problem: { message: `${locks} ${what}.` } } }]);
});

test("trails that cannot be listed, or name no bucket, end it", async () => {
  const denied = await collect({ [trails]: failure(trails, "AccessDeniedException", 400) });
  expect(denied?.problem?.permission).toBe(trails);
  await server.stop();
  const nameless = await collect({}, { trail: { S3BucketName: undefined } });
  expect(nameless?.problem?.message).toBe(`${trails} answered without S3BucketName.`);
});
