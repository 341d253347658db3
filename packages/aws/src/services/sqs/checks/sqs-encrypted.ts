import { defineCheck, fact } from "@bylaw/core";
import { sqsQueues } from "../queues.ts";

export const sqsEncrypted = defineCheck({
  id: "aws/sqs-encrypted",
  title: "SQS queue encrypts its messages at rest",
  why: "Messages wait in SQS for up to fourteen days.",
  fix: "In the console: SQS, the queue, Edit, Encryption, Enabled. Or: aws sqs set-queue-attributes --queue-url <queue> --attributes SqsManagedSseEnabled=true",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A key of SQS itself counts as one of KMS does; whether a KMS key still exists is not read.",
    "What is in transit, and what a receiver keeps, is not looked at.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon SQS: Encryption at rest",
      url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
      read: "2026-11",
    },
  ],
  each: sqsQueues,
  assert: ({ encryption }) => [fact("what encrypts its messages", encryption).isOneOf(["KMS", "SQS"])],
});
