import { emptyService } from "../../company/part.ts";

export const company = emptyService("elb-classic", "region", {
  "aws/elb-classic-listener-minimum-tls": "not-applicable",
});
