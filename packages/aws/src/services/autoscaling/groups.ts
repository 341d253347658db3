import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The group's ARN. */
  id: z.string(),
  name: z.string(),
  isBeingDeleted: z.boolean(),
  /** Those that it may launch instances in, Local Zones among them, each once. */
  availabilityZones: observed(z.array(z.string())),
  /** The names of the classic load balancers and the ARNs of the target groups that its instances are registered with. */
  loadBalancers: observed(z.array(z.string())),
  /** `EC2`, `EBS`, `ELB`, `VPC_LATTICE`: what says that an instance is unhealthy. */
  healthCheckTypes: observed(z.array(z.string())),
  /** `Launch`, `ReplaceUnhealthy`, and so on: what the group is kept from doing for now. */
  suspendedProcesses: observed(z.array(z.string())),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface AutoScalingGroup extends z.infer<typeof schema> {}

const operation = "autoscaling:DescribeAutoScalingGroups";
type Listed = ItemOf<typeof operation, "AutoScalingGroups">;

/** Every Auto Scaling group of a region, those that another service manages too. */
export const autoScalingGroups: Collector<AutoScalingGroup> = defineCollector({
  id: "aws/auto-scaling-groups",
  resource: "Auto Scaling group",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 100 } },
  schema,
  async *collect(session) {
    const groups = session.items(operation, "AutoScalingGroups", {
      MaxRecords: 100,
      IncludeInstances: false,
    });
    const arnOf = (one: Listed) => answerOf(operation, one)("AutoScalingGroupARN");
    yield* describeEach(1, groups, arnOf, async (one) => groupOf(one));
  },
});

function groupOf(one: Listed): AutoScalingGroup {
  const field = answerOf(operation, one);
  return {
    id: field("AutoScalingGroupARN"),
    name: field("AutoScalingGroupName"),
    isBeingDeleted: isBeingDeleted(one),
    availabilityZones: readable(() => [...new Set(field("AvailabilityZones"))].sort()),
    loadBalancers: readable(() => loadBalancersOf(one)),
    healthCheckTypes: readable(() =>
      field("HealthCheckType")
        .split(",")
        .map((type) => wordOf(operation, "HealthCheckType", type.trim(), healthChecks)),
    ),
    suspendedProcesses: readable(() =>
      field("SuspendedProcesses").map(({ ProcessName }) =>
        wordOf(operation, "ProcessName", ProcessName, processes),
      ),
    ),
    tags: readable(() => recordOf(operation, field("Tags"))),
  };
}

/** AWS tells a status of a group that it is deleting, and of no other. */
function isBeingDeleted({ Status }: Listed): boolean {
  return Status !== undefined && wordOf(operation, "Status", Status, ["Delete in progress"]) === Status;
}

/** AWS tells those that were attached in the older ways twice. A target group of VPC Lattice has no load balancer. */
function loadBalancersOf(group: Listed): string[] {
  const field = answerOf(operation, group);
  const sources = field("TrafficSources").filter(
    ({ Type }) => wordOf(operation, "Type", Type, ["elb", "elbv2", "vpc-lattice"]) !== "vpc-lattice",
  );
  const attached = sources.map((source) => answerOf(operation, source)("Identifier"));
  return [...new Set([...field("LoadBalancerNames"), ...field("TargetGroupARNs"), ...attached])].sort();
}

const healthChecks = ["EC2", "EBS", "ELB", "VPC_LATTICE"];

const processes = [
  ...["Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck"],
  ...["InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions"],
  // Deprecated, and still told of old groups.
  "RemoveFromLoadBalancerLowPriority",
];
