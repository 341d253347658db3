import { defineCheck, either, fact } from "@bylaw/core";
import { apiGatewayStages } from "../stages.ts";

export const apigatewayLogging = defineCheck({
  id: "aws/apigateway-logging",
  title: "API Gateway stage writes access logs, or execution logs for all that it serves",
  why: "Without logs nobody can say afterwards who asked an API for what.",
  fix: "In the console: API Gateway, the API, Stages, the stage, Logs and tracing. Or: aws apigateway update-stage --rest-api-id <api> --stage-name <stage> --patch-operations op=replace,path=/accessLogSettings/destinationArn,value=<log group> op=replace,path=/accessLogSettings/format,value='$context.requestId'; for HTTP and WebSocket APIs: aws apigatewayv2 update-stage --api-id <api> --stage-name <stage> --access-log-settings DestinationArn=<log group>,Format='$context.requestId'",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read, and not whether logs arrive: a role that may not write, or a log group that is gone, passes.",
    "What a line says is not read, nor how long it is kept.",
    "Execution logs count from the level of errors on: then requests that succeed may leave no line. Those of single methods or routes alone do not count.",
    "An API without a stage serves nothing, and is not judged.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon API Gateway: Set up CloudWatch logging for REST APIs in API Gateway",
      url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
      read: "2026-11",
    },
  ],
  each: apiGatewayStages,
  assert: ({ accessLogs, executionLogs }) => [
    fact("access or execution logs", either(accessLogs, executionLogs)).is(true),
  ],
});
