import { defineCheck, fact } from "@bylaw/core";
import { ebsSnapshots } from "../snapshots.ts";

export const ebsSnapshotsNotPublic = defineCheck({
  id: "aws/ebs-snapshots-not-public",
  title: "EBS snapshot is not public",
  why: "Of a public snapshot everybody with an AWS account can make a disk and read it. There are people who search for them.",
  fix: "Block it for the whole region: aws ec2 enable-snapshot-block-public-access --state block-all-sharing. Or for the one: aws ec2 modify-snapshot-attribute --snapshot-id <snapshot> --attribute createVolumePermission --operation-type remove --group-names all. In the console: EC2, Snapshots, the snapshot, Modify permissions, Private. Count as known what was on it.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A snapshot that is shared with single accounts, whoever they are, is not public.",
    "Whether it was public before, and who made a copy of it then, is not seen.",
    "A public snapshot in a region that blocks all sharing passes: it is public again once that is lifted.",
  ],
  sources: [
    {
      title: "Amazon EC2 API: EnableSnapshotBlockPublicAccess",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableSnapshotBlockPublicAccess.html",
      read: "2026-11",
    },
  ],
  each: ebsSnapshots,
  assert: (snapshot) => [fact("public", snapshot.public).is(false)],
});
