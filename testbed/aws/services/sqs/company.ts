import { emptyService } from "../../company/part.ts";

export const company = emptyService("sqs", "region", {
  "aws/sqs-encrypted": "not-applicable",
  "aws/sqs-not-public": "not-applicable",
});
