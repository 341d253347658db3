import { emptyService } from "../../company/part.ts";

export const company = emptyService("apigatewayv2", "region", { "aws/http-api-logging": "not-applicable" });
