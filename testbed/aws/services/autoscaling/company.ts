import { emptyService } from "../../company/part.ts";

export const company = emptyService("autoscaling", "region", {
  "aws/autoscaling-elb-health-check": "not-applicable",
  "aws/autoscaling-multi-az": "not-applicable",
});
