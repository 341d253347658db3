import { defineCheck, fact, from } from "@bylaw/core";
import { rdsSnapshots } from "../snapshots.ts";

export const rdsSnapshotsPrivate = defineCheck({
  id: "aws/rds-snapshots-private",
  title: "Manual snapshot of an RDS database is not restorable by every AWS account",
  why: "A snapshot that is shared with all accounts is a copy of the database for whoever looks for it.",
  fix: "In the console: RDS, Snapshots, the snapshot, Share snapshot, Private. Or: aws rds modify-db-snapshot-attribute --db-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all; for a cluster modify-db-cluster-snapshot-attribute.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which single accounts it is shared with is not judged.",
    "It says nothing of who restored or copied it while it was public.",
    "Exports to S3 are not read, nor are snapshots that AWS Backup keeps.",
  ],
  sources: [
    {
      title: "Amazon RDS: Sharing a DB snapshot",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
      read: "2026-11",
    },
  ],
  each: rdsSnapshots,
  appliesTo: ({ encrypted }) =>
    from(encrypted, (is) => (is ? "RDS lets nobody share an encrypted snapshot with everyone." : true)),
  assert: ({ sharedWith }) => [
    fact(
      "restorable by every account",
      from(sharedWith, (accounts) => accounts.includes("all")),
    ).is(false),
  ],
});
