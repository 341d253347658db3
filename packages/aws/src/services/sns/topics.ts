import type { Collector } from "@bylaw/core";
import {
  absent,
  defineCollector,
  describeEach,
  inspect,
  known,
  observed,
  ReadError,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const operation = "sns:GetTopicAttributes";

const schema = z.object({
  /** The topic's ARN. */
  id: z.string(),
  name: z.string(),
  policy: observed(policyDocument),
  /** The KMS key that encrypts its messages at rest. Absent where none does. */
  encryptionKey: observed(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface SnsTopic extends z.infer<typeof schema> {}

/** Every SNS topic of a region. */
export const snsTopics: Collector<SnsTopic> = defineCollector({
  id: "aws/sns-topics",
  resource: "SNS topic",
  provider: awsKind,
  per: "region",
  operations: ["sns:ListTopics", operation, tagOperation],
  calls: { "sns:ListTopics": { page: 100 }, [operation]: { each: "entry" }, [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "sns");
    const arnOf = (one: ItemOf<"sns:ListTopics", "Topics">) => answerOf("sns:ListTopics", one)("TopicArn");
    yield* describeEach(10, session.items("sns:ListTopics", "Topics", {}), arnOf, async (one) => {
      const topic = await describeTopic(session, arnOf(one));
      return topic && { ...topic, tags: await tagsOf(topic.id) };
    });
  },
});

/** The topic; undefined when it is gone since it was listed. */
async function describeTopic(session: AwsSession, arn: string): Promise<Omit<SnsTopic, "tags"> | undefined> {
  const answer = inspect(await session.observe(operation, { TopicArn: arn }));
  if (answer.state === "unreadable") throw new ReadError(answer.problem);
  if (answer.state === "absent") return undefined;
  const attributes = answerOf(operation, answer.value)("Attributes");
  // AWS: "The following attribute applies only to server-side-encryption: KmsMasterKeyId".
  const { Policy, KmsMasterKeyId = "" } = attributes;
  return {
    id: arn,
    name: arn.slice(arn.lastIndexOf(":") + 1),
    policy: readable(() => parsePolicy(operation, required(operation, "Policy", Policy))),
    encryptionKey: KmsMasterKeyId === "" ? absent(operation, "no KmsMasterKeyId") : known(KmsMasterKeyId),
  };
}
