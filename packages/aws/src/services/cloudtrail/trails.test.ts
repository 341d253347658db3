import { afterEach, describe, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { cloudTrailTrails, recordsAllManagementEvents } from "./trails.ts";

const [describeTrails, status, selectors] = [
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:GetEventSelectors",
];
const arn = "arn:aws:cloudtrail:us-east-1:999999999999:trail/org";
const trail = {
  Name: "org",
  TrailARN: arn,
  HomeRegion: "us-east-1",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  IncludeGlobalServiceEvents: true,
};
const everything = { ReadWriteType: "All", IncludeManagementEvents: true } as const;
const management = { Field: "eventCategory", Equals: ["Management"] };

let server: ScriptedAws;
afterEach(() => server?.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript({
    [describeTrails]: { trailList: [trail] },
    [status]: { IsLogging: true },
    [selectors]: { TrailARN: arn, EventSelectors: [everything] },
    ...script,
  });
  const [listed] = await collectFrom(cloudTrailTrails, server.endpoint);
  return listed;
};

describe("cloudTrailTrails", () => {
  test("asks about a trail by its ARN in its home region", async () => {
    const listed = await collect({});
    expect(listed?.items).toEqual([
      {
        id: arn,
        name: "org",
        homeRegion: "us-east-1",
        organization: true,
        multiRegion: true,
        globalServiceEvents: true,
        logging: { state: "known", value: true },
        deliveryError: { state: "absent", operation: status, code: "no LatestDeliveryError" },
        allManagementEvents: { state: "known", value: true },
      },
    ]);
    const calls = server.asked.filter((one) => one.operation.startsWith("cloudtrail:"));
    expect(calls.map(({ operation, region, input }) => [operation, region, input]).sort()).toEqual([
      [describeTrails, "eu-west-1", { includeShadowTrails: true }],
      [selectors, "us-east-1", { TrailName: arn }],
      [status, "us-east-1", { Name: arn }],
    ]);
  });

  test("reads a delivery error", async () => {
    const listed = await collect({
      [status]: { IsLogging: true, LatestDeliveryError: "NoSuchBucket" },
    });
    expect(listed?.items).toMatchObject([{ deliveryError: { state: "known", value: "NoSuchBucket" } }]);
  });

  test("does not take an empty status for no error, nor no selectors for all events", async () => {
    const listed = await collect({ [status]: {}, [selectors]: { TrailARN: arn } });
    const problem = (operation: string, message: string) => ({
      state: "unreadable",
      problem: { code: "schema-mismatch", message: `${operation} ${message}.`, operation },
    });
    expect(listed?.items).toMatchObject([
      {
        logging: problem(status, "answered without IsLogging"),
        deliveryError: problem(status, "answered without IsLogging"),
        allManagementEvents: problem(selectors, "answered without selectors"),
      },
    ]);
  });

  test("keeps what it may read of an organization's trail", async () => {
    const listed = await collect({ [selectors]: failure(selectors, "AccessDeniedException", 400) });
    expect(listed?.items).toMatchObject([
      {
        logging: { state: "known", value: true },
        allManagementEvents: { state: "unreadable", problem: { permission: selectors } },
      },
    ]);
  });
});

type Answer = Parameters<typeof recordsAllManagementEvents>[0];
const $metadata = {};
test.each<[string, Omit<Answer, "$metadata">, boolean]>([
  ["the default selector", { EventSelectors: [everything] }, true],
  [
    "one of several",
    { EventSelectors: [{ ...everything, IncludeManagementEvents: false }, everything] },
    true,
  ],
  [
    "an empty list of excluded sources",
    { EventSelectors: [{ ...everything, ExcludeManagementEventSources: [] }] },
    true,
  ],
  [
    "a selector without KMS",
    { EventSelectors: [{ ...everything, ExcludeManagementEventSources: ["kms.amazonaws.com"] }] },
    false,
  ],
  ["reads only", { EventSelectors: [{ ...everything, ReadWriteType: "ReadOnly" }] }, false],
  ["data only", { EventSelectors: [{ ...everything, IncludeManagementEvents: false }] }, false],
  ["an unset flag", { EventSelectors: [{ ReadWriteType: "All" }] }, false],
  ["no selector at all", { EventSelectors: [] }, false],
  ["an advanced selector", { AdvancedEventSelectors: [{ FieldSelectors: [management] }] }, true],
  [
    "an advanced selector beside one of data",
    {
      EventSelectors: [],
      AdvancedEventSelectors: [
        { FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] },
        { FieldSelectors: [management] },
      ],
    },
    true,
  ],
  [
    "an advanced selector of writes",
    { AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: "readOnly", Equals: ["false"] }] }] },
    false,
  ],
  [
    "an advanced selector without KMS",
    {
      AdvancedEventSelectors: [
        { FieldSelectors: [management, { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }] },
      ],
    },
    false,
  ],
  [
    "an advanced selector of another field",
    { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventName", Equals: ["Management"] }] }] },
    false,
  ],
])("all management events of %s: %j", (_, answer, expected) => {
  expect(recordsAllManagementEvents({ ...answer, $metadata })).toBe(expected);
});
