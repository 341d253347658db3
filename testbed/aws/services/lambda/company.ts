import { emptyService } from "../../company/part.ts";

export const company = emptyService("lambda", "region", {
  "aws/lambda-not-public": "not-applicable",
  "aws/lambda-runtime-supported": "not-applicable",
  "aws/lambda-throttle-alarms": "not-applicable",
});
