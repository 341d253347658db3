import { known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { bucket, bucketsScript, denied } from "../../s3/bucket.fixture.ts";
import { type S3BucketName, s3BucketNames } from "../../s3/bucket-names.ts";
import { trailsWith } from "../trail.fixture.ts";
import { ago, everything, type ScriptedTrail, trailsScript, working } from "../trail-script.fixture.ts";
import type { CloudTrailTrail } from "../trails.ts";
import { cloudtrailS3DataEvents } from "./cloudtrail-s3-data-events.ts";

const selectors = "cloudtrail:GetEventSelectors";
const problem = denied(selectors);
const all = known([{ kinds: ["read" as const, "write" as const], except: [] }]);
const given = (
  buckets: readonly S3BucketName[],
  ...trails: readonly Partial<CloudTrailTrail>[]
): readonly ListingFixture[] => [listingOf(s3BucketNames, buckets), ...trailsWith(...trails)];
const says = (held: string) => [`trail that records its objects: ${held}`];
const lacks = (name: string) => says(`everything: ${name}: false, expected true`);

testCheck(
  cloudtrailS3DataEvents,
  { test, expect },
  {
    pass: [
      {
        name: "a trail records everything",
        given: given([bucket], { objectEvents: all }),
        says: says("everything: all 5 pass, expected all to pass"),
      },
    ],
    fail: [
      {
        name: "no trail records objects",
        given: given([bucket], {}),
        says: lacks("selects every read and write of the objects"),
      },
      {
        name: "the trail does not log",
        given: given([bucket], { objectEvents: all, logging: known(false) }),
        says: lacks("is logging"),
      },
      {
        name: "the trail cannot deliver",
        given: given([bucket], { objectEvents: all, deliveryError: known("NoSuchBucket") }),
        says: lacks("delivers without an error"),
      },
      {
        name: "the trail delivered last month",
        given: given([bucket], { objectEvents: all, lastDelivery: known("2025-12-01T00:00:00.000Z") }),
        says: lacks("has delivered lately"),
      },
      {
        name: "the trail is of another region",
        given: given([{ ...bucket, region: "us-east-1" }], { objectEvents: all, multiRegion: known(false) }),
        says: lacks("is for the region of the bucket"),
      },
      {
        name: "a trail that is stopped would deliver to it",
        given: given([{ ...bucket, name: "acme-logs" }], { logging: known(false) }),
        says: says("everything: 2 of 5 fail, expected all to pass"),
      },
      {
        name: "there is no trail",
        given: given([bucket]),
        says: ["trail that records its objects: there is no trail; expected at least one"],
      },
    ],
    unreadable: [
      {
        name: "selectors denied",
        given: given([bucket], { objectEvents: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    notApplicable: [
      {
        name: "a trail delivers to it",
        given: given([{ ...bucket, name: "acme-logs" }], {}),
        says: ["A trail delivers its log files to the bucket."],
      },
    ],
    empty: {
      name: "no buckets",
      given: given([], {}),
      says: [
        "There is no S3 bucket among 0 of aws/s3-bucket-names in aws/test-account: the listing is complete.",
      ],
    },
  },
);

const data = [
  { Field: "eventCategory", Equals: ["Data"] },
  { Field: "resources.type", Equals: ["AWS::S3::Object"] },
];
const advanced = (...more: readonly (readonly object[])[]) => ({
  AdvancedEventSelectors: more.map((fields) => ({ FieldSelectors: [...data, ...fields] })),
});
const stopped = { ...working, IsLogging: false };
const readOnly = (value: string) => ({ Field: "readOnly", Equals: [value] });
const arn = (operator: string, value: string) => ({ Field: "resources.ARN", [operator]: [value] });

describe("situations from public reports", () => {
  type Case = readonly [name: string, trails: readonly ScriptedTrail[], outcomes: readonly string[]];
  const cases: readonly Case[] = [
    ["nothing but management events (aws-config-rules#195)", [{ selectors: everything }], ["fail", "fail"]],
    [
      "a trail without selectors of its own",
      [{ trail: { HasCustomEventSelectors: false } }],
      ["fail", "fail"],
    ],
    ["advanced selectors (prowler#1814)", [{ selectors: advanced([]) }], ["pass", "pass"]],
    [
      "reads and writes in two selectors (prowler#1795)",
      [{ selectors: advanced([readOnly("true")], [readOnly("false")]) }],
      ["pass", "pass"],
    ],
    ["writes only, which Prowler passes", [{ selectors: advanced([readOnly("false")]) }], ["fail", "fail"]],
    [
      "one bucket of two (cloud-custodian#8165)",
      [{ selectors: advanced([arn("StartsWith", "arn:aws:s3:::acme-data/")]) }],
      ["pass", "fail"],
    ],
    [
      "all but one bucket (terraform-provider-aws#28582)",
      [{ selectors: advanced([arn("NotStartsWith", "arn:aws:s3:::acme-media/")]) }],
      ["pass", "fail"],
    ],
    [
      "one folder of one bucket",
      [{ selectors: advanced([arn("StartsWith", "arn:aws:s3:::acme-data/invoices/")]) }],
      ["fail", "fail"],
    ],
    [
      "a selector of objects beside others (ScoutSuite#1674)",
      [
        {
          selectors: {
            EventSelectors: [
              {
                ReadWriteType: "All",
                DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::"] }],
              },
              { ReadWriteType: "All", DataResources: [] },
            ],
          },
        },
      ],
      ["pass", "pass"],
    ],
    [
      "the trail that records them is stopped",
      [{ selectors: advanced([]), status: stopped }],
      ["fail", "fail"],
    ],
    [
      "each trail records half of it",
      [{ selectors: advanced([readOnly("true")]) }, { selectors: advanced([readOnly("false")]) }],
      ["fail", "fail"],
    ],
    [
      "of two trails one is unread, the other records",
      [{ selectors: failure(selectors, "AccessDeniedException", 400) }, { selectors: advanced([]) }],
      ["pass", "pass"],
    ],
    [
      "an organization's trail whose selectors are denied (prowler#2438)",
      [{ selectors: failure(selectors, "AccessDeniedException", 400) }],
      ["error", "error"],
    ],
    [
      "switched on an hour ago, nothing delivered yet",
      [{ selectors: advanced([]), status: { IsLogging: true, StartLoggingTime: ago(1) } }],
      ["error", "error"],
    ],
    ["no trail", [], ["fail", "fail"]],
  ];
  test.each(cases)("%s", async (_, trails, outcomes) => {
    const script = {
      ...bucketsScript(["acme-data", "acme-logs", "acme-media"], {}),
      ...trailsScript(...trails),
    };
    const said = await judgeScript(cloudtrailS3DataEvents, script);
    const logs = trails.every(({ status }) => status === stopped) ? "fail" : "not-applicable";
    expect(said.map(({ outcome }) => outcome)).toEqual([outcomes[0], logs, outcomes[1]]);
  });

  test("trails that cannot be listed leave it undecided", async () => {
    const describeTrails = "cloudtrail:DescribeTrails";
    const script = {
      ...bucketsScript(["acme-data"], {}),
      [describeTrails]: failure(describeTrails, "AccessDeniedException", 400),
    };
    const said = await judgeScript(cloudtrailS3DataEvents, script);
    expect(said.map(({ outcome }) => outcome)).toEqual(["error"]);
  });
});
