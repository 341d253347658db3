import { defineCheck, fact, from } from "@bylaw/core";
import { openStatements, whatCloses } from "../../../lib/public-statement.ts";
import { snsTopics } from "../topics.ts";

export const snsNotPublic = defineCheck({
  id: "aws/sns-not-public",
  title: "Policy of an SNS topic lets in nobody whom it does not name",
  why: "Whoever may subscribe reads along, and whoever may publish speaks in your name.",
  fix: "In the console: SNS, Topics, the topic, Edit, Access policy: name accounts in place of *, or add the condition aws:SourceAccount or aws:SourceArn. Or: aws sns set-topic-attributes --topic-arn <topic> --attribute-name Policy --attribute-value file://<file>",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    `${whatCloses} sns:Protocol and sns:Endpoint do not: they say where to, and not for whom.`,
    "A Deny beside it is not weighed: a topic that is closed by one alone fails.",
    "Accounts, services and identity providers that the policy names are not judged, whoever they are, and neither are those who are subscribed already.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon SNS: Example cases for access control",
      url: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
      read: "2026-11",
    },
  ],
  each: snsTopics,
  assert: ({ policy }) => [fact("statements that let everyone in", from(policy, openStatements)).isEmpty()],
});
