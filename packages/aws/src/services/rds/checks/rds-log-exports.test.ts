import { absent } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
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
  unread,
} from "../database.fixture.ts";
import { rdsLogExports } from "./rds-log-exports.ts";

testCheck(
  rdsLogExports,
  { test, expect },
  {
    pass: [
      {
        name: "PostgreSQL has one log",
        given: oneDatabase(),
        says: ["exported logs: postgresql, expected to include postgresql"],
      },
    ],
    fail: [
      {
        name: "none",
        given: oneDatabase({
          logExports: absent("rds:DescribeDBInstances", "no EnabledCloudwatchLogsExports"),
        }),
        says: ["exported logs: absent (no EnabledCloudwatchLogsExports), expected to include postgresql"],
      },
      {
        name: "an engine that came after this list",
        given: oneDatabase({ engine: "duckdb" }),
        says: ["engine: duckdb, expected one whose logs are known"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ logExports: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
    notApplicable: [
      {
        name: "RDS Custom",
        given: oneDatabase({ engine: "custom-oracle-ee" }),
        says: ["RDS Custom exports no logs: an agent on its host carries them."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const exporting = (Engine: string, ...logs: readonly string[]) =>
    regionOf({
      instances: [
        dbInstance("orders", { Engine, EnabledCloudwatchLogsExports: logs.length === 0 ? undefined : logs }),
      ],
    });
  const lacks = (has: string, log: string) =>
    `orders: fail (exported logs: ${has}, expected to include ${log})`;
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "SQL Server Express has an error log alone (steampipe-mod-aws-compliance#295)",
      exporting("sqlserver-ex", "error"),
      ["orders: pass"],
    ],
    [
      "MySQL without slow queries and all statements (cdk-nag#368)",
      exporting("mysql", "audit", "error"),
      ["orders: pass"],
    ],
    [
      "MySQL without an audit log (checkov#1079)",
      exporting("mysql", "general", "error", "slowquery"),
      [lacks("error, general and slowquery", "audit")],
    ],
    ["Oracle (aws-broker#527)", exporting("oracle-se2", "listener", "alert", "audit"), ["orders: pass"]],
    [
      "Db2 (terraform-provider-aws#35611)",
      exporting("db2-ae", "diag.log"),
      [lacks("diag.log", "notify.log")],
    ],
    [
      "Enhanced Monitoring is no log (checkov#1079)",
      regionOf({
        instances: [
          dbInstance("orders", {
            EnabledCloudwatchLogsExports: undefined,
            MonitoringRoleArn: "arn:aws:iam::111111111111:role/monitoring",
          }),
        ],
      }),
      [lacks("absent (no EnabledCloudwatchLogsExports)", "postgresql")],
    ],
    [
      "an Aurora cluster decides for its instances (quickstart-amazon-aurora-mysql#18)",
      regionOf({
        instances: [dbMember("shop-1", "shop", { Engine: "aurora-mysql" })],
        clusters: [
          dbCluster("shop", ["shop-1"], {
            Engine: "aurora-mysql",
            EnabledCloudwatchLogsExports: ["error", "slowquery", "audit"],
          }),
        ],
      }),
      ["shop: pass"],
    ],
    [
      "MySQL as a Multi-AZ DB cluster has no audit log to export (RDS API, CreateDBCluster)",
      regionOf({
        clusters: [
          dbCluster("shop", [], {
            Engine: "mysql",
            PubliclyAccessible: false,
            EnabledCloudwatchLogsExports: ["error"],
          }),
        ],
      }),
      ["shop: pass"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsLogExports, script)).toEqual([...said].sort());
  });
});
