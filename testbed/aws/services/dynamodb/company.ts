import { emptyService } from "../../company/part.ts";

export const company = emptyService("dynamodb", "region", {
  "aws/backup-covers-dynamodb": "not-applicable",
  "aws/dynamodb-pitr": "not-applicable",
});
