import { emptyService } from "../../company/part.ts";

export const company = emptyService("organizations", "account", {
  "aws/iam-root-central-management": "not-applicable",
  "aws/organization-guardrails": "fail",
});
