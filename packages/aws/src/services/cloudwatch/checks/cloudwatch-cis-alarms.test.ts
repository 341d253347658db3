import { defineView } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { judge, listingOf, recordingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { trailsWith } from "../../cloudtrail/trail.fixture.ts";
import type { CloudTrailTrail } from "../../cloudtrail/trails.ts";
import { type AccountSummary, accountSummaries } from "../../iam/account-summary.ts";
import { type MetricFilter, metricFilters } from "../../logs/metric-filters.ts";
import { snsSubscriptions } from "../../sns/subscriptions.ts";
import { alarmScript, metric } from "../alarm.fixture.ts";
import { type CloudWatchAlarm, cloudwatchAlarms } from "../alarms.ts";
import { cisActions } from "../cis-patterns.ts";
import { cisActionsWatched } from "../watched-actions.ts";
import { cloudwatchCisAlarms } from "./cloudwatch-cis-alarms.ts";

const account: AccountSummary = {
  id: "arn:aws:iam::111111111111:root",
  rootMfa: known(true),
  rootPassword: known(true),
  rootAccessKeys: known(false),
  rootSigningCertificates: known(false),
};
const topic = "arn:aws:sns:eu-west-1:111111111111:ops";
const alarm: CloudWatchAlarm = {
  id: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:cis",
  name: "cis",
  kind: "metric",
  actionsEnabled: known(true),
  alarmActions: known([topic]),
  metrics: [{ namespace: "n", name: "m", dimensions: known({}) }],
  inputOf: [],
  tags: known({}),
};
const filters = cisActions.map(
  ({ name, pattern }): MetricFilter => ({
    id: `trail/${name}`,
    name,
    region: "eu-west-1",
    account: "111111111111",
    logGroup: "trail",
    pattern,
    narrowed: false,
    metrics: [{ namespace: "n", name: "m" }],
  }),
);
const estate = (
  change: {
    readonly alarm?: Partial<CloudWatchAlarm>;
    readonly filters?: readonly MetricFilter[];
    readonly trail?: Partial<CloudTrailTrail>;
    readonly confirmed?: boolean;
  } = {},
) => [
  listingOf(accountSummaries, [account]),
  ...trailsWith(change.trail ?? {}),
  listingOf(metricFilters, change.filters ?? filters),
  listingOf(cloudwatchAlarms, [{ ...alarm, ...change.alarm }]),
  listingOf(snsSubscriptions, [
    { id: `${topic}:1`, topic, protocol: "email", confirmed: change.confirmed ?? true },
  ]),
];
const filtered = "a metric filter matches it in the log group of a trail of every region";
const told = "an alarm on that metric tells a topic with a confirmed subscription";
const silent = [`${told}: false, expected true`];
const denied = { code: "access-denied", message: "cloudtrail:GetEventSelectors was denied." } as const;

/** The check of one action: every account has each of them, and a case is about one resource. */
const onlyRoot = defineView({
  id: "test/only-root",
  resource: cisActionsWatched.resource,
  each: cisActionsWatched,
  using: {},
  where: ({ name }) => name === "use of the root user",
  derive: (action) => action,
});

testCheck(
  { ...cloudwatchCisAlarms, subject: { mode: "each", listing: onlyRoot } },
  { test, expect },
  {
    pass: [
      {
        name: "every action has its filter, alarm and topic",
        given: estate(),
        says: [`${filtered}: true, expected true`, `${told}: true, expected true`],
      },
    ],
    fail: [
      {
        name: "no filters",
        given: estate({ filters: [] }),
        says: [`${filtered}: false, expected true`, `${told}: false, expected true`],
      },
      { name: "actions are off", given: estate({ alarm: { actionsEnabled: known(false) } }), says: silent },
      { name: "nobody confirmed", given: estate({ confirmed: false }), says: silent },
      ...[
        { logGroup: known("arn:aws:logs:eu-west-1:111111111111:log-group:other:*") },
        { logGroup: known("arn:aws:logs:us-east-1:111111111111:log-group:trail:*") },
        { logGroup: known("arn:aws:logs:eu-west-1:222222222222:log-group:trail:*") },
        { logGroup: absent("cloudtrail:DescribeTrails", "no CloudWatchLogsLogGroupArn") },
        { allManagementEvents: known(false) },
      ].map((trail, index) => ({
        name: `a trail that does not count, ${index + 1}`,
        given: estate({ trail }),
        says: [`${filtered}: false, expected true`, `${told}: false, expected true`],
      })),
    ],
    unreadable: [
      {
        name: "what the trail records is not read",
        given: estate({ trail: { allManagementEvents: unreadable(denied) } }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no account",
      given: [listingOf(accountSummaries, []), ...estate().slice(1)],
      says: ["action that CIS wants an alarm for: none, expected at least one"],
    },
  },
);

test("an account has each of the actions, by its name", async () => {
  const said = await judge(cloudwatchCisAlarms, recordingOf(estate()));
  expect(said.map(({ resource, outcome }) => [resource.name, outcome])).toEqual(
    cisActions.map(({ name }) => [name, "pass"]),
  );
});

describe("situations from public reports", () => {
  const root = "use of the root user";
  const trail = {
    Name: "everything",
    TrailARN: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything",
    HomeRegion: "eu-west-1",
    S3BucketName: "logs",
    IsMultiRegionTrail: true,
    IsOrganizationTrail: false,
    IncludeGlobalServiceEvents: true,
    HasCustomEventSelectors: false,
    LogFileValidationEnabled: true,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:trail:*",
  };
  const filter = (filterPattern: string, change: object = {}) => ({
    filterName: filterPattern.slice(0, 60),
    filterPattern,
    logGroupName: "trail",
    metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1" }],
    ...change,
  });
  const cis = { Namespace: "n", MetricName: "m" };
  const script = (given: readonly object[], change: Script = {}): Script => ({
    ...noTags,
    "iam:GetAccountSummary": { SummaryMap: {} },
    "cloudtrail:DescribeTrails": { trailList: [trail] },
    "cloudtrail:GetTrailStatus": { IsLogging: true },
    "logs:DescribeMetricFilters": { metricFilters: given },
    ...alarmScript([metric("cis", cis)]),
    "sns:ListSubscriptions": {
      Subscriptions: [{ SubscriptionArn: `${topic}:1`, TopicArn: topic, Protocol: "email" }],
    },
    ...change,
  });
  const rootPattern =
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';
  const alarms = (change: object) => alarmScript([metric("cis", { ...cis, ...change })]);
  const pending = { SubscriptionArn: "PendingConfirmation", TopicArn: topic, Protocol: "email" };
  const cases: readonly (readonly [name: string, action: string, script: Script, outcome: string])[] = [
    ["as CIS writes it", root, script([filter(rootPattern)]), "pass"],
    [
      "in another order (kics#1051, prowler#11345)",
      root,
      script([
        filter(
          "{ $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent && $.userIdentity.type = Root }",
        ),
      ]),
      "pass",
    ],
    [
      "as CloudWatch may keep it, closed up and with parentheses (modernisation-platform#13148)",
      root,
      script([
        filter(
          '{($.userIdentity.type="Root")&&($.userIdentity.invokedBy NOT EXISTS)&&($.eventType!="AwsServiceEvent")}',
        ),
      ]),
      "pass",
    ],
    ["more than CIS asks for", root, script([filter('{ $.userIdentity.type = "Root" }')]), "pass"],
    [
      "less: only the root user's sign-ins",
      root,
      script([filter('{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" }')]),
      "fail",
    ],
    ["the words in a pattern of terms", root, script([filter('"Root" "userIdentity"')]), "fail"],
    [
      "without the exceptions, and in quotes (prowler#1914, steampipe-mod-aws-compliance#272)",
      "unauthorized API calls",
      script([filter('{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }')]),
      "pass",
    ],
    [
      "with stars on both sides (steampipe-mod-aws-compliance#272)",
      "unauthorized API calls",
      script([filter('{ ($.errorCode = "*UnauthorizedOperation*") || ($.errorCode = "*AccessDenied*") }')]),
      "pass",
    ],
    [
      "one of two codes",
      "unauthorized API calls",
      script([filter('{ $.errorCode = "AccessDenied*" }')]),
      "fail",
    ],
    [
      "a filter for each of two codes",
      "unauthorized API calls",
      script([
        filter('{ $.errorCode = "AccessDenied*" }'),
        filter('{ $.errorCode = "*UnauthorizedOperation" }'),
      ]),
      "pass",
    ],
    [
      "sign-in without MFA, in CIS's older words (prowler#113)",
      "console sign-in without MFA",
      script([filter('{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }')]),
      "pass",
    ],
    [
      "quotes around some names (steampipe-mod-aws-compliance#553)",
      "KMS keys disabled or scheduled for deletion",
      script([
        filter(
          '{($.eventSource="kms.amazonaws.com") && (($.eventName=DisableKey)||($.eventName="ScheduleKeyDeletion"))}',
        ),
      ]),
      "pass",
    ],
    [
      "one name forgotten",
      "changes of CloudTrail",
      script([
        filter(
          "{ ($.eventName = CreateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StopLogging) }",
        ),
      ]),
      "fail",
    ],
    [
      "another log group has filters of its own, or none (prowler#747)",
      root,
      script([filter("{ $.x = 1 }", { logGroupName: "app" }), filter(rootPattern)]),
      "pass",
    ],
    [
      "on a log group that is no trail's",
      root,
      script([filter(rootPattern, { logGroupName: "app" })]),
      "fail",
    ],
    [
      "on the events of one region alone",
      root,
      script([filter(rootPattern, { fieldSelectionCriteria: '@aws.region = "eu-west-1"' })]),
      "fail",
    ],
    [
      "on what a transformer made of the events",
      root,
      script([filter(rootPattern, { applyOnTransformedLogs: true })]),
      "fail",
    ],
    [
      "the trail of one region only",
      root,
      script([filter(rootPattern)], {
        "cloudtrail:DescribeTrails": { trailList: [{ ...trail, IsMultiRegionTrail: false }] },
      }),
      "fail",
    ],
    [
      "a stopped trail",
      root,
      script([filter(rootPattern)], { "cloudtrail:GetTrailStatus": { IsLogging: false } }),
      "fail",
    ],
    ["an alarm on another metric", root, script([filter(rootPattern)], alarms({ MetricName: "x" })), "fail"],
    [
      "an alarm that nobody receives (cnspec#3675)",
      root,
      script([filter(rootPattern)], { "sns:ListSubscriptions": { Subscriptions: [pending] } }),
      "fail",
    ],
    [
      "an alarm whose actions are off",
      root,
      script([filter(rootPattern)], alarms({ ActionsEnabled: false })),
      "fail",
    ],
    [
      "subscriptions may not be listed",
      root,
      script([filter(rootPattern)], {
        "sns:ListSubscriptions": failure("sns:ListSubscriptions", "AuthorizationError", 403),
      }),
      "error",
    ],
    [
      "filters may not be listed",
      root,
      script([], {
        "logs:DescribeMetricFilters": failure("logs:DescribeMetricFilters", "AccessDeniedException", 400),
      }),
      "error",
    ],
  ];
  test.each(cases)("%s: %s", async (_, action, given, outcome) => {
    const said = await judgeScript(cloudwatchCisAlarms, given);
    const verdict = said.find(({ resource }) => resource === action) ?? said[0];
    expect(verdict?.outcome).toBe(outcome);
  });
});
