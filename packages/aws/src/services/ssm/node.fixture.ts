import { known } from "@bylaw/core/provider";
import type { Output } from "@bylaw/testbed/aws/scripted";
import { noTags } from "../../testing/judge.ts";
import type { Script } from "../../testing/script.ts";
import type { SsmNode } from "./nodes.ts";

export const [list, patchStates] = [
  "ssm:DescribeInstanceInformation",
  "ssm:DescribeInstancePatchStates",
] as const;

/** As it should be. */
export const node: SsmNode = {
  id: "arn:aws:ec2:eu-west-1:111111111111:instance/i-1",
  name: "web",
  pingStatus: known("Online"),
  lastScan: known("2025-12-31T00:00:00.000Z"),
  criticalPatchesDue: known(0),
  securityPatchesDue: known(0),
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};

/** The same as AWS tells it. A member that is undefined is left out of the answer. */
export function listedNode(change: Output = {}): Output {
  return without({ InstanceId: "i-1", PingStatus: "Online", ComputerName: "web", ...change });
}

/** What AWS tells of its patches. */
export function patchState(change: Output = {}): Output {
  return without({
    InstanceId: "i-1",
    PatchGroup: "",
    BaselineId: "pb-1",
    Operation: "Scan",
    OperationStartTime: new Date("2025-12-31T00:00:00Z"),
    OperationEndTime: new Date("2025-12-31T00:01:00Z"),
    MissingCount: 0,
    FailedCount: 0,
    CriticalNonCompliantCount: 0,
    SecurityNonCompliantCount: 0,
    OtherNonCompliantCount: 0,
    ...change,
  });
}

/** A region with these. */
export function nodes(listed: readonly Output[], states: readonly Output[]): Script {
  return {
    ...noTags,
    [list]: { InstanceInformationList: [...listed] },
    [patchStates]: { InstancePatchStates: [...states] },
  };
}

function without(members: Output): Output {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
