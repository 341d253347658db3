import { emptyService } from "../../company/part.ts";

export const company = emptyService("dynamodb", "region", { "aws/dynamodb-pitr": "not-applicable" });
