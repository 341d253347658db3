import { emptyService } from "../../company/part.ts";

export const company = emptyService("es", "region", {
  "aws/opensearch-audit-logs": "not-applicable",
  "aws/opensearch-encrypted": "not-applicable",
  "aws/opensearch-not-public": "not-applicable",
  "aws/opensearch-tls-policy": "not-applicable",
});
