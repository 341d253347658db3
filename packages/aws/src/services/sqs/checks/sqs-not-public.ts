import { defineCheck, fact, from, whenAbsent } from "@bylaw/core";
import { noStatements, openStatements, whatCloses } from "../../../lib/public-statement.ts";
import { sqsQueues } from "../queues.ts";

export const sqsNotPublic = defineCheck({
  id: "aws/sqs-not-public",
  title: "Policy of an SQS queue lets in nobody whom it does not name",
  why: "Whoever may receive reads along, and whoever may send speaks in your name.",
  fix: "In the console: SQS, the queue, Edit, Access policy: name accounts in place of *, or add the condition aws:SourceAccount or aws:SourceArn. Or: aws sqs set-queue-attributes --queue-url <queue> --attributes file://<file>, a file whose one member, Policy, is the policy as text.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    whatCloses,
    "A Deny beside it is not weighed: a queue that is closed by one alone fails.",
    "Accounts, services and identity providers that the policy names are not judged, whoever they are.",
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
