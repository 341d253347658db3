import { emptyService } from "../../company/part.ts";

export const company = emptyService("ssm", "region", { "aws/ssm-patch-compliance": "not-applicable" });
