import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const schema = z.object({
  /** The subscription's ARN; for one that nobody confirmed, its topic's and its place in the list. */
  id: z.string(),
  /** The topic's ARN. */
  topic: z.string(),
  /** `email`, `https`, `lambda`, and so on. Where messages go is not kept. */
  protocol: z.string(),
  /** False until whoever is asked has said yes: nothing is sent before. */
  confirmed: z.boolean(),
});

export interface SnsSubscription extends z.infer<typeof schema> {}

const operation = "sns:ListSubscriptions";

/** Every subscription of the account's own in a region. */
export const snsSubscriptions: Collector<SnsSubscription> = defineCollector({
  id: "aws/sns-subscriptions",
  resource: "SNS subscription",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 100 } },
  schema,
  async *collect(session) {
    let place = 0;
    for await (const one of session.items(operation, "Subscriptions", {})) {
      const field = answerOf(operation, one);
      const [arn, topic] = [field("SubscriptionArn"), field("TopicArn")];
      // AWS puts a word there while it has no ARN: PendingConfirmation, or Deleted.
      const confirmed = arn.startsWith("arn:");
      place += 1;
      yield { id: confirmed ? arn : `${topic}/${place}`, topic, protocol: field("Protocol"), confirmed };
    }
  },
});
