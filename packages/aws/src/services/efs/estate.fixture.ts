import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const systemThat = (Encrypted: boolean, Status: "ENABLED" | "DISABLED"): Script => ({
  "elasticfilesystem:DescribeBackupPolicy": { BackupPolicy: { Status } },
  "elasticfilesystem:DescribeFileSystems": {
    FileSystems: [
      {
        FileSystemArn: "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1",
        FileSystemId: "fs-1",
        Name: "uploads",
        LifeCycleState: "available",
        Encrypted,
        Tags: [{ Key: "Name", Value: "uploads" }],
      },
    ],
  },
});

export const estate: Estate = { sound: systemThat(true, "ENABLED"), weak: systemThat(false, "DISABLED") };
