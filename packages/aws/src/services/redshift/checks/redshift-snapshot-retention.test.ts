import { days } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { cluster, clusters, denied, none, oneCluster, unread } from "../cluster.fixture.ts";
import { redshiftSnapshotRetention } from "./redshift-snapshot-retention.ts";

testCheck(
  redshiftSnapshotRetention,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneCluster(),
        says: ["automated snapshots are kept for: 7 days, expected at least 7 days"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneCluster({ snapshotRetention: known(days(1)) }),
        says: ["automated snapshots are kept for: 1 day, expected at least 7 days"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ snapshotRetention: unread }),
        says: ["redshift:DescribeClusters was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "warehouse: fail (automated snapshots are kept for: 1 day, expected at least 7 days)";
  const list = "redshift:DescribeClusters";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "one day, the default (cloudsploit#430)",
      clusters(cluster("warehouse", { AutomatedSnapshotRetentionPeriod: 1 })),
      [fails],
    ],
    [
      "off (prowler#870)",
      clusters(cluster("warehouse", { AutomatedSnapshotRetentionPeriod: 0 })),
      ["warehouse: fail (automated snapshots are kept for: 0 days, expected at least 7 days)"],
    ],
    [
      "snapshots by hand do not count",
      clusters(
        cluster("warehouse", { AutomatedSnapshotRetentionPeriod: 1, ManualSnapshotRetentionPeriod: -1 }),
      ),
      [fails],
    ],
    [
      "35 days",
      clusters(cluster("warehouse", { AutomatedSnapshotRetentionPeriod: 35 })),
      ["warehouse: pass"],
    ],
    [
      "left out",
      clusters(cluster("warehouse", { AutomatedSnapshotRetentionPeriod: undefined })),
      [`warehouse: error (${list} answered without AutomatedSnapshotRetentionPeriod.)`],
    ],
    [
      "denied",
      { [list]: failure(list, "AccessDenied", 403) },
      ["aws/111111111111/eu-west-1: error (redshift:DescribeClusters was denied (AccessDenied).)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(redshiftSnapshotRetention, script)).toEqual(said);
  });
});
