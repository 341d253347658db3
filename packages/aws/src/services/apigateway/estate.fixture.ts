import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const apisThat = (securityPolicy: "TLS_1_0" | "TLS_1_2", restStage: object, otherStage: object): Script => ({
  "apigateway:GetDomainNames": {
    items: [
      { domainName: "shop.acme.example", endpointConfiguration: { types: ["REGIONAL"] }, securityPolicy },
    ],
  },
  "apigateway:GetRestApis": { items: [{ id: "r1", name: "shop" }] },
  "apigateway:GetStages": { item: [{ stageName: "live", ...restStage }] },
  "apigatewayv2:GetApis": {
    Items: [{ ApiId: "h1", Name: "shop", ProtocolType: "HTTP", RouteSelectionExpression: "$request.method" }],
  },
  "apigatewayv2:GetStages": { Items: [{ StageName: "live", ...otherStage }] },
});

export const estate: Estate = {
  sound: apisThat(
    "TLS_1_2",
    { accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:111111111111:log-group:rest" } },
    { AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111111111111:log-group:http" } },
  ),
  weak: apisThat("TLS_1_0", {}, {}),
};
