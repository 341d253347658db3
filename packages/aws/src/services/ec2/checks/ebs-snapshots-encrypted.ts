import { defineCheck, fact } from "@bylaw/core";
import { ebsSnapshots } from "../snapshots.ts";
import { ebsEncryption } from "../sources.ts";

export const ebsSnapshotsEncrypted = defineCheck({
  id: "aws/ebs-snapshots-encrypted",
  title: "EBS snapshot is encrypted",
  why: "A snapshot is a whole disk that can be copied and shared. Encrypted, it is of no use without the key, and cannot be shared with everybody.",
  fix: "Copy it and delete the old one: aws ec2 copy-snapshot --encrypted --source-region <region> --source-snapshot-id <snapshot>. In the console: EC2, Snapshots, the snapshot, Copy snapshot, Encrypt this snapshot. One that an AMI uses can be deleted once the AMI is.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which key it is encrypted with, and who may use that, is not read.",
    "Snapshots in the Recycle Bin are not seen, nor those of other accounts that are shared with this one.",
  ],
  sources: [ebsEncryption],
  each: ebsSnapshots,
  assert: (snapshot) => [fact("encrypted", snapshot.encrypted).is(true)],
});
