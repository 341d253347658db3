import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, type ScriptedAws, startScript } from "../../../testing/script.ts";
import { bucket, bucketsScript, denial, denied, none } from "../bucket.fixture.ts";
import { type S3Versioning, s3Versionings } from "../versioning.ts";
import { s3BucketVersioning } from "./s3-bucket-versioning.ts";

const operation = "s3:GetBucketVersioning";
const problem = denied(operation);
const one = (versioning: S3Versioning["versioning"]) => [
  listingOf(s3Versionings, [{ ...bucket, versioning }]),
];

testCheck(
  s3BucketVersioning,
  { test, expect },
  {
    pass: [{ name: "on", given: one(known("Enabled")), says: ["versioning: Enabled, expected Enabled"] }],
    fail: [
      {
        name: "suspended",
        given: one(known("Suspended")),
        says: ["versioning: Suspended, expected Enabled"],
      },
      {
        name: "never on",
        given: one(absent(operation, "no Status")),
        says: ["versioning: absent (no Status), expected Enabled"],
      },
    ],
    unreadable: [{ name: "denied", given: one(unreadable(problem)), says: [problem.message] }],
    empty: {
      name: "no buckets",
      given: [listingOf(s3Versionings, [])],
      says: ["There is no S3 bucket in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says?: string])[] = [
    ["on", { Status: "Enabled" }, "pass"],
    [
      "never switched on (tevico-community#180)",
      {},
      "fail",
      "versioning: absent (no Status), expected Enabled",
    ],
    [
      "switched off again, which AWS calls suspended (terraform-aws-s3-bucket#61)",
      { Status: "Suspended" },
      "fail",
      "versioning: Suspended, expected Enabled",
    ],
    ["on, and MFA delete is off", { Status: "Enabled", MFADelete: "Disabled" }, "pass"],
    ["MFA delete alone", { MFADelete: "Enabled" }, "fail"],
    [
      "a word that AWS does not have",
      { Status: "On" },
      "error",
      `${operation} answered with an unknown Status.`,
    ],
    ["denied", denial(operation), "error", problem.message],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, answer, outcome, line]) => {
    const script = bucketsScript(["acme-data"], { [operation]: answer });
    const [verdict, ...others] = await judgeScript(s3BucketVersioning, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toEqual([line]);
  });
});

describe("s3Versionings", () => {
  let server: ScriptedAws;
  afterEach(() => server.stop());

  test("asks one question a bucket, and leaves out one that is gone", async () => {
    const answers = {
      [operation]: ({ input }: { readonly input: Readonly<Record<string, unknown>> }) =>
        input.Bucket === "gone" ? none(operation, "NoSuchBucket") : { Status: "Enabled" },
    };
    server = await startScript(bucketsScript(["acme-data", "gone"], answers));
    const [listed] = await collectFrom(s3Versionings, server.endpoint);
    expect(listed?.items).toMatchObject([
      { id: bucket.id, versioning: { state: "known", value: "Enabled" } },
    ]);
    expect(listed?.calls).toEqual({ "s3:ListBuckets": 1, [operation]: 2, "tagging:GetResources": 1 });
  });
});
