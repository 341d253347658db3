import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { trailsWith } from "../trail.fixture.ts";
import { cloudtrailLogValidation } from "./cloudtrail-log-validation.ts";

const says = (held: string) => [`trail that records every region and signs digests of its files: ${held}`];
const unread = unreadable({
  code: "schema-mismatch",
  message: "cloudtrail:DescribeTrails answered without LogFileValidationEnabled.",
});

testCheck(
  cloudtrailLogValidation,
  { test, expect },
  {
    pass: [
      {
        name: "the trail does",
        given: trailsWith({}),
        says: says("everything: all 8 pass, expected all to pass"),
      },
      {
        name: "one of two does, whatever the other is",
        given: trailsWith({ logFileValidation: known(false) }, {}),
        says: says("everything: all 8 pass, expected all to pass"),
      },
    ],
    fail: [
      {
        name: "the trail does not",
        given: trailsWith({ logFileValidation: known(false) }),
        says: says("everything: log file validation: false, expected true"),
      },
      {
        name: "the bucket refuses its digests, and takes its files",
        given: trailsWith({ digestError: known("AccessDenied") }),
        says: says("everything: error of the last digest: AccessDenied, expected absent"),
      },
      {
        name: "only a trail of one region does",
        given: trailsWith({ logFileValidation: known(false) }, { multiRegion: known(false) }),
        says: says("none of 2, expected at least one"),
      },
      {
        name: "the trail is stopped",
        given: trailsWith({ logging: known(false) }),
        says: says("everything: is logging: false, expected true"),
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: trailsWith({ logFileValidation: unread }),
        says: ["cloudtrail:DescribeTrails answered without LogFileValidationEnabled."],
      },
    ],
    empty: {
      name: "no trails",
      given: trailsWith(),
      says: ["CloudTrail trail: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const arn = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/t";
  const trailOf = (change: object) => ({
    Name: "t",
    TrailARN: arn,
    HomeRegion: "eu-west-1",
    IsOrganizationTrail: false,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    HasCustomEventSelectors: false,
    LogFileValidationEnabled: true,
    KmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/1",
    ...change,
  });
  const status = {
    IsLogging: true,
    StartLoggingTime: new Date("2025-01-01T00:00:00Z"),
    LatestDeliveryTime: new Date("2025-12-31T23:00:00Z"),
  };
  const cases: readonly (readonly [name: string, change: object, outcome: string])[] = [
    ["an organization's trail counts (prowler#1427)", { IsOrganizationTrail: true }, "pass"],
    ["a trail of one region does not count, in order or not", { IsMultiRegionTrail: false }, "fail"],
    ["switched off", { LogFileValidationEnabled: false }, "fail"],
    ["AWS leaves it out", { LogFileValidationEnabled: undefined }, "error"],
  ];
  test("a policy of the bucket that denies the folder of digests alone", async () => {
    const said = await judgeScript(cloudtrailLogValidation, {
      ...noTags,
      "cloudtrail:DescribeTrails": { trailList: [trailOf({})] },
      "cloudtrail:GetTrailStatus": { ...status, LatestDigestDeliveryError: "AccessDenied" },
    });
    expect(said.map((verdict) => verdict.outcome)).toEqual(["fail"]);
  });
  test.each(cases)("%s", async (_, change, outcome) => {
    const said = await judgeScript(cloudtrailLogValidation, {
      ...noTags,
      "cloudtrail:DescribeTrails": { trailList: [trailOf(change)] },
      "cloudtrail:GetTrailStatus": status,
    });
    expect(said.map((verdict) => verdict.outcome)).toEqual([outcome]);
  });
});
