import { emptyService } from "../../company/part.ts";

export const company = emptyService("guardduty", "region", {
  "aws/guardduty-enabled": "fail",
  "aws/guardduty-findings-resolved": "not-applicable",
});
