import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { alarmScript, composite, metric } from "../alarm.fixture.ts";
import { type CloudWatchAlarm, cloudwatchAlarms } from "../alarms.ts";
import { cloudwatchAlarmActions } from "./cloudwatch-alarm-actions.ts";

const operation = "cloudwatch:DescribeAlarms";
const alarm: CloudWatchAlarm = {
  id: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:cpu",
  name: "cpu",
  kind: "metric",
  actionsEnabled: known(true),
  alarmActions: known(["arn:aws:sns:eu-west-1:111111111111:ops"]),
  metrics: [],
  inputOf: [],
  tags: known({}),
};
const one = (change: Partial<CloudWatchAlarm>) => [listingOf(cloudwatchAlarms, [{ ...alarm, ...change }])];
const odd = { code: "schema-mismatch", message: `${operation} answered without ActionsEnabled.` } as const;

testCheck(
  cloudwatchAlarmActions,
  { test, expect },
  {
    pass: [
      {
        name: "tells a topic",
        given: one({}),
        says: [
          "actions are enabled: true, expected true",
          "actions when it goes off: 1, expected at least 1",
        ],
      },
    ],
    fail: [
      {
        name: "actions are switched off",
        given: one({ actionsEnabled: known(false) }),
        says: ["actions are enabled: false, expected true"],
      },
      {
        name: "no actions",
        given: one({ alarmActions: known([]) }),
        says: ["actions when it goes off: 0, expected at least 1"],
      },
    ],
    unreadable: [
      { name: "AWS does not say", given: one({ actionsEnabled: unreadable(odd) }), says: [odd.message] },
    ],
    notApplicable: [
      {
        name: "an input of another",
        given: one({ alarmActions: known([]), inputOf: ["all"] }),
        says: ["It is an input of composite alarms, which go off with it: all."],
      },
    ],
    empty: {
      name: "no alarms",
      given: [listingOf(cloudwatchAlarms, [])],
      says: ["There is no CloudWatch alarm in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const silent = { AlarmActions: [] };
  const cases: readonly (readonly [name: string, script: Script, outcomes: readonly string[]])[] = [
    [
      "actions there and switched off (prowler#5416)",
      alarmScript([metric("a", { ActionsEnabled: false })]),
      ["fail"],
    ],
    [
      "something is done only when it is over",
      alarmScript([metric("a", { ...silent, OKActions: ["arn:aws:sns:eu-west-1:111111111111:ops"] })]),
      ["fail"],
    ],
    [
      "made by auto scaling for itself",
      alarmScript([metric("TargetTracking-a", { AlarmActions: ["arn:aws:autoscaling:x"] })]),
      ["pass"],
    ],
    [
      "a composite alarm speaks for its inputs (gopherstack#324)",
      alarmScript([metric("a", silent)], [composite("c", 'ALARM("a")')]),
      ["not-applicable", "pass"],
    ],
    [
      "a composite alarm that is as silent as its input",
      alarmScript([metric("a", silent)], [composite("c", "ALARM(a)", silent)]),
      ["not-applicable", "fail"],
    ],
    [
      "a composite alarm that needs a second one",
      alarmScript([metric("a", silent), metric("b")], [composite("c", "ALARM(a) AND ALARM(b)")]),
      ["fail", "pass", "pass"],
    ],
    [
      "silent composite alarms, each the input of the other",
      alarmScript(
        [metric("a", silent)],
        [composite("b", "ALARM(a) OR ALARM(c)", silent), composite("c", "ALARM(b)", silent)],
      ),
      ["not-applicable", "fail", "fail"],
    ],
    ["no alarms", alarmScript([]), ["not-applicable"]],
    ["denied", { [operation]: failure(operation, "AccessDenied", 403) }, ["error"]],
  ];
  test.each(cases)("%s", async (_, script, outcomes) => {
    const said = await judgeScript(cloudwatchAlarmActions, { ...noTags, ...script });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
