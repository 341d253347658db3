import { emptyService } from "../../company/part.ts";

export const company = emptyService("ecr", "region", { "aws/ecr-scan-on-push": "not-applicable" });
