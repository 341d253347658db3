import { defineCheck, fact } from "@bylaw/core";
import { lambdaFunctions } from "../functions.ts";
import { isPatched } from "../support.ts";

export const lambdaRuntimeSupported = defineCheck({
  id: "aws/lambda-runtime-supported",
  title: "Lambda function has a runtime that AWS still patches",
  why: "Holes in a runtime that nobody patches stay open.",
  fix: "Try the function with the next runtime, then in the console: Lambda, the function, Code, Runtime settings, Edit. Or: aws lambda update-function-configuration --function-name <function> --runtime <runtime>",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The dates are those that AWS told on 2026-08-22: one that AWS puts off later still counts. A runtime that came since then is an error.",
    "A function in a container image brings its own runtime, and is not judged.",
    "The function's own libraries and layers are not looked at, nor its older versions. Of one that brings its own language to provided.al2023 or its like, only that system below is judged.",
    "A runtime that is pinned to one version of itself gets no patches either, and passes.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Lambda: Lambda runtimes",
      url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
      read: "2026-08",
    },
  ],
  each: lambdaFunctions,
  appliesTo: ({ runtime }) =>
    runtime !== undefined || "The function is a container image, which brings its own runtime.",
  assert: (one) => [fact(`patched by AWS (${one.runtime})`, isPatched(one)).is(true)],
});
