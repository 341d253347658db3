import { defineService } from "./define-service.ts";

/** REST APIs. AWS lets the whole account make about 10 management calls a second, those of deployments among them. */
export const apigateway = defineService("apigateway", {
  sdk: (): Promise<typeof import("@aws-sdk/client-api-gateway")> => import("@aws-sdk/client-api-gateway"),
  client: "APIGatewayClient",
  perSecond: 5,
  operations: {
    GetDomainNames: { action: "apigateway:GET", paging: { send: "position", next: "position" } },
    GetRestApis: { action: "apigateway:GET", paging: { send: "position", next: "position" } },
    GetStages: { action: "apigateway:GET", absent: ["NotFoundException"] },
  },
});
