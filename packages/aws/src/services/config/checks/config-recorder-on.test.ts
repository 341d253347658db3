import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { recorderScript, recorderWith } from "../recorder.fixture.ts";
import { configRecorders } from "../recorders.ts";
import { configRecorderOn } from "./config-recorder-on.ts";

const [recorders, statuses, channels] = [
  "config:DescribeConfigurationRecorders",
  "config:DescribeConfigurationRecorderStatus",
  "config:DescribeDeliveryChannelStatus",
] as const;
const allowed =
  "expected at most AWS::IAM::Group, AWS::IAM::Policy, AWS::IAM::Role, AWS::IAM::User and AWS::RDS::GlobalCluster";
const denied = { code: "access-denied", message: `${statuses} was denied.` } as const;
const excluded = (...amount: readonly string[]) => ({
  types: known("exclusion" as const),
  excludedTypes: known({ unit: "names" as const, amount: [...amount] }),
});

testCheck(
  configRecorderOn,
  { test, expect },
  {
    pass: [
      {
        name: "all types, delivered",
        given: recorderWith({}),
        says: [
          "recording: true, expected true",
          "status of the last recording: SUCCESS, expected SUCCESS",
          "types that are recorded: all, expected one of all and exclusion",
          `types that are left out: none, ${allowed}`,
          "delivery channel: default, expected present",
          "failed delivery: absent (no delivery failed), expected absent",
        ],
      },
      {
        name: "all but the global types",
        given: recorderWith(excluded("AWS::IAM::Role", "AWS::IAM::User")),
        says: [
          "recording: true, expected true",
          "status of the last recording: SUCCESS, expected SUCCESS",
          "types that are recorded: exclusion, expected one of all and exclusion",
          `types that are left out: AWS::IAM::Role and AWS::IAM::User, ${allowed}`,
          "delivery channel: default, expected present",
          "failed delivery: absent (no delivery failed), expected absent",
        ],
      },
    ],
    fail: [
      {
        name: "stopped",
        given: recorderWith({ recording: known(false) }),
        says: ["recording: false, expected true"],
      },
      {
        name: "failing",
        given: recorderWith({ lastStatus: known("FAILURE") }),
        says: ["status of the last recording: FAILURE, expected SUCCESS"],
      },
      {
        name: "never recorded",
        given: recorderWith({ lastStatus: absent(statuses, "no lastStatus") }),
        says: ["status of the last recording: absent (no lastStatus), expected SUCCESS"],
      },
      {
        name: "some types only",
        given: recorderWith({ types: known("inclusion") }),
        says: ["types that are recorded: inclusion, expected one of all and exclusion"],
      },
      {
        name: "all but buckets",
        given: recorderWith(excluded("AWS::S3::Bucket")),
        says: [`types that are left out: AWS::S3::Bucket, ${allowed}`],
      },
      {
        name: "without a channel",
        given: recorderWith({ deliveryChannel: absent(channels, "no delivery channel") }),
        says: ["delivery channel: absent (no delivery channel), expected present"],
      },
      {
        name: "not delivered",
        given: recorderWith({ deliveryError: known("AccessDenied") }),
        says: ["failed delivery: AccessDenied, expected absent"],
      },
    ],
    unreadable: [
      {
        name: "the status is denied",
        given: recorderWith({ recording: unreadable(denied), lastStatus: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no recorder",
      given: [listingOf(configRecorders, [])],
      says: ["AWS Config recorder: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const exclusion = (...resourceTypes: readonly string[]) => ({
    recordingGroup: {
      allSupported: false,
      exclusionByResourceTypes: { resourceTypes },
      recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
    },
  });
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["recording, and successful (steampipe-mod-aws-compliance#325)", recorderScript(), "pass"],
    [
      "without the global types, which another region records (steampipe-mod-aws-compliance#279)",
      recorderScript({
        recorder: { recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } },
      }),
      "pass",
    ],
    [
      "the global types excluded outside the home region, as Control Tower does (aws-control-tower-config-customization#9)",
      recorderScript({
        recorder: exclusion("AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"),
      }),
      "pass",
    ],
    [
      "buckets excluded beside them",
      recorderScript({ recorder: exclusion("AWS::IAM::User", "AWS::S3::Bucket") }),
      "fail",
    ],
    [
      "recording a few types only (prowler#472)",
      recorderScript({
        recorder: { recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] } },
      }),
      "fail",
    ],
    ["recording and failing", recorderScript({ status: { lastStatus: "Failure" } }), "fail"],
    ["there and stopped", recorderScript({ status: { recording: false } }), "fail"],
    [
      "a bucket that refuses the history",
      recorderScript({
        channel: { configHistoryDeliveryInfo: { lastStatus: "Failure", lastErrorCode: "AccessDenied" } },
      }),
      "fail",
    ],
    ["without a channel", recorderScript({ channel: null }), "fail"],
    [
      "a service's own recorder, and none of the customer's",
      recorderScript({ recorder: { servicePrincipal: "securityhub.amazonaws.com" } }),
      "fail",
    ],
    [
      "a recorder of another cloud, and none of AWS",
      recorderScript({
        recorder: { connectorArn: "arn:aws:config:eu-west-1:111111111111:connector/azure/1" },
      }),
      "fail",
    ],
    [
      "a strategy that nobody knows",
      recorderScript({
        recorder: { recordingGroup: { allSupported: true, recordingStrategy: { useOnly: "SAMPLED" } } },
      }),
      "error",
    ],
    [
      "the status may not be read: not off (cq-provider-aws#407)",
      { ...recorderScript(), [statuses]: failure(statuses, "AccessDeniedException", 400) },
      "error",
    ],
    ["nothing may be read", { [recorders]: failure(recorders, "AccessDeniedException", 400) }, "error"],
    ["no recorder in the region", { [recorders]: { ConfigurationRecorders: [] } }, "fail"],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(configRecorderOn, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
