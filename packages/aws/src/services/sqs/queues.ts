import type { Collector, Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observed,
  ReadError,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { type PolicyDocument, parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const operation = "sqs:GetQueueAttributes";

const schema = z.object({
  /** The queue's ARN. */
  id: z.string(),
  name: z.string(),
  url: z.string(),
  /** Absent for a queue that has none: only its own account gets in, by the policies of IAM. */
  policy: observed(policyDocument),
  /** What encrypts its messages at rest: a key of `KMS`, one of `SQS` itself, or `nothing`. */
  encryption: observed(z.enum(["KMS", "SQS", "nothing"])),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface SqsQueue extends z.infer<typeof schema> {}

/** Every SQS queue of a region. */
export const sqsQueues: Collector<SqsQueue> = defineCollector({
  id: "aws/sqs-queues",
  resource: "SQS queue",
  provider: awsKind,
  per: "region",
  operations: ["sqs:ListQueues", operation, tagOperation],
  calls: { "sqs:ListQueues": { page: 1000 }, [operation]: { each: "entry" }, [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "sqs");
    yield* describeEach(
      10,
      listUrls(session),
      (url) => url,
      async (url) => {
        const queue = await describeQueue(session, url);
        return queue && { ...queue, tags: await tagsOf(queue.id) };
      },
    );
  },
});

/** SQS answers without the list where there is no queue. */
async function* listUrls(session: AwsSession): AsyncGenerator<string> {
  for await (const { QueueUrls, NextToken } of session.pages("sqs:ListQueues", { MaxResults: 1000 })) {
    if (QueueUrls === undefined && NextToken === undefined) continue;
    yield* required("sqs:ListQueues", "QueueUrls", QueueUrls);
  }
}

/** The queue; undefined when it is gone since it was listed. */
async function describeQueue(session: AwsSession, url: string): Promise<Omit<SqsQueue, "tags"> | undefined> {
  const answer = inspect(
    await session.observe(operation, {
      QueueUrl: url,
      AttributeNames: ["QueueArn", "Policy", "KmsMasterKeyId", "SqsManagedSseEnabled"],
    }),
  );
  if (answer.state === "unreadable") throw new ReadError(answer.problem);
  if (answer.state === "absent") return undefined;
  const attributes = answerOf(operation, answer.value)("Attributes");
  const id = required(operation, "QueueArn", attributes.QueueArn);
  return {
    id,
    name: id.slice(id.lastIndexOf(":") + 1),
    url,
    policy: policyOf(attributes.Policy),
    encryption: readable(() => encryptionOf(attributes)),
  };
}

function policyOf(text: string | undefined): Observed<PolicyDocument> {
  if (text === undefined) return absent(operation, "no Policy");
  return readable(() => parsePolicy(operation, text));
}

function encryptionOf(attributes: {
  readonly KmsMasterKeyId?: string;
  readonly SqsManagedSseEnabled?: string;
}): SqsQueue["encryption"] extends Observed<infer T> ? T : never {
  if (attributes.KmsMasterKeyId !== undefined && attributes.KmsMasterKeyId !== "") return "KMS";
  const own = required(operation, "SqsManagedSseEnabled", attributes.SqsManagedSseEnabled);
  if (own === "true" || own === "false") return own === "true" ? "SQS" : "nothing";
  throw answerMismatch(operation, `answered SqsManagedSseEnabled with "${own}"`);
}
