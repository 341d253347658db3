import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeFlowLogs";

const schema = z.object({
  /** The flow log's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  /** The id of the VPC, subnet, network interface or transit gateway whose traffic is recorded. */
  recorded: z.string(),
  /** `ACTIVE`. */
  status: z.string(),
  /** `SUCCESS` or `FAILED`. Missing where AWS says nothing of it, as before the first delivery. */
  delivery: z.string().exactOptional(),
  /** `ACCEPT`, `REJECT` or `ALL`. A transit gateway's flow log has none. */
  traffic: z.string().exactOptional(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface FlowLog extends z.infer<typeof schema> {}

/** Every flow log of a region, whatever it records. */
export const flowLogs: Collector<FlowLog> = defineCollector({
  id: "aws/flow-logs",
  resource: "flow log",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const idOf = (id: string) => ec2Arn(session, "vpc-flow-log", id);
    yield* describeEach(
      1,
      session.items(operation, "FlowLogs", { MaxResults: 1000 }),
      (log) => idOf(answerOf(operation, log)("FlowLogId")),
      async (log) => {
        const field = answerOf(operation, log);
        const { DeliverLogsStatus: delivery, TrafficType: traffic } = log;
        return {
          id: idOf(field("FlowLogId")),
          ...tagged(operation, log.Tags),
          recorded: field("ResourceId"),
          status: field("FlowLogStatus"),
          ...(delivery !== undefined && { delivery }),
          ...(traffic !== undefined && { traffic }),
        };
      },
    );
  },
});

/** True for one that is at work, whose last delivery did not fail, and that records what was turned away. */
export function recordsRejected({ status, delivery, traffic }: FlowLog): boolean {
  const isDelivered = delivery === undefined || delivery === "SUCCESS";
  return status === "ACTIVE" && isDelivered && (traffic === "REJECT" || traffic === "ALL");
}
