import type { Collector } from "@bylaw/core";
import { defineCollector, inspect, observeCall, observed, ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const standard = z.object({
  /** The standard's ARN. */
  id: z.string(),
  /** `READY`, or that it is on its way in or out, incomplete or failed. */
  status: z.string(),
});

const schema = z.object({
  /** The hub's ARN. */
  id: z.string(),
  /** The standards that are enabled for AWS. */
  standards: observed(z.array(standard)),
});

export interface SecurityHub extends z.infer<typeof schema> {}

const [describe, getStandards] = ["securityhub:DescribeHub", "securityhub:GetEnabledStandards"] as const;

/** AWS Security Hub CSPM of a region, where it is on, with its standards. */
export const securityHubs: Collector<SecurityHub> = defineCollector({
  id: "aws/security-hubs",
  resource: "Security Hub CSPM",
  provider: awsKind,
  per: "region",
  operations: [describe, getStandards],
  calls: { [describe]: "once", [getStandards]: { page: 100, of: "standard" } },
  schema,
  async *collect(session) {
    const state = inspect(await session.observe(describe, {}));
    if (state.state === "unreadable") throw new ReadError(state.problem);
    if (state.state === "absent") return;
    const id = answerOf(describe, state.value)("HubArn");
    yield { id, standards: await observeCall(() => readStandards(session)) };
  },
});

async function readStandards(session: AwsSession): Promise<z.infer<typeof standard>[]> {
  const standards: z.infer<typeof standard>[] = [];
  for await (const one of session.items(getStandards, "StandardsSubscriptions", { MaxResults: 100 })) {
    const field = answerOf(getStandards, one);
    // Security Hub has standards for other clouds too.
    if (one.Provider !== undefined && one.Provider !== "AWS") continue;
    standards.push({ id: field("StandardsArn"), status: field("StandardsStatus") });
  }
  return standards;
}
