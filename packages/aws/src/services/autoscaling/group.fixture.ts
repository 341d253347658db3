import { known } from "@bylaw/core/provider";
import type { AutoScalingGroup } from "./groups.ts";

const id = "arn:aws:autoscaling:eu-west-1:111111111111:autoScalingGroup:1:autoScalingGroupName/shop";
export const targets = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/shop/1";

/** A group as the listing has it: two zones, and a load balancer whose health checks it acts on. */
export const group: AutoScalingGroup = {
  ...{ id, name: "shop", isBeingDeleted: false, tags: known({}) },
  availabilityZones: known(["eu-west-1a", "eu-west-1b"]),
  loadBalancers: known([targets]),
  healthCheckTypes: known(["ELB"]),
  suspendedProcesses: known([]),
};

/** The same as AWS lists it. */
export function listedGroup(change: object = {}): object {
  return {
    AutoScalingGroupARN: id,
    AutoScalingGroupName: "shop",
    MinSize: 2,
    MaxSize: 4,
    DesiredCapacity: 2,
    DefaultCooldown: 300,
    AvailabilityZones: ["eu-west-1a", "eu-west-1b"],
    LoadBalancerNames: [],
    TargetGroupARNs: [targets],
    TrafficSources: [{ Identifier: targets, Type: "elbv2" }],
    HealthCheckType: "ELB",
    CreatedTime: new Date("2025-12-01"),
    SuspendedProcesses: [],
    VPCZoneIdentifier: "subnet-1,subnet-2",
    Tags: [],
    ...change,
  };
}

export function page(...groups: readonly object[]): { readonly AutoScalingGroups: readonly object[] } {
  return { AutoScalingGroups: groups };
}
