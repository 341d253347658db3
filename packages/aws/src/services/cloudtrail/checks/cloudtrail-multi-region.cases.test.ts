import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region.ts";

/** Situations from public reports (repository#number, or AWS's reference), as AWS's answers, through the real provider. */

const [describeTrails, getStatus, getSelectors] = [
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:GetEventSelectors",
] as const;
const now = Date.parse("2026-01-01T00:00:00Z");
const ago = (hours: number) => new Date(now - hours * 3_600_000);
const trail = {
  Name: "everything",
  TrailARN: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything",
  HomeRegion: "eu-west-1",
  S3BucketName: "logs",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  IncludeGlobalServiceEvents: true,
  HasCustomEventSelectors: true,
};
const status = { IsLogging: true, StartLoggingTime: ago(9000), LatestDeliveryTime: ago(0.1) };
const everything = { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] };
const management = { Field: "eventCategory", Equals: ["Management"] };
const readOnly = (...values: string[]) => ({ Field: "readOnly", Equals: values });
const advanced = (...all: readonly (readonly object[])[]) => ({
  AdvancedEventSelectors: all.map((FieldSelectors) => ({ FieldSelectors })),
});
const basic = (...all: readonly object[]) => ({ EventSelectors: all });
const without = (source: string) => ({ ...everything, ExcludeManagementEventSources: [source] });
const denied = (operation: string) => failure(operation, "AccessDeniedException", 400);

interface Trail {
  readonly trail?: object;
  readonly status?: Answer;
  readonly selectors?: Answer;
}
type Case = readonly [name: string, trail: Trail, outcome: "pass" | "fail" | "error", says?: string];
const pending = (since: string) =>
  `The trail everything has logged since ${since} and has not delivered since then.`;
const kms = "kms.amazonaws.com";

const cases: readonly Case[] = [
  [
    "A9: last delivered in 2020 (elastic/csp-security-policies#217)",
    { status: { ...status, LatestDeliveryTime: new Date("2020-01-01") } },
    "fail",
  ],
  [
    "last delivered 25 hours ago (inspec-aws#206)",
    { status: { ...status, LatestDeliveryTime: ago(25) } },
    "fail",
  ],
  ["last delivered 23 hours ago", { status: { ...status, LatestDeliveryTime: ago(23) } }, "pass"],
  [
    "logging for a year, never delivered",
    { status: { IsLogging: true, StartLoggingTime: ago(9000) } },
    "fail",
  ],
  ["no word of when logging began, never delivered", { status: { IsLogging: true } }, "fail"],
  [
    "switched on ten minutes ago, nothing delivered yet",
    { status: { IsLogging: true, StartLoggingTime: ago(1 / 6) } },
    "error",
    pending("2025-12-31T23:50:00.000Z"),
  ],
  [
    "switched on again an hour ago, nothing delivered since",
    { status: { ...status, StartLoggingTime: ago(1), LatestDeliveryTime: ago(800) } },
    "error",
    pending("2025-12-31T23:00:00.000Z"),
  ],
  [
    "reads and writes in two selectors (ScoutSuite#1668)",
    {
      selectors: basic(
        { ...everything, ReadWriteType: "ReadOnly" },
        { ...everything, ReadWriteType: "WriteOnly" },
      ),
    },
    "pass",
  ],
  [
    "the same with advanced selectors",
    { selectors: advanced([management, readOnly("true")], [management, readOnly("false")]) },
    "pass",
  ],
  ["both named in one selector", { selectors: advanced([management, readOnly("true", "false")]) }, "pass"],
  [
    "exclusions that cover one another",
    { selectors: basic(without(kms), without("rdsdata.amazonaws.com")) },
    "pass",
  ],
  [
    "an organization's trail without selectors of its own (cloud-custodian#6394)",
    {
      trail: { IsOrganizationTrail: true, HasCustomEventSelectors: false },
      selectors: failure(getSelectors, "TrailNotFoundException", 400),
    },
    "pass",
  ],
  [
    "one with selectors that may not be read",
    { trail: { IsOrganizationTrail: true }, selectors: denied(getSelectors) },
    "error",
    `${getSelectors} was denied (AccessDeniedException).`,
  ],
  [
    "an error beside a newer delivery (cloudsploit#416)",
    { status: { ...status, LatestDeliveryError: "AccessDenied" } },
    "fail",
  ],
  ["gone between two questions", { status: failure(getStatus, "TrailNotFoundException", 400) }, "error"],
  ["no word whether management events are selected", { selectors: basic({ ReadWriteType: "All" }) }, "fail"],
  [
    "no word of global services, everything else good",
    { trail: { IncludeGlobalServiceEvents: undefined } },
    "error",
    `${describeTrails} answered without IncludeGlobalServiceEvents.`,
  ],
  ["the default trail", { selectors: basic(everything) }, "pass"],
  ["at home in another region (prowler#868)", { trail: { HomeRegion: "us-east-1" } }, "pass"],
  ["an organization's trail with selectors (prowler#1427)", { trail: { IsOrganizationTrail: true } }, "pass"],
  ["stopped (ScoutSuite#633)", { status: { ...status, IsLogging: false } }, "fail"],
  [
    "the bucket is gone (cloudmapper#521)",
    { status: { ...status, LatestDeliveryError: "NoSuchBucket" } },
    "fail",
  ],
  ["an empty error", { status: { ...status, LatestDeliveryError: "" } }, "pass"],
  [
    "errors of CloudWatch, SNS and digests",
    {
      status: {
        ...status,
        LatestCloudWatchLogsDeliveryError: "x",
        LatestNotificationError: "x",
        LatestDigestDeliveryError: "x",
      },
    },
    "pass",
  ],
  ["of one region (aws-security-benchmark#67)", { trail: { IsMultiRegionTrail: false } }, "fail"],
  ["an advanced selector of management (steampipe-mod#408)", { selectors: advanced([management]) }, "pass"],
  [
    "data only (cloudquery#15400)",
    { selectors: advanced([{ Field: "eventCategory", Equals: ["Data"] }]) },
    "fail",
  ],
  ["reads only (panther#663)", { selectors: basic({ ...everything, ReadWriteType: "ReadOnly" }) }, "fail"],
  ["without KMS (aws-cdk#16273)", { selectors: basic(without(kms)) }, "fail"],
  [
    "data beside all of management",
    { selectors: advanced([{ Field: "eventCategory", Equals: ["Data"] }], [management]) },
    "pass",
  ],
  [
    "management off (ScoutSuite#1668)",
    { selectors: basic({ ...everything, IncludeManagementEvents: false }) },
    "fail",
  ],
  ["no selector at all", { selectors: basic() }, "fail"],
  ["neither kind of selector", { selectors: {} }, "error", `${getSelectors} answered without selectors.`],
  [
    "the status is denied",
    { status: denied(getStatus) },
    "error",
    `${getStatus} was denied (AccessDeniedException).`,
  ],
  ["without global services (cloudsploit#596)", { trail: { IncludeGlobalServiceEvents: false } }, "fail"],
];

