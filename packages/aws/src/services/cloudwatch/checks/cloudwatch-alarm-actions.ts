import { countWhere, defineCheck, fact } from "@bylaw/core";
import { cloudwatchAlarms } from "../alarms.ts";

export const cloudwatchAlarmActions = defineCheck({
  id: "aws/cloudwatch-alarm-actions",
  title: "CloudWatch alarm has an action, and its actions are enabled",
  why: "An alarm that goes off and does nothing is seen by whoever happens to look.",
  fix: "In the console: CloudWatch, Alarms, Edit, Configure actions: choose a topic for In alarm. Or: aws cloudwatch enable-alarm-actions --alarm-names <name>, and put-metric-alarm with --alarm-actions <topic> and all else that the alarm has.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "What the action does is not followed: a topic may have no subscriber, and an action that scales or stops something tells nobody.",
    "An alarm that a deployment or a stack asks for its state, and that has no action of its own, fails: leave it out by a selector.",
    "An alarm is judged as it is: what it watches, at which threshold, and whether its metric has data is not.",
    "A composite alarm that holds back the actions of another by its suppressor is not judged for that. Mute rules, and the time to warm up that an alarm can be given, hold back actions for a while, and are not read.",
    "Alarms on queries of logs, and anomaly detectors without an alarm, are not listed.",
    "Not applicable means that the alarm is an input of composite alarms that go off with it, and are judged for themselves.",
  ],
  sources: [
    {
      title: "Security Hub CSPM: CloudWatch.15 and CloudWatch.17, alarms and their actions",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
      read: "2026-11",
    },
  ],
  each: cloudwatchAlarms,
  appliesTo: ({ inputOf }) =>
    inputOf.length === 0 ||
    `It is an input of composite alarms, which go off with it: ${inputOf.join(", ")}.`,
  assert: ({ actionsEnabled, alarmActions }) => [
    fact("actions are enabled", actionsEnabled).is(true),
    fact(
      "actions when it goes off",
      countWhere(alarmActions, () => true),
    ).atLeast(1),
  ],
});
