import { defineCheck, fact } from "@bylaw/core";
import { snsTopics } from "../topics.ts";

export const snsEncrypted = defineCheck({
  id: "aws/sns-encrypted",
  title: "SNS topic encrypts its messages at rest with a KMS key",
  why: "Messages wait in SNS until they are delivered.",
  fix: "In the console: SNS, Topics, the topic, Edit, Encryption. Or: aws sns set-topic-attributes --topic-arn <topic> --attribute-name KmsMasterKeyId --attribute-value <key>. Whoever publishes needs the key as well; services of AWS need a key of your own.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Any key counts, also the one that AWS manages for SNS, alias/aws/sns; whether the key still exists is not read.",
    "What is in transit, and what a subscriber keeps, is not looked at.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon SNS: Securing Amazon SNS data with server-side encryption",
      url: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
      read: "2026-11",
    },
  ],
  each: snsTopics,
  assert: ({ encryptionKey }) => [fact("key that encrypts its messages", encryptionKey).isPresent()],
});
