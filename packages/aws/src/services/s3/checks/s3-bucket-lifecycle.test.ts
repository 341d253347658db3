import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, type ScriptedAws, startScript } from "../../../testing/script.ts";
import { bucket, bucketsScript, denial, denied, none } from "../bucket.fixture.ts";
import { type S3Lifecycle, type S3LifecycleRule, s3Lifecycles } from "../lifecycle.ts";
import { s3BucketLifecycle } from "./s3-bucket-lifecycle.ts";

const operation = "s3:GetBucketLifecycleConfiguration";
const problem = denied(operation, "s3:GetLifecycleConfiguration");
const one = (rules: S3Lifecycle["rules"]) => [listingOf(s3Lifecycles, [{ ...bucket, rules }])];
const rule = (change: Partial<S3LifecycleRule>) => ({
  enabled: true,
  expires: false,
  moves: false,
  ...change,
});
const says = (found: string) => [
  `rules in force that expire or move current objects: ${found}, expected at least 1`,
];

testCheck(
  s3BucketLifecycle,
  { test, expect },
  {
    pass: [
      { name: "one expires", given: one(known([rule({ expires: true })])), says: says("1") },
      {
        name: "one moves, one does neither",
        given: one(known([rule({ moves: true }), rule({})])),
        says: says("1"),
      },
    ],
    fail: [
      {
        name: "is switched off",
        given: one(known([rule({ enabled: false, expires: true })])),
        says: says("0"),
      },
      {
        name: "has no rules",
        given: one(absent(operation, "NoSuchLifecycleConfiguration")),
        says: says("absent (NoSuchLifecycleConfiguration)"),
      },
    ],
    unreadable: [{ name: "denied", given: one(unreadable(problem)), says: [problem.message] }],
    empty: {
      name: "no buckets",
      given: [listingOf(s3Lifecycles, [])],
      says: ["There is no S3 bucket in aws/test-account: the listing is complete."],
    },
  },
);

const expiring = { Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 30 } };
const rules = (...all: readonly object[]) => ({ Rules: all });

describe("situations from public reports", () => {
  const cases: readonly (readonly [
    name: string,
    answer: Answer,
    outcome: string,
    says?: string | undefined,
  ])[] = [
    ["objects expire after days", rules(expiring), "pass"],
    ["objects expire on a day", rules({ ...expiring, Expiration: { Date: new Date("2027-01-01") } }), "pass"],
    [
      "objects move to Glacier (security_monkey#91)",
      rules({ Status: "Enabled", Filter: {}, Transitions: [{ Days: 0, StorageClass: "GLACIER" }] }),
      "pass",
    ],
    ["none (prowler#4801)", none(operation, "NoSuchLifecycleConfiguration"), "fail"],
    ["one that is switched off (prowler#4801)", rules({ ...expiring, Status: "Disabled" }), "fail"],
    [
      "an almost empty rule, there to silence a finding (sst#3036)",
      rules({ Status: "Enabled", Filter: {}, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
      "fail",
      says("0")[0],
    ],
    ["delete markers alone", rules({ ...expiring, Expiration: { ExpiredObjectDeleteMarker: true } }), "fail"],
    [
      "noncurrent versions alone",
      rules({ Status: "Enabled", Filter: {}, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
      "fail",
    ],
    ["one of several", rules({ ...expiring, Status: "Disabled" }, expiring), "pass"],
    [
      "a rule for one folder (told as a blind spot)",
      rules({ ...expiring, Filter: { Prefix: "tmp/" } }),
      "pass",
    ],
    ["denied", denial(operation), "error", problem.message],
    ["no word whether it is in force", rules({ Filter: {}, Expiration: { Days: 1 } }), "error"],
    ["an empty answer", {}, "error", `${operation} answered without Rules.`],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, answer, outcome, line]) => {
    const script = bucketsScript(["acme-data"], { [operation]: answer });
    const [verdict, ...others] = await judgeScript(s3BucketLifecycle, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toEqual([line]);
  });
});

describe("s3Lifecycles", () => {
  let server: ScriptedAws;
  afterEach(() => server.stop());

  test("asks one question a bucket, and leaves out one that is gone", async () => {
    const answers = {
      [operation]: ({ input }: { readonly input: Readonly<Record<string, unknown>> }) =>
        input.Bucket === "gone" ? none(operation, "NoSuchBucket") : rules(expiring),
    };
    server = await startScript(bucketsScript(["acme-data", "gone"], answers));
    const [listed] = await collectFrom(s3Lifecycles, server.endpoint);
    expect(listed?.items).toMatchObject([{ id: bucket.id, rules: { value: [rule({ expires: true })] } }]);
    expect(listed?.calls).toEqual({ "s3:ListBuckets": 1, [operation]: 2, "tagging:GetResources": 1 });
  });
});
