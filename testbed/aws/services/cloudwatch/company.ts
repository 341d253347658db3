import { emptyService } from "../../company/part.ts";

export const company = emptyService("cloudwatch", "region", {
  "aws/cloudwatch-alarm-actions": "not-applicable",
});
