import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { wholeDays } from "../../lib/whole-days.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";

const schema = z.object({
  /** The table's ARN. */
  id: z.string(),
  name: z.string(),
  /** True when the table can be restored to any second of its recovery period. */
  pointInTimeRecovery: observed(z.boolean()),
  /** How far back. Absent where point-in-time recovery is off. */
  recoveryPeriod: observed(quantity("days")),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface DynamodbTable extends z.infer<typeof schema> {}

const [list, backups] = ["dynamodb:ListTables", "dynamodb:DescribeContinuousBackups"] as const;

/** Every DynamoDB table of a region, replicas of global tables among them. */
export const dynamodbTables: Collector<DynamodbTable> = defineCollector({
  id: "aws/dynamodb-tables",
  resource: "DynamoDB table",
  provider: awsKind,
  per: "region",
  operations: [list, backups, tagOperation],
  calls: {
    [list]: { page: 100 },
    [backups]: { each: "entry" },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "dynamodb:table");
    const { account, partition, region } = session;
    const arnOf = (name: string) => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`;
    yield* describeEach(8, session.items(list, "TableNames", { Limit: 100 }), arnOf, async (name) => {
      const said = await session.observe(backups, { TableName: name });
      // It is gone since it was listed.
      if (inspect(said).state === "absent") return undefined;
      const tags = await tagsOf(arnOf(name));
      return {
        id: arnOf(name),
        name,
        pointInTimeRecovery: from(said, isOn),
        recoveryPeriod: from(said, periodOf),
        tags,
      };
    });
  },
});

const period = "RecoveryPeriodInDays";
type Answer = OutputOf<typeof backups>;

function recoveryOf({ ContinuousBackupsDescription: description }: Answer) {
  const said = required(backups, "ContinuousBackupsDescription", description);
  return answerOf(backups, answerOf(backups, said)("PointInTimeRecoveryDescription"));
}

function isOn(answer: Answer): Observed<boolean> {
  return readable(() => {
    const status: string = recoveryOf(answer)("PointInTimeRecoveryStatus");
    if (status === "ENABLED" || status === "DISABLED") return status === "ENABLED";
    throw answerMismatch(backups, `answered PointInTimeRecoveryStatus with ${JSON.stringify(status)}`);
  });
}

function periodOf(answer: Answer): Observed<Quantity<"days">> {
  return from(isOn(answer), (on) =>
    on
      ? readable(() => wholeDays(backups, period, recoveryOf(answer)(period)))
      : absent(backups, "point-in-time recovery is off"),
  );
}
