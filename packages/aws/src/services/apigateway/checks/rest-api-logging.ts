import { defineCheck, either, fact } from "@bylaw/core";
import { restApiStages } from "../stages.ts";

export const restApiLogging = defineCheck({
  id: "aws/rest-api-logging",
  title: "Stage of a REST API writes access logs, or execution logs for all of its methods",
  why: "Without logs nobody can say afterwards who asked an API for what.",
  fix: "In the console: API Gateway, the API, Stages, the stage, Logs and tracing. Or: aws apigateway update-stage --rest-api-id <api> --stage-name <stage> --patch-operations op=replace,path=/accessLogSettings/destinationArn,value=<log group> op=replace,path=/accessLogSettings/format,value='$context.requestId'",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read, and not whether logs arrive: a role that may not write, or a log group that is gone, passes.",
    "What a line says is not read, nor how long it is kept.",
    "Execution logs count from the level of errors on: then requests that succeed may leave no line. Those of single methods or routes alone do not count, and none do where a method or a route has settings of its own without them.",
    "HTTP and WebSocket APIs are not among these: aws/http-api-logging judges them.",
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
  each: restApiStages,
  assert: ({ accessLogs, executionLogs }) => [
    fact("access or execution logs", either(accessLogs, executionLogs)).is(true),
  ],
});
