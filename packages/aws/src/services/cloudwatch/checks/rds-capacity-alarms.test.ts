import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import {
  dbCluster,
  dbInstance,
  dbMember,
  denied,
  none,
  oneDatabase,
  regionOf,
} from "../../rds/database.fixture.ts";
import { rdsDatabases } from "../../rds/databases.ts";
import { alarmScript, composite, metric, metricThat, watching } from "../alarm.fixture.ts";
import { type CloudWatchAlarm, cloudwatchAlarms } from "../alarms.ts";
import { rdsCapacityAlarms } from "./rds-capacity-alarms.ts";

const alarmOn = (name: string, change: Partial<CloudWatchAlarm> = {}): CloudWatchAlarm => ({
  id: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`,
  name,
  kind: "metric",
  actionsEnabled: known(true),
  alarmActions: known(["arn:aws:sns:eu-west-1:111111111111:ops"]),
  metrics: [{ namespace: "AWS/RDS", name, dimensions: known({ DBInstanceIdentifier: "orders" }) }],
  inputOf: [],
  tags: known({}),
  ...change,
});
const [cpu, storage] = [alarmOn("CPUUtilization"), alarmOn("FreeStorageSpace")];
const alarms = (...all: readonly CloudWatchAlarm[]) => listingOf(cloudwatchAlarms, all);
const problem = { code: "access-denied", message: "cloudwatch:DescribeAlarms was denied." } as const;
const lacks = (what: string) => `alarms that act: one reads ${what}: false, expected true`;

testCheck(
  rdsCapacityAlarms,
  { test, expect },
  {
    pass: [
      {
        name: "one alarm for each metric",
        given: [...oneDatabase(), alarms(cpu, storage)],
        says: ["alarms that act: all 2 pass, expected all to pass"],
      },
      {
        name: "what was listed until it broke off is enough",
        given: [...oneDatabase(), listingOf(cloudwatchAlarms, [cpu, storage], { problem })],
        says: ["alarms that act: all 2 pass, expected all to pass"],
      },
    ],
    fail: [
      {
        name: "nothing reads the free storage",
        given: [...oneDatabase(), alarms(cpu)],
        says: [lacks("FreeStorageSpace of orders")],
      },
      {
        name: "actions are switched off",
        given: [...oneDatabase(), alarms(cpu, { ...storage, actionsEnabled: known(false) })],
        says: [lacks("FreeStorageSpace of orders")],
      },
      {
        name: "no action",
        given: [...oneDatabase(), alarms({ ...cpu, alarmActions: known([]) }, storage)],
        says: [lacks("CPUUtilization of orders")],
      },
    ],
    unreadable: [
      {
        name: "alarms may not be listed",
        given: [...oneDatabase(), listingOf(cloudwatchAlarms, [cpu], { problem })],
        says: [`aws/cloudwatch-alarms is incomplete: ${problem.message}`],
      },
      {
        name: "whether the only alarm acts is not known",
        given: [...oneDatabase(), alarms(cpu, { ...storage, actionsEnabled: unreadable(problem) })],
        says: [problem.message],
      },
      { ...denied, given: [...denied.given, alarms()] },
    ],
    empty: { ...none, given: [listingOf(rdsDatabases, []), alarms()] },
    notApplicable: [
      {
        name: "it is being created",
        given: [...oneDatabase({ status: "creating" }), alarms()],
        says: ["The database is being created."],
      },
      {
        name: "a cluster without instances",
        given: [...oneDatabase({ kind: "cluster" }), alarms()],
        says: ["The cluster has no DB instance."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const instance = regionOf({ instances: [dbInstance()] });
  const cluster = (engine: string): Script =>
    regionOf({
      instances: [
        dbMember("shop-1", "shop", { Engine: engine }),
        dbMember("shop-2", "shop", { Engine: engine }),
      ],
      clusters: [dbCluster("shop", ["shop-1", "shop-2"], { Engine: engine })],
    });
  const of = (name: string, dimensions: Readonly<Record<string, string>>, namespace = "AWS/RDS") =>
    watching([namespace, name], dimensions);
  const own = { DBInstanceIdentifier: "orders" };
  const members = (name: string, namespace?: string) =>
    ["shop-1", "shop-2"].map((one) => of(name, { DBInstanceIdentifier: one }, namespace));
  const [processor, disk] = [of("CPUUtilization", own), of("FreeStorageSpace", own)];
  const expression = metric("share", {
    ...{ MetricName: undefined, Namespace: undefined, Dimensions: undefined },
    Metrics: [
      { Id: "e1", Expression: "m1 / 1000", ReturnData: true },
      {
        Id: "m1",
        MetricStat: { Metric: metricThat(["AWS/RDS", "FreeStorageSpace"], own), Period: 60, Stat: "Minimum" },
        ReturnData: false,
      },
    ],
  });
  const failing = (line: string) => `fail (${line})`;
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    ["both alarms (nyc-trees#506)", { ...instance, ...alarmScript([processor, disk]) }, "orders: pass"],
    [
      "no alarm on storage (comtravo/grafana-dashboards#27, guardrails-samples#173)",
      { ...instance, ...alarmScript([processor]) },
      `orders: ${failing(lacks("FreeStorageSpace of orders"))}`,
    ],
    [
      "Aurora tells no free storage, and none is asked for (terraform-aws-rds-cloudwatch-sns-alarms#37)",
      { ...cluster("aurora-postgresql"), ...alarmScript(members("CPUUtilization")) },
      "shop: pass",
    ],
    [
      "an alarm of the whole Aurora cluster (aws-cdk#15252)",
      {
        ...cluster("aurora-postgresql"),
        ...alarmScript([of("CPUUtilization", { DBClusterIdentifier: "shop" })]),
      },
      "shop: pass",
    ],
    [
      "the name in capitals, of which there is no data (aws-cdk#15252)",
      {
        ...cluster("aurora-postgresql"),
        ...alarmScript([of("CPUUtilization", { DBClusterIdentifier: "Shop" })]),
      },
      "shop: fail (alarms that act: 2 of 2 fail, expected all to pass)",
    ],
    [
      "the writer of a cluster alone",
      {
        ...cluster("aurora-postgresql"),
        ...alarmScript([of("CPUUtilization", { DBClusterIdentifier: "shop", Role: "WRITER" })]),
      },
      "shop: fail (alarms that act: 2 of 2 fail, expected all to pass)",
    ],
    [
      "DocumentDB has metrics of its own",
      { ...cluster("docdb"), ...alarmScript(members("CPUUtilization", "AWS/DocDB")) },
      "shop: pass",
    ],
    [
      "a Multi-AZ DB cluster can run out of storage, each instance for itself",
      { ...cluster("mysql"), ...alarmScript(members("CPUUtilization")) },
      "shop: fail (alarms that act: 2 of 4 fail, expected all to pass)",
    ],
    [
      "the dimension is the name of the database, and not the instance's (terraform-aws-postgresql-rds#3)",
      { ...instance, ...alarmScript([processor, of("FreeStorageSpace", { DBInstanceIdentifier: "shop" })]) },
      `orders: ${failing(lacks("FreeStorageSpace of orders"))}`,
    ],
    [
      "no dimension at all (terraform-aws-rds-alarms#29)",
      { ...instance, ...alarmScript([processor, of("FreeStorageSpace", {})]) },
      `orders: ${failing(lacks("FreeStorageSpace of orders"))}`,
    ],
    ["an alarm over an expression", { ...instance, ...alarmScript([processor, expression]) }, "orders: pass"],
    [
      "an alarm without actions, and a composite alarm that goes off with it (cloud-custodian#9299)",
      {
        ...instance,
        ...alarmScript(
          [{ ...processor, AlarmActions: [] }, disk],
          [composite("any", `ALARM("${processor.AlarmName}") OR ALARM("other")`)],
        ),
      },
      "orders: pass",
    ],
    [
      "a composite alarm that needs two at once",
      {
        ...instance,
        ...alarmScript(
          [{ ...processor, AlarmActions: [] }, disk],
          [composite("all", `ALARM("${processor.AlarmName}") AND ALARM("other")`)],
        ),
      },
      `orders: ${failing(lacks("CPUUtilization of orders"))}`,
    ],
    [
      "no word of the dimensions",
      { ...instance, ...alarmScript([processor, { ...disk, Dimensions: undefined }]) },
      "orders: error (cloudwatch:DescribeAlarms answered without Dimensions.)",
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsCapacityAlarms, { ...noTags, ...script })).toEqual([said]);
  });
});
