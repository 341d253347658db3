import { absent, known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { trailsWith } from "../../cloudtrail/trail.fixture.ts";
import { type ScriptedTrail, trailsScript, working } from "../../cloudtrail/trail-script.fixture.ts";
import type { CloudTrailTrail } from "../../cloudtrail/trails.ts";
import { bucket, bucketsScript, denial, denied } from "../bucket.fixture.ts";
import { type S3Logging, s3Loggings } from "../logging.ts";
import { s3BucketAccessLogging } from "./s3-bucket-access-logging.ts";

const operation = "s3:GetBucketLogging";
const problem = denied(operation);
const nowhere = absent(operation, "no LoggingEnabled");
const all = known([{ kinds: ["read" as const, "write" as const], except: [] }]);
const given = (
  change: Partial<S3Logging>,
  ...trails: readonly Partial<CloudTrailTrail>[]
): readonly ListingFixture[] => [
  listingOf(s3Loggings, [{ ...bucket, logTarget: nowhere, holdsAccessLogs: known(false), ...change }]),
  ...trailsWith(...trails),
];
const says = (by: string) => [`requests for its objects are logged by: ${by}, expected anything but nothing`];

testCheck(
  s3BucketAccessLogging,
  { test, expect },
  {
    pass: [
      {
        name: "S3 writes access logs",
        given: given({ logTarget: known("acme-access") }),
        says: says("S3, to acme-access"),
      },
      {
        name: "a trail records its objects",
        given: given({}, { objectEvents: all }),
        says: says("a trail"),
      },
    ],
    fail: [{ name: "neither", given: given({}, {}), says: says("nothing") }],
    unreadable: [
      { name: "denied", given: given({ logTarget: unreadable(problem) }, {}), says: [problem.message] },
    ],
    notApplicable: [
      {
        name: "it holds access logs",
        given: given({ holdsAccessLogs: known(true) }, {}),
        says: ["The bucket holds logs itself."],
      },
      {
        name: "it holds a trail's log files",
        given: given({ name: "acme-logs" }, {}),
        says: ["The bucket holds logs itself."],
      },
    ],
    empty: {
      name: "no buckets",
      given: [listingOf(s3Loggings, []), ...trailsWith({})],
      says: [
        "There is no S3 bucket among 0 of aws/s3-loggings in aws/test-account: the listing is complete.",
      ],
    },
  },
);

const to = (TargetBucket: string) => ({ LoggingEnabled: { TargetBucket, TargetPrefix: "" } });
const objects = {
  selectors: {
    AdvancedEventSelectors: [
      {
        FieldSelectors: [
          { Field: "eventCategory", Equals: ["Data"] },
          { Field: "resources.type", Equals: ["AWS::S3::Object"] },
        ],
      },
    ],
  },
};

describe("situations from public reports", () => {
  type Case = readonly [
    name: string,
    answers: Readonly<Record<string, Answer>>,
    trails: readonly ScriptedTrail[],
    outcomes: Readonly<Record<string, string>>,
  ];
  const cases: readonly Case[] = [
    ["neither S3 nor a trail", { "acme-data": {} }, [], { "acme-data": "fail" }],
    [
      "a trail records it, and S3 writes nothing (ScoutSuite#622, ScoutSuite#1601)",
      { "acme-data": {} },
      [objects],
      { "acme-data": "pass" },
    ],
    [
      "the trail that records it is stopped",
      { "acme-data": {} },
      [{ ...objects, status: { ...working, IsLogging: false } }],
      { "acme-data": "fail" },
    ],
    [
      "the bucket that logs go to is not asked to log itself",
      { "acme-data": to("acme-access"), "acme-access": {} },
      [],
      { "acme-access": "not-applicable", "acme-data": "pass" },
    ],
    [
      "the trail's bucket neither (cloud-custodian#4576)",
      { "acme-data": to("acme-access"), "acme-logs": {} },
      [{}],
      { "acme-data": "pass", "acme-logs": "not-applicable" },
    ],
    [
      "logs go to a bucket of another account (prowler#1820)",
      { "acme-data": to("central-logs"), "acme-media": {} },
      [],
      { "acme-data": "pass", "acme-media": "fail" },
    ],
    [
      "denied for one bucket, which may log to the other",
      { "acme-data": denial(operation), "acme-media": {} },
      [],
      { "acme-data": "error", "acme-media": "error" },
    ],
    [
      "denied for one bucket, and a trail records both",
      { "acme-data": denial(operation), "acme-media": to("acme-access") },
      [objects],
      { "acme-data": "error", "acme-media": "pass" },
    ],
  ];
  const scriptOf = (answers: Readonly<Record<string, Answer>>, trails: readonly ScriptedTrail[]): Script => ({
    ...bucketsScript(Object.keys(answers), {
      [operation]: ({ input }) => answers[String(input.Bucket)] ?? {},
    }),
    ...trailsScript(...trails),
  });
  test.each(cases)("%s", async (_, answers, trails, outcomes) => {
    const said = await judgeScript(s3BucketAccessLogging, scriptOf(answers, trails));
    expect(Object.fromEntries(said.map(({ resource, outcome }) => [resource, outcome]))).toEqual(outcomes);
  });

  test("trails that cannot be listed matter where S3 writes nothing", async () => {
    const describeTrails = "cloudtrail:DescribeTrails";
    const script = {
      ...scriptOf({ "acme-data": to("acme-access"), "acme-media": {} }, []),
      [describeTrails]: failure(describeTrails, "AccessDeniedException", 400),
    };
    const said = await judgeScript(s3BucketAccessLogging, script);
    expect(said.map(({ outcome }) => outcome)).toEqual(["pass", "error"]);
  });
});
