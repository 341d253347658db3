import { emptyService } from "../../company/part.ts";

export const company = emptyService("elasticache", "region", {
  "aws/elasticache-encrypted": "not-applicable",
  "aws/elasticache-tls-required": "not-applicable",
});
