import { type Collector, from, type Observed } from "@bylaw/core";
import { absent, defineCollector, known, observeCall, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { ec2Arn } from "../ec2/resource.ts";

const [list, patchStates] = ["ssm:DescribeInstanceInformation", "ssm:DescribeInstancePatchStates"] as const;
const pingStatuses = ["Online", "ConnectionLost", "Inactive"] as const;

const schema = z.object({
  /** The ARN of the EC2 instance, or of the managed instance elsewhere. */
  id: z.string(),
  /** The name under which a machine elsewhere was activated, or what the machine calls itself. */
  name: z.string().exactOptional(),
  /** Whether its agent was heard of lately: `Online` or `ConnectionLost`. */
  pingStatus: observed(z.enum(pingStatuses)),
  /** When its patches were last scanned or installed. Absent where they never were. */
  lastScan: observed(z.string()),
  /** How many patches that its baseline calls critical are not in effect: missing, failed, rejected, or waiting for a reboot. */
  criticalPatchesDue: observed(z.number()),
  /** The same of those that their advisory calls security patches. */
  securityPatchesDue: observed(z.number()),
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface SsmNode extends z.infer<typeof schema> {}
type Listed = ItemOf<typeof list, "InstanceInformationList">;
type PatchState = ItemOf<typeof patchStates, "InstancePatchStates">;

/** AWS lists so many at once, and tells the patches of so many. */
const atOnce = 50;

/** Every node that Systems Manager manages in a region: EC2 instances and machines elsewhere. AWS leaves out EC2 instances that are stopped. */
export const ssmNodes: Collector<SsmNode> = defineCollector({
  id: "aws/ssm-nodes",
  resource: "node of Systems Manager",
  provider: awsKind,
  per: "region",
  operations: [list, patchStates, tagOperation],
  calls: {
    [list]: { page: atOnce },
    [patchStates]: { page: atOnce },
    [tagOperation]: {
      sum: [
        { page: 100, of: "EC2 instance with tags" },
        { page: 100, of: "machine elsewhere with tags" },
      ],
    },
  },
  schema,
  async *collect(session) {
    const readAt = session.now().toISOString();
    const tagsOfInstance = tagReader(session, "ec2:instance");
    const tagsOfOther = tagReader(session, "ssm:managed-instance");
    const nodes = [];
    for await (const one of session.items(list, "InstanceInformationList", { MaxResults: atOnce }))
      nodes.push({ one, nodeId: formOf(list, "InstanceId", one.InstanceId, /^(?:i|mi)-\w+$/) });
    for (let start = 0; start < nodes.length; start += atOnce) {
      const some = nodes.slice(start, start + atOnce);
      const states = await readPatchStates(
        session,
        some.map(({ nodeId }) => nodeId),
      );
      for (const { one, nodeId } of some) {
        const isInstance = nodeId.startsWith("i-");
        const id = isInstance ? ec2Arn(session, "instance", nodeId) : otherArn(session, nodeId);
        yield {
          id,
          ...named(one),
          pingStatus: readable(() => wordOf(list, "PingStatus", one.PingStatus, pingStatuses)),
          ...patchesOf(from(states, (all) => stateOf(all, nodeId))),
          readAt,
          tags: await (isInstance ? tagsOfInstance(id) : tagsOfOther(id)),
        };
      }
    }
  },
});

function otherArn({ account, partition, region }: AwsSession, nodeId: string): string {
  return `arn:${partition}:ssm:${region}:${account}:managed-instance/${nodeId}`;
}

function named({ Name, ComputerName }: Listed): { readonly name?: string } {
  const name = [Name, ComputerName].find((one) => one !== undefined && one !== "");
  return name === undefined ? {} : { name };
}

/** By the node's id. AWS leaves out a node whose patches were never scanned. */
async function readPatchStates(
  session: AwsSession,
  InstanceIds: string[],
): Promise<Observed<ReadonlyMap<string, PatchState>>> {
  return observeCall(async () => {
    const states = new Map<string, PatchState>();
    const asked = { InstanceIds, MaxResults: atOnce };
    for await (const state of session.items(patchStates, "InstancePatchStates", asked))
      states.set(answerOf(patchStates, state)("InstanceId"), state);
    return states;
  });
}

function stateOf(all: ReadonlyMap<string, PatchState>, nodeId: string): Observed<PatchState> {
  const state = all.get(nodeId);
  return state === undefined ? absent(patchStates, "never scanned") : known(state);
}

function patchesOf(
  state: Observed<PatchState>,
): Pick<SsmNode, "lastScan" | "criticalPatchesDue" | "securityPatchesDue"> {
  const count = (field: "CriticalNonCompliantCount" | "SecurityNonCompliantCount") =>
    from(state, (told) => readable(() => answerOf(patchStates, told)(field)));
  return {
    lastScan: from(state, (told) =>
      readable(() => answerOf(patchStates, told)("OperationEndTime").toISOString()),
    ),
    criticalPatchesDue: count("CriticalNonCompliantCount"),
    securityPatchesDue: count("SecurityNonCompliantCount"),
  };
}
