import { emptyService } from "../../company/part.ts";

export const company = emptyService("securityhub", "region", { "aws/securityhub-enabled": "fail" });
