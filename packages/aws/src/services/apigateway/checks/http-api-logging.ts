import { defineCheck, either, fact } from "@bylaw/core";
import { httpApiStages } from "../stages.ts";

export const httpApiLogging = defineCheck({
  id: "aws/http-api-logging",
  title: "Stage of an HTTP or WebSocket API writes access logs, or execution logs for all of its routes",
  why: "Without logs nobody can say afterwards who asked an API for what.",
  fix: "In the console: API Gateway, the API, Stages, the stage, Logs and tracing. Or: aws apigatewayv2 update-stage --api-id <api> --stage-name <stage> --access-log-settings DestinationArn=<log group>,Format='$context.requestId'",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read, and not whether logs arrive: a role that may not write, or a log group that is gone, passes.",
    "What a line says is not read, nor how long it is kept.",
    "Execution logs count from the level of errors on: then requests that succeed may leave no line. Those of single methods or routes alone do not count, and none do where a method or a route has settings of its own without them.",
    "REST APIs are not among these: aws/rest-api-logging judges them.",
    "An API without a stage serves nothing, and is not judged.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon API Gateway: Configure logging for HTTP APIs in API Gateway",
      url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
      read: "2026-11",
    },
    {
      title: "Amazon API Gateway: Configure logging for WebSocket APIs in API Gateway",
      url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html",
      read: "2026-11",
    },
  ],
  each: httpApiStages,
  assert: ({ accessLogs, executionLogs }) => [
    fact("access or execution logs", either(accessLogs, executionLogs)).is(true),
  ],
});
