import { defineCheck, fact, from } from "@bylaw/core";
import { autoScalingGroups } from "../groups.ts";

/** Without one of them the group does not learn that an instance is unhealthy, or does not put another in its place. */
const replacing = ["AddToLoadBalancer", "HealthCheck", "Launch", "ReplaceUnhealthy", "Terminate"];

export const autoscalingElbHealthCheck = defineCheck({
  id: "aws/autoscaling-elb-health-check",
  title: "Auto Scaling group with a load balancer acts on the load balancer's health checks",
  why: "An instance that runs but no longer answers gets no requests, and is never replaced.",
  fix: "In the console: EC2, Auto Scaling Groups, the group, Details, Health checks, Edit: Turn on Elastic Load Balancing health checks. Or: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --health-check-type ELB --health-check-grace-period <seconds>. What is suspended: aws autoscaling resume-processes --auto-scaling-group-name <group>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "What the load balancer asks an instance, and how long the group waits after a launch before it listens, is not read.",
    "A deployment that suspends processes fails it for as long as that lasts.",
    "Instances in standby are not replaced, and are not looked for.",
    "Target groups of VPC Lattice, and services that register instances without the group, are not seen.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Config: autoscaling-group-elb-healthcheck-required",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/autoscaling-group-elb-healthcheck-required.html",
    },
    {
      title: "Amazon EC2 Auto Scaling: How suspended processes affect other processes",
      url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-how-suspending-processes-affects-other-processes.html",
    },
  ],
  each: autoScalingGroups,
  appliesTo: ({ isBeingDeleted, loadBalancers }) =>
    isBeingDeleted
      ? "The group is being deleted."
      : from(loadBalancers, (all) => all.length > 0 || "No load balancer is attached to the group."),
  assert: ({ healthCheckTypes, suspendedProcesses }) => [
    fact("health checks", healthCheckTypes).includes("ELB"),
    fact(
      "suspended processes that replace an unhealthy instance",
      from(suspendedProcesses, (all) => all.filter((one) => replacing.includes(one))),
    ).isEmpty(),
  ],
});
