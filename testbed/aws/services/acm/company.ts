import { emptyService } from "../../company/part.ts";

export const company = emptyService("acm", "region", {
  "aws/acm-certificate-not-expiring": "not-applicable",
  "aws/acm-certificate-renewed-in-time": "not-applicable",
});
