import { absent, known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
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
import { rdsTlsRequired } from "./rds-tls-required.ts";

const demanded = "TLS is demanded: true, expected true";
const synced = "its parameter group: in-sync, expected in-sync";

testCheck(
  rdsTlsRequired,
  { test, expect },
  {
    pass: [
      { name: "demanded, and in sync", given: oneDatabase(), says: [demanded, synced] },
      {
        name: "a cluster without instances",
        given: oneDatabase({ parameterStatus: absent("rds:DescribeDBClusters", "no instance") }),
        says: [demanded, synced],
      },
    ],
    fail: [
      {
        name: "offered alone",
        given: oneDatabase({ tlsRequired: known(false) }),
        says: ["TLS is demanded: false, expected true"],
      },
      {
        name: "from the next reboot on",
        given: oneDatabase({ parameterStatus: known("pending-reboot") }),
        says: ["its parameter group: pending-reboot, expected in-sync"],
      },
    ],
    unreadable: [
      {
        name: "the group is denied",
        given: oneDatabase({ tlsRequired: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
    notApplicable: [
      {
        name: "Oracle",
        given: oneDatabase({ engine: "oracle-se2", tlsRequired: unread }),
        says: ["What an Oracle database demands stands in its option group, which is not read."],
      },
      {
        name: "Neptune",
        given: oneDatabase({ engine: "neptune", tlsRequired: unread }),
        says: ["No parameter is read that demands TLS in the engine neptune."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const off = "fail (TLS is demanded: false, expected true)";
  const parameters = "rds:DescribeDBParameters";
  /** An instance of an engine whose group answers these parameters. */
  const group = (Engine: string, Parameters: readonly object[]): Script => ({
    ...regionOf({ instances: [dbInstance("orders", { Engine })] }),
    [parameters]: { Parameters },
  });
  const mysql = (ParameterValue: string) =>
    group("mysql", [{ ParameterName: "require_secure_transport", ParameterValue }]);
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "Aurora has it in the cluster's group, and its instances' groups do not count (prowler#2244)",
      regionOf({ instances: [dbMember("shop-1")], clusters: [dbCluster("shop", ["shop-1"])] }),
      ["shop: pass"],
    ],
    [
      "ssl is on, which only offers it (cnspec#3707)",
      group("postgres", [
        { ParameterName: "ssl", ParameterValue: "1" },
        { ParameterName: "rds.force_ssl", ParameterValue: "0" },
      ]),
      [`orders: ${off}`],
    ],
    [
      "a default group that demands it, as PostgreSQL 15 has (cnspec#3707)",
      group("postgres", [{ ParameterName: "rds.force_ssl", ParameterValue: "1", Source: "system" }]),
      ["orders: pass"],
    ],
    ["MySQL says 1 (prowler#3968)", mysql("1"), ["orders: pass"]],
    ["MySQL says ON (prowler#4028)", mysql("ON"), ["orders: pass"]],
    ["MySQL says OFF", mysql("OFF"), [`orders: ${off}`]],
    [
      "MySQL says what nobody knows",
      mysql("maybe"),
      [`orders: error (${parameters} answered require_secure_transport with "maybe".)`],
    ],
    [
      "MySQL says nothing, which means something else in 8.4 and 9.7 (mysql-ssl-connections.require-ssl)",
      group("mysql", [{ ParameterName: "require_secure_transport" }]),
      [`orders: error (${parameters} answered without the value of require_secure_transport.)`],
    ],
    [
      "MariaDB before 10.5 has no such parameter",
      group("mariadb", []),
      ["orders: fail (TLS is demanded: absent (no require_secure_transport), expected true)"],
    ],
    [
      "SQL Server of each edition (prowler#3968)",
      regionOf({
        instances: ["ee", "se", "ex", "web"].map((edition) =>
          dbInstance(edition, {
            Engine: `sqlserver-${edition}`,
            ...(edition === "web" && {
              DBParameterGroups: [{ DBParameterGroupName: "default.x", ParameterApplyStatus: "in-sync" }],
            }),
          }),
        ),
      }),
      ["ee: pass", "ex: pass", "se: pass", `web: ${off}`],
    ],
    [
      "one of two instances still waits for its reboot",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2")],
        clusters: [
          dbCluster("shop", [], {
            DBClusterMembers: [
              { DBInstanceIdentifier: "shop-1", DBClusterParameterGroupStatus: "in-sync" },
              { DBInstanceIdentifier: "shop-2", DBClusterParameterGroupStatus: "pending-reboot" },
            ],
          }),
        ],
      }),
      ["shop: fail (its parameter group: pending-reboot, expected in-sync)"],
    ],
    [
      "no parameter group at all (cloudsploit#346)",
      regionOf({ instances: [dbInstance("orders", { DBParameterGroups: [] })] }),
      ["orders: error (RDS names no parameter group of the database.)"],
    ],
    [
      "DocumentDB (mql#8910)",
      regionOf({
        clusters: [
          dbCluster("docs", [], { Engine: "docdb" }),
          dbCluster("old", [], { Engine: "docdb", DBClusterParameterGroup: "default.docdb" }),
        ],
      }),
      ["docs: pass", `old: ${off}`],
    ],
    [
      "the group is denied",
      {
        ...regionOf({ instances: [dbInstance()] }),
        [parameters]: failure(parameters, "AccessDenied", 403),
      },
      [`orders: error (${parameters} was denied (AccessDenied).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsTlsRequired, script)).toEqual([...said].sort());
  });
});
