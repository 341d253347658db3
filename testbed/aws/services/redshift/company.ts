import { emptyService } from "../../company/part.ts";

export const company = emptyService("redshift", "region", {
  "aws/redshift-audit-logging": "not-applicable",
  "aws/redshift-encrypted": "not-applicable",
  "aws/redshift-not-public": "not-applicable",
  "aws/redshift-snapshot-retention": "not-applicable",
  "aws/redshift-tls-required": "not-applicable",
});
