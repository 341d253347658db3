import { emptyService } from "../../company/part.ts";

export const company = emptyService("logs", "region", { "aws/log-group-retention": "not-applicable" });
