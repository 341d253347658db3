import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { cluster, clusters, denied, none, oneCluster, unread } from "../cluster.fixture.ts";
import { redshiftTlsRequired } from "./redshift-tls-required.ts";

testCheck(
  redshiftTlsRequired,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneCluster(),
        says: ["TLS is demanded: true, expected true", "its parameter: in-sync, expected in-sync"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneCluster({ tlsRequired: known(false) }),
        says: ["TLS is demanded: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ tlsRequired: unread }),
        says: ["redshift:DescribeClusters was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "warehouse: fail (TLS is demanded: false, expected true)";
  const list = "redshift:DescribeClusters";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "the default group that cannot be changed (ScoutSuite#526, #592)",
      clusters(
        cluster("warehouse", {
          ClusterParameterGroups: [
            { ParameterGroupName: "default.redshift-1.0", ParameterApplyStatus: "in-sync" },
          ],
        }),
      ),
      [fails],
    ],
    [
      "a default group that nobody uses is not judged (ScoutSuite#803)",
      clusters(cluster()),
      ["warehouse: pass"],
    ],
    [
      "from the next reboot on",
      clusters(
        cluster("warehouse", {
          ClusterParameterGroups: [
            {
              ParameterGroupName: "strict",
              ParameterApplyStatus: "pending-reboot",
              ClusterParameterStatusList: [
                { ParameterName: "require_ssl", ParameterApplyStatus: "pending-reboot" },
              ],
            },
          ],
        }),
      ),
      ["warehouse: fail (its parameter: pending-reboot, expected in-sync)"],
    ],
    [
      "another parameter waits for a reboot",
      clusters(
        cluster("warehouse", {
          ClusterParameterGroups: [
            {
              ParameterGroupName: "strict",
              ParameterApplyStatus: "pending-reboot",
              ClusterParameterStatusList: [
                { ParameterName: "datestyle", ParameterApplyStatus: "pending-reboot" },
                { ParameterName: "require_ssl", ParameterApplyStatus: "in-sync" },
              ],
            },
          ],
        }),
      ),
      ["warehouse: pass"],
    ],
    [
      "a value that nobody knows",
      {
        ...clusters(cluster()),
        "redshift:DescribeClusterParameters": {
          Parameters: [{ ParameterName: "require_ssl", ParameterValue: "sometimes" }],
        },
      },
      ['warehouse: error (redshift:DescribeClusterParameters answered require_ssl with "sometimes".)'],
    ],
    [
      "no such parameter",
      { ...clusters(cluster()), "redshift:DescribeClusterParameters": { Parameters: [] } },
      ["warehouse: fail (TLS is demanded: absent (no require_ssl), expected true)"],
    ],
    [
      "no parameter group",
      clusters(cluster("warehouse", { ClusterParameterGroups: [] })),
      ["warehouse: error (Redshift names no parameter group of the cluster.)"],
    ],
    [
      "the group is denied (prowler#5271)",
      {
        ...clusters(cluster()),
        "redshift:DescribeClusterParameters": failure(
          "redshift:DescribeClusterParameters",
          "AccessDenied",
          403,
        ),
      },
      ["warehouse: error (redshift:DescribeClusterParameters was denied (AccessDenied).)"],
    ],
    [
      "denied",
      { [list]: failure(list, "AccessDenied", 403) },
      ["aws/111111111111/eu-west-1: error (redshift:DescribeClusters was denied (AccessDenied).)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(redshiftTlsRequired, script)).toEqual(said);
  });
});