const scriptOf = (...all: readonly Trail[]): Script => {
  const trails = all.map((one, index) => ({
    ...trail,
    TrailARN: `${trail.TrailARN}-${index}`,
    ...one.trail,
  }));
  const at = (arn: unknown) => all[trails.findIndex(({ TrailARN }) => TrailARN === arn)];
  return {
    ...noTags,
    [describeTrails]: { trailList: trails },
    [getStatus]: ({ input }) => at(input.Name)?.status ?? status,
    [getSelectors]: ({ input }) => at(input.TrailName)?.selectors ?? basic(everything),
  };
};
const judge = async (script: Script) => {
  const [verdict, ...others] = await judgeScript(cloudtrailMultiRegion, script);
  expect(others).toEqual([]);
  return verdict;
};

describe("aws/cloudtrail-multi-region", () => {
  const rows = cases.map(([name, one, outcome, says]) => ({ name, one, outcome, says }));
  test.each(rows)("$name: $outcome", async ({ one, outcome, says }) => {
    const said = await judge(scriptOf(one));
    expect(said?.outcome).toBe(outcome);
    if (says !== undefined) expect(said?.says).toEqual([says]);
  });

  test("one good trail is enough, whatever the others say or hide (prowler#1880)", async () => {
    const bad = { trail: { IsMultiRegionTrail: false } };
    expect(await judge(scriptOf(bad, { status: denied(getStatus) }, {}))).toMatchObject({ outcome: "pass" });
  });

  test("two trails that record everything together are not one", async () => {
    const half = (ReadWriteType: string) => ({ selectors: basic({ ...everything, ReadWriteType }) });
    expect(await judge(scriptOf(half("ReadOnly"), half("WriteOnly")))).toMatchObject({ outcome: "fail" });
  });

  test("no trails, and none that could be listed", async () => {
    expect(await judge(scriptOf())).toMatchObject({ outcome: "fail" });
    for (const code of ["AccessDeniedException", "UnrecognizedClientException"]) {
      const script = { ...scriptOf(), [describeTrails]: failure(describeTrails, code, 400) };
      expect(await judge(script)).toMatchObject({ outcome: "error" });
    }
  });
});
