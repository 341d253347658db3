import { defineCheck, fact } from "@bylaw/core";
import { efsFileSystems } from "../file-systems.ts";

export const efsEncrypted = defineCheck({
  id: "aws/efs-encrypted",
  title: "EFS file system is encrypted at rest",
  why: "Files that lie unencrypted are read by whoever gets at the disks or at a backup of them.",
  fix: "Encryption cannot be switched on later. Create an encrypted file system, aws efs create-file-system --encrypted, copy the files with AWS DataSync, and delete the old one. In the console: EFS, Create file system, Customize, Encryption.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whose key it is does not count: AWS's own for EFS is as good here as one of yours.",
    "Encryption on the way to the clients is not read, nor are backups of the file system.",
  ],
  sources: [
    {
      title: "Amazon EFS: Encrypting data at rest",
      url: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
      read: "2026-11",
    },
  ],
  each: efsFileSystems,
  assert: (system) => [fact("encrypted at rest", system.encrypted).is(true)],
});
