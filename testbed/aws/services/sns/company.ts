import { emptyService } from "../../company/part.ts";

export const company = emptyService("sns", "region", {
  "aws/sns-encrypted": "not-applicable",
  "aws/sns-not-public": "not-applicable",
});
