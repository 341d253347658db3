import { type Collector, days, type Observed, type Quantity } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The log group's ARN, without the `:*` that AWS puts after it in places. */
  id: z.string(),
  name: z.string(),
  /** `STANDARD`, `INFREQUENT_ACCESS`, or `DELIVERY` for one that only passes log events on. */
  class: z.string().exactOptional(),
  /** False where log events never expire. */
  expires: z.boolean(),
  /** How long a log event is kept. Absent where it never expires. */
  retention: observed(quantity("days")),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface LogGroup extends z.infer<typeof schema> {}

const operation = "logs:DescribeLogGroups";
type Listed = ItemOf<typeof operation, "logGroups">;

/** Every log group of CloudWatch Logs in a region. */
export const logGroups: Collector<LogGroup> = defineCollector({
  id: "aws/log-groups",
  resource: "log group",
  provider: awsKind,
  per: "region",
  operations: [operation, tagOperation],
  calls: { [operation]: { page: 50 }, [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "logs:log-group");
    yield* describeEach(1, session.items(operation, "logGroups", { limit: 50 }), arnOf, async (one) => ({
      id: arnOf(one),
      name: answerOf(operation, one)("logGroupName"),
      ...(one.logGroupClass !== undefined && { class: one.logGroupClass }),
      expires: one.retentionInDays !== undefined,
      retention: retentionOf(one),
      tags: await tagsOf(arnOf(one)),
    }));
  },
});

function arnOf(one: Listed): string {
  return one.logGroupArn ?? answerOf(operation, one)("arn").replace(/:\*$/, "");
}

/** AWS leaves the number out where log events do not expire, be it by the group's own setting or by a policy of the account. */
function retentionOf({ retentionInDays: number }: Listed): Observed<Quantity<"days">> {
  if (number === undefined) return absent(operation, "log events never expire");
  return readable(() => {
    if (number < 1) throw answerMismatch(operation, `answered retentionInDays with ${number}`);
    return days(number);
  });
}
