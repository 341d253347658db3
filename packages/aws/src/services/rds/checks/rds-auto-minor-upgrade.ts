import { defineCheck, fact } from "@bylaw/core";
import { type RdsDatabase, rdsDatabases } from "../databases.ts";

export const rdsAutoMinorUpgrade = defineCheck({
  id: "aws/rds-auto-minor-upgrade",
  title: "RDS database takes minor engine versions automatically",
  why: "Minor versions carry the engine's security fixes; a database that waits for somebody to remember runs without them.",
  fix: "In the console: RDS, Databases, the instance, Modify, Enable auto minor version upgrade. Or: aws rds modify-db-instance --db-instance-identifier <instance> --auto-minor-version-upgrade; for a cluster modify-db-cluster, and of Aurora each instance too. Aurora upgrades no global database by itself: aws rds modify-db-cluster --db-cluster-identifier <cluster> --engine-version <version> --apply-immediately, its secondary clusters first, on days that a waiver names.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read: not which version runs, how old it is, nor what waits for the next maintenance window.",
    "Versions that AWS does not mark for automatic upgrade, and major ones, are not installed by it.",
    "An upgrade rollout policy of the organization, which may put an upgrade off, is not read.",
  ],
  sources: [
    {
      title:
        "AWS Config: rds-automatic-minor-version-upgrade-enabled, which says what a setting of an instance alone does not do",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/rds-automatic-minor-version-upgrade-enabled.html",
      read: "2026-11",
    },
    {
      title: "Amazon RDS: Upgrading a DB instance engine version",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
      read: "2026-11",
    },
    {
      title: "Amazon DocumentDB API: CreateDBInstance",
      url: "https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBInstance.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  appliesTo: (database) => whyNot(database) ?? true,
  assert: ({ engine, autoMinorVersionUpgrade, members, upgradesHeldBack }) => {
    const [first, ...others] = members.map(upgrades);
    if (engine === "neptune" && first !== undefined) return [first, ...others];
    return [
      fact("automatic minor upgrades", autoMinorVersionUpgrade).is(true),
      ...members.map(upgrades),
      ...(engine.startsWith("aurora")
        ? [fact("reasons for which Aurora makes none", upgradesHeldBack).isEmpty()]
        : []),
    ];
  },
});

function upgrades({ name, autoMinorVersionUpgrade }: RdsDatabase["members"][number]) {
  return fact(`automatic minor upgrades of its instance ${name}`, autoMinorVersionUpgrade).is(true);
}

function whyNot({ engine, kind, members }: RdsDatabase): string | undefined {
  if (engine === "docdb") return "DocumentDB makes no minor upgrades, whatever the setting says.";
  if (engine.startsWith("custom-")) return "RDS Custom does not allow automatic minor upgrades.";
  return kind === "cluster" && members.length === 0 ? "The cluster has no DB instance." : undefined;
}
