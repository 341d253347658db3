import { emptyService } from "../../company/part.ts";

export const company = emptyService("apigateway", "region", {
  "aws/apigateway-domain-tls": "not-applicable",
  "aws/rest-api-logging": "not-applicable",
});
