import { emptyService } from "../../company/part.ts";

export const company = emptyService("elasticfilesystem", "region", {
  "aws/backup-covers-efs": "not-applicable",
  "aws/efs-automatic-backups": "not-applicable",
  "aws/efs-encrypted": "not-applicable",
});
