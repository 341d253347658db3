import type { Observed } from "@bylaw/core";
import { absent, readable } from "@bylaw/core/provider";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const operation = "rds:DescribeDBClusters";
type Cluster = ItemOf<typeof operation, "DBClusters">;

/** The setting of a cluster itself, which Aurora and Multi-AZ DB clusters have beside those of their instances. */
export function upgradesOf(cluster: Cluster, engine: string): Observed<boolean> {
  if (engine === "docdb" || engine === "neptune") return absent(operation, "its instances have one each");
  return readable(() => answerOf(operation, cluster)("AutoMinorVersionUpgrade"));
}

/**
 * Where Aurora makes no automatic minor upgrades, whatever the settings say: AWS, "AWS Config:
 * rds-automatic-minor-version-upgrade-enabled", read 2026-11.
 */
export function heldBackBy(cluster: Cluster, engine: string, region: string): string[] {
  if (!engine.startsWith("aurora")) return [];
  const { GlobalClusterIdentifier: whole = "", ReadReplicaIdentifiers: replicas } = cluster;
  // A replica in the same region may be told by its name alone.
  const regions =
    replicas === undefined
      ? []
      : replicas.flatMap((one) => /^arn:[^:]+:rds:([^:]+):/.exec(one)?.[1] ?? region);
  const elsewhere = engine === "aurora-postgresql" ? [] : regions.filter((one) => one !== region);
  return [
    ...(whole === "" ? [] : [`it is part of the global database ${whole}`]),
    ...[...new Set(elsewhere)].sort().map((one) => `it has a replica in ${one}`),
  ];
}
