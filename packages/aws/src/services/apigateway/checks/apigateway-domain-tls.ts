import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { apiGatewayDomainNames } from "../domain-names.ts";

export const apigatewayDomainTls = defineCheck({
  id: "aws/apigateway-domain-tls",
  title: "API Gateway custom domain name negotiates only recent TLS versions",
  why: "A client that can be talked down to an old version can be listened to.",
  fix: "In the console: API Gateway, Custom domain names, the name, Edit, Security policy. Or: aws apigateway update-domain-name --domain-name <name> --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { version: atLeast(tls("1.2")) },
  blindSpots: [
    "The version is read from the name of the security policy, as AWS has it. Weak ciphers of TLS 1.2 are not judged.",
    "An API that answers under its execute-api address as well has a policy of its own there, which is not read.",
    "Which APIs stand behind the name, and how API Gateway speaks to what is behind them, is not looked at.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon API Gateway: Choose a security policy for your custom domain in API Gateway",
      url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
      read: "2026-11",
    },
  ],
  each: apiGatewayDomainNames,
  assert: ({ minimumTls }, { version }) => [fact("weakest TLS version", minimumTls).atLeast(version)],
});
