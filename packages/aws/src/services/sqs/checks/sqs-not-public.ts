import { defineCheck, fact, from, whenAbsent } from "@bylaw/core";
import { noStatements, openStatements } from "../../../lib/public-statement.ts";
import { sqsQueues } from "../queues.ts";

export const sqsNotPublic = defineCheck({
  id: "aws/sqs-not-public",
  title: "Policy of an SQS queue lets in nobody whom it does not name",
  why: "Whoever may receive reads along, and whoever may send speaks in your name.",
  fix: "In the console: SQS, the queue, Edit, Access policy: name accounts in place of *, or add the condition aws:SourceAccount or aws:SourceArn. Or: aws sqs set-queue-attributes --queue-url <queue> --attributes file://<file>",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "An Allow for everyone counts as closed when one of its own conditions names an account, an organization, an ARN with its account, a bucket, a network or an endpoint.",
    "A Deny beside it is not weighed: a queue that is closed by one alone fails.",
    "Accounts and services that the policy names are not judged, whoever they are.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon SQS: Basic examples of Amazon SQS policies",
      url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
      read: "2026-11",
    },
  ],
  each: sqsQueues,
  assert: ({ policy }) => [
    fact("statements that let everyone in", from(whenAbsent(policy, noStatements), openStatements)).isEmpty(),
  ],
});
