import { defineCheck, fact } from "@bylaw/core";
import { managedInstances } from "../managed-instances.ts";

export const ec2SsmManaged = defineCheck({
  id: "aws/ec2-ssm-managed",
  title: "Running EC2 instance is online in Systems Manager",
  why: "A machine that Systems Manager does not reach is in no inventory and gets no patches, and whoever must work on it needs a port that is open.",
  fix: "Install the agent where the image has none, let the instance reach Systems Manager through the internet or VPC endpoints, and give it the right to: the policy AmazonSSMManagedInstanceCore in its role, or for all instances in the console Systems Manager, Settings, Default Host Management Configuration. See what is missing with: aws ssm get-connection-status --target <instance>. Leave out with a selector and its reason nodes that ECS or EKS replaces.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Online is what AWS last heard from the agent, minutes ago: whether a command would be carried out is not tried.",
    "An instance that was launched minutes ago may not have registered yet, and fails.",
    "Nodes of ECS and EKS fail like any other instance where they run no agent, and so do those that EKS Auto Mode manages.",
    "An EC2 instance that was registered as a machine elsewhere, by an activation, has another id there and fails.",
    "Whether the agent is up to date, and what is done with it, is not read.",
  ],
  sources: [
    {
      title: "AWS Systems Manager: Managing nodes",
      url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-managed-nodes.html",
      read: "2026-11",
    },
    {
      title: "AWS Config: ec2-instance-managed-by-systems-manager",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-managed-by-systems-manager.html",
      read: "2026-11",
    },
  ],
  each: managedInstances,
  appliesTo: ({ state }) => state === "running" || `It is ${state}.`,
  assert: ({ pingStatus }) => [fact("agent, as Systems Manager hears of it", pingStatus).is("Online")],
});
