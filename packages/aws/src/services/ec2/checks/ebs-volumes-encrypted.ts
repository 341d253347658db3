import { defineCheck, fact } from "@bylaw/core";
import { ebsEncryption } from "../sources.ts";
import { ebsVolumes } from "../volumes.ts";

export const ebsVolumesEncrypted = defineCheck({
  id: "aws/ebs-volumes-encrypted",
  title: "EBS volume is encrypted",
  why: "What lies on an encrypted volume is of no use to whoever gets at the disk or at a copy of it without the key.",
  fix: "A volume cannot be encrypted where it is. Make a snapshot of it, then a volume of that: aws ec2 create-volume --encrypted --snapshot-id <snapshot> --availability-zone <zone>, and put it in the place of the old one. In the console: EC2, Snapshots, the snapshot, Create volume from snapshot, Encrypt this volume.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which key it is encrypted with, and who may use that, is not read.",
    "Volumes that nothing is attached to are held to it too. Instance store volumes are not among them.",
  ],
  sources: [ebsEncryption],
  each: ebsVolumes,
  appliesTo: ({ state }) => (state !== "deleting" && state !== "deleted") || `It is ${state}.`,
  assert: (volume) => [fact("encrypted", volume.encrypted).is(true)],
});
