import { defineCheck, fact, from, whenAbsent } from "@bylaw/core";
import { noStatements, openStatements, whatCloses } from "../../../lib/public-statement.ts";
import { lambdaFunctionAccess } from "../function-access.ts";

export const lambdaNotPublic = defineCheck({
  id: "aws/lambda-not-public",
  title: "Lambda function lets in nobody whom its policy does not name, and has no URL without sign-in",
  why: "Whoever may call a function spends your money and speaks to whatever is behind it.",
  fix: "In the console: Lambda, the function, Configuration, Permissions, Resource-based policy statements; and Function URL, Edit, Auth type AWS_IAM. Or: aws lambda remove-permission --function-name <function> --statement-id <statement>, and aws lambda update-function-url-config --function-name <function> --auth-type AWS_IAM, with --qualifier <alias> for the URL of an alias.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    `${whatCloses} lambda:FunctionUrlAuthType does not: whoever has an AWS account can sign.`,
    "What API Gateway, a load balancer or CloudFront in front of it lets in is not seen: a function that is called through one of them passes.",
    "A service that the policy names without saying for which account may be sent by anybody: that is not judged.",
    "Accounts and roles that the policy names are not judged. Policies of versions, aliases and layers are not read. A Deny beside an Allow is not weighed.",
    "A web page that is meant for everyone fails as well: sign it off by a waiver.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Lambda: Control access to Lambda function URLs",
      url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
      read: "2026-11",
    },
  ],
  each: lambdaFunctionAccess,
  assert: ({ policy, urls }) => [
    fact("statements that let everyone in", from(whenAbsent(policy, noStatements), openStatements)).isEmpty(),
    fact(
      "URLs without sign-in",
      from(urls, (all) => all.filter((type) => type !== "AWS_IAM")),
    ).isEmpty(),
  ],
});
