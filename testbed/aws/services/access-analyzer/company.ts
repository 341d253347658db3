import { emptyService } from "../../company/part.ts";

export const company = emptyService("access-analyzer", "region", {
  "aws/access-analyzer-enabled": "fail",
  "aws/access-analyzer-findings-resolved": "not-applicable",
});
