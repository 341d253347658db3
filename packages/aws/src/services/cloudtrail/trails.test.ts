import { afterEach, describe, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { cloudTrailTrails } from "./trails.ts";

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
  S3BucketName: "logs",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  IncludeGlobalServiceEvents: true,
  LogFileValidationEnabled: true,
};
const everything = { ReadWriteType: "All", IncludeManagementEvents: true } as const;

const working = {
  IsLogging: true,
  StartLoggingTime: new Date("2025-06-01T00:00:00Z"),
  LatestDeliveryTime: new Date("2025-12-31T23:55:00Z"),
};
const known = (value: unknown) => ({ state: "known", value });
const absent = (code: string) => ({ state: "absent", operation: status, code });

const untold = {
  state: "unreadable",
  problem: {
    code: "ambiguous-absence",
    message:
      "The trail belongs to another account, and what is said of it here says nothing of CloudWatch Logs.",
    operation: status,
  },
};

let server: ScriptedAws;
afterEach(() => server?.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  await server?.stop();
  server = await startScript({
    [describeTrails]: { trailList: [trail] },
    ...noTags,
    [status]: working,
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
        organization: known(true),
        multiRegion: known(true),
        globalServiceEvents: known(true),
        logging: known(true),
        loggingSince: known("2025-06-01T00:00:00.000Z"),
        deliveryError: absent("no LatestDeliveryError"),
        lastDelivery: known("2025-12-31T23:55:00.000Z"),
        allManagementEvents: known(true),
        objectEvents: known([]),
        bucket: known("logs"),
        logGroup: { ...untold, problem: { ...untold.problem, operation: describeTrails } },
        lastLogsDelivery: untold,
        logFileValidation: known(true),
        digestError: absent("no LatestDigestDeliveryError"),
        kmsKey: { ...absent("no KmsKeyId"), operation: describeTrails },
        readAt: "2026-01-01T00:00:00.000Z",
        tags: {
          state: "unreadable",
          problem: {
            code: "not-collected",
            message: "The tags of a trail that belongs to another account cannot be asked.",
            operation: "tagging:GetResources",
          },
        },
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

  test("A9: reads when a trail last delivered, and that it never did", async () => {
    const listed = await collect({ [status]: { IsLogging: true } });
    expect(listed?.items).toMatchObject([
      { lastDelivery: absent("no LatestDeliveryTime"), loggingSince: absent("no StartLoggingTime") },
    ]);
  });

  test("asks no selectors of a trail that has none of its own", async () => {
    const listed = await collect({
      [describeTrails]: { trailList: [{ ...trail, HasCustomEventSelectors: false }] },
      [selectors]: failure(selectors, "TrailNotFoundException", 400),
    });
    expect(listed?.items).toMatchObject([{ allManagementEvents: known(true), objectEvents: known([]) }]);
    expect(listed?.calls[selectors]).toBeUndefined();
  });

  test("asks the trail's copy here where its home region is closed", async () => {
    const listed = await collect({
      [status]: ({ region }) =>
        region === "eu-west-1" ? working : failure(status, "AccessDeniedException", 400),
    });
    expect(listed?.items).toMatchObject([{ logging: known(true) }]);
    const denied = await collect({ [status]: failure(status, "AccessDeniedException", 400) });
    expect(denied?.items).toMatchObject([{ logging: { problem: { code: "access-denied" } } }]);
  });

  test("a field that one trail lacks leaves the others, and its own other fields, alone", async () => {
    const { IncludeGlobalServiceEvents: _, ...old } = trail;
    const { TrailARN: __, ...nameless } = { ...trail, Name: "other" };
    const listed = await collect({
      [describeTrails]: { trailList: [{ ...old, TrailARN: `${arn}-old` }, trail] },
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([
      { id: arn, globalServiceEvents: known(true) },
      { id: `${arn}-old`, globalServiceEvents: { state: "unreadable" }, logging: known(true) },
    ]);
    const broken = await collect({ [describeTrails]: { trailList: [trail, nameless] } });
    expect(broken?.problem?.message).toBe(`${describeTrails} answered without TrailARN.`);
  });

  test("reads both kinds of selectors from one answer", async () => {
    const listed = await collect({
      [selectors]: {
        EventSelectors: [
          { ...everything, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] },
        ],
      },
    });
    expect(listed?.items).toMatchObject([
      {
        allManagementEvents: known(true),
        objectEvents: known([{ kinds: ["read", "write"], only: ["arn:aws:s3"], except: [] }]),
      },
    ]);
    expect(listed?.calls[selectors]).toBe(1);
  });

  test("reads what an account's own trail delivers to CloudWatch Logs, and that it delivers nothing", async () => {
    const own = { ...trail, TrailARN: "arn:aws:cloudtrail:us-east-1:111111111111:trail/own" };
    const group = "arn:aws:logs:us-east-1:111111111111:log-group:trail:*";
    const listed = await collect({
      [describeTrails]: { trailList: [{ ...own, CloudWatchLogsLogGroupArn: group }] },
      [status]: { ...working, LatestCloudWatchLogsDeliveryTime: new Date("2025-12-31T23:50:00Z") },
    });
    expect(listed?.items).toMatchObject([
      { logGroup: known(group), lastLogsDelivery: known("2025-12-31T23:50:00.000Z") },
    ]);
    const silent = await collect({ [describeTrails]: { trailList: [own] } });
    expect(silent?.items).toMatchObject([
      {
        logGroup: { state: "absent", code: "no CloudWatchLogsLogGroupArn" },
        lastLogsDelivery: absent("no LatestCloudWatchLogsDeliveryTime"),
      },
    ]);
  });

  test("C17: reads the tags of an account's own trail in its home region", async () => {
    const own = "arn:aws:cloudtrail:us-east-1:111111111111:trail/own";
    const listed = await collect({
      [describeTrails]: { trailList: [{ ...trail, TrailARN: own }] },
      "tagging:GetResources": ({ region }) => ({
        ResourceTagMappingList:
          region === "us-east-1" ? [{ ResourceARN: own, Tags: [{ Key: "team", Value: "audit" }] }] : [],
      }),
    });
    expect(listed?.items).toMatchObject([{ tags: known({ team: "audit" }) }]);
  });
});
