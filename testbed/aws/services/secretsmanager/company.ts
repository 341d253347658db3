import { emptyService } from "../../company/part.ts";

export const company = emptyService("secretsmanager", "region", {
  "aws/secret-in-use": "not-applicable",
  "aws/secret-rotates": "not-applicable",
});
