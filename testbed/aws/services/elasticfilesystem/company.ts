import { emptyService } from "../../company/part.ts";

export const company = emptyService("elasticfilesystem", "region", {
  "aws/efs-automatic-backups": "not-applicable",
  "aws/efs-encrypted": "not-applicable",
});
