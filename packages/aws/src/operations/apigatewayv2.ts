import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** HTTP and WebSocket APIs. They share the rate and the actions of REST APIs. */
export const apigatewayv2 = defineService("apigatewayv2", {
  sdk: (): Promise<typeof import("@aws-sdk/client-apigatewayv2")> => import("@aws-sdk/client-apigatewayv2"),
  client: "ApiGatewayV2Client",
  perSecond: 5,
  operations: {
    GetApis: { action: "apigateway:GET", paging: tokens },
    GetStages: { action: "apigateway:GET", absent: ["NotFoundException"], paging: tokens },
  },
});
