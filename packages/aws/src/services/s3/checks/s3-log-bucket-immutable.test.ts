import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import type { Answer } from "../../../testing/script.ts";
import { type ScriptedTrail, trailsScript } from "../../cloudtrail/trail-script.fixture.ts";
import { bucketsScript, denial, denied, none } from "../bucket.fixture.ts";
import { type S3TrailBucket, s3TrailBuckets } from "../trail-buckets.ts";
import { s3LogBucketImmutable } from "./s3-log-bucket-immutable.ts";

const [versioning, locks] = ["s3:GetBucketVersioning", "s3:GetObjectLockConfiguration"] as const;
const problem = denied(versioning);
const unread = unreadable(problem);
const trail = "arn:aws:cloudtrail:eu-west-1:999999999999:trail/org";
const kept: S3TrailBucket = {
  id: "arn:aws:s3:::acme-logs",
  name: "acme-logs",
  trails: ["arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything"],
  owners: ["111111111111"],
  ofOwnTrail: true,
  versioning: known("Enabled"),
  mfaDelete: absent(versioning, "no MFADelete"),
  retention: known("COMPLIANCE, 365 days"),
  tags: known({}),
};
const one = (change: Partial<S3TrailBucket>) => [listingOf(s3TrailBuckets, [{ ...kept, ...change }])];
const nothing = absent(locks, "ObjectLockConfigurationNotFoundError");
const versions = "versioning: Enabled, expected Enabled";
const protection = (held: string) => `versions are kept from being deleted: ${held}`;

testCheck(
  s3LogBucketImmutable,
  { test, expect },
  {
    pass: [
      {
        name: "Object Lock retains",
        given: one({}),
        says: [
          versions,
          protection("default retention of Object Lock: COMPLIANCE, 365 days, expected present"),
        ],
      },
      {
        name: "MFA deletes",
        given: one({ retention: nothing, mfaDelete: known(true) }),
        says: [versions, protection("MFA delete: true, expected true")],
      },
    ],
    fail: [
      {
        name: "versions alone",
        given: one({ retention: nothing }),
        says: [protection("none of 2, expected at least one")],
      },
      {
        name: "suspended versions",
        given: one({ versioning: known("Suspended") }),
        says: ["versioning: Suspended, expected Enabled"],
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: one({ versioning: unread, mfaDelete: unread, retention: unread }),
        says: [problem.message],
      },
    ],
    notApplicable: [
      {
        name: "the organization's trail",
        given: one({ trails: [trail], owners: ["999999999999"], ofOwnTrail: false, versioning: unread }),
        says: [`The trail ${trail} belongs to the account 999999999999: its bucket is to be judged there.`],
      },
    ],
    empty: {
      name: "no trails",
      given: [listingOf(s3TrailBuckets, [])],
      says: ["There is no S3 bucket of a trail in aws/test-account: the listing is complete."],
    },
  },
);

const lock = (DefaultRetention: object) => ({
  ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention } },
});
const unlocked = none(locks, "ObjectLockConfigurationNotFoundError");

describe("situations from public reports", () => {
  type Answers = Readonly<Record<string, Answer>>;
  type Case = readonly [name: string, trail: ScriptedTrail, answers: Answers, outcome: string, says?: string];
  const cases: readonly Case[] = [
    ["kept for a year in compliance mode", {}, {}, "pass"],
    ["kept in governance mode", {}, { [locks]: lock({ Mode: "GOVERNANCE", Days: 90 }) }, "pass"],
    [
      "MFA delete (prowler#2194, terraform-aws-logs#208)",
      {},
      { [versioning]: { Status: "Enabled", MFADelete: "Enabled" }, [locks]: unlocked },
      "pass",
    ],
    [
      "MFA delete that was switched off again (terraform-aws-s3-log-storage#48)",
      {},
      { [versioning]: { Status: "Enabled", MFADelete: "Disabled" }, [locks]: unlocked },
      "fail",
    ],
    ["versions, and nothing that keeps them", {}, { [locks]: unlocked }, "fail"],
    [
      "a lock without a default retention",
      {},
      { [locks]: { ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" } } },
      "fail",
    ],
    ["no versions (compass#55)", {}, { [versioning]: {}, [locks]: unlocked }, "fail"],
    [
      "a bucket of another account that may be read (prowler#1902)",
      { trail: { S3BucketName: "central-logs" } },
      {},
      "pass",
    ],
    [
      "one that may not (prowler#1956)",
      { trail: { S3BucketName: "central-logs" } },
      { [versioning]: denial(versioning), [locks]: denial(locks) },
      "error",
      `The bucket central-logs is in another account: ${versioning} was denied (AccessDenied).`,
    ],
    [
      "the organization's trail (prowler#2438)",
      { trail: { TrailARN: trail, S3BucketName: "org-logs" } },
      {},
      "not-applicable",
    ],
    [
      "the bucket is gone (cloudmapper#521)",
      {},
      { [versioning]: none(versioning, "NoSuchBucket"), [locks]: none(locks, "NoSuchBucket") },
      "fail",
    ],
    [
      "the lock is denied, and versions are suspended",
      {},
      { [versioning]: { Status: "Suspended" }, [locks]: denial(locks) },
      "fail",
    ],
    ["the lock is denied", {}, { [locks]: denial(locks) }, "error"],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, one, answers, outcome, line]) => {
    const script = {
      ...trailsScript(one),
      ...bucketsScript(["acme-logs"], {
        [versioning]: { Status: "Enabled" },
        [locks]: lock({ Mode: "COMPLIANCE", Days: 365 }),
        ...answers,
      }),
    };
    const [verdict, ...others] = await judgeScript(s3LogBucketImmutable, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toContain(line);
  });
});
