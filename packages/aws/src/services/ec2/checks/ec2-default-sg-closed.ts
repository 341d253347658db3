import { defineCheck, fact } from "@bylaw/core";
import { securityGroups } from "../security-groups.ts";
import { securityGroupRules } from "../sources.ts";

export const ec2DefaultSgClosed = defineCheck({
  id: "aws/ec2-default-sg-closed",
  title: "Default security group of a VPC has no rules",
  why: "What is launched without a security group lands in the default one. Where that is closed, a forgotten choice opens nothing.",
  fix: "Move what is in the group to groups of its own. Then, in the console: EC2, Security Groups, the group, and delete its inbound and its outbound rules. Or: aws ec2 revoke-security-group-ingress and revoke-security-group-egress with --group-id <group> --security-group-rule-ids <rules>. A default VPC that nobody uses can be deleted.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The default group of a VPC that nobody uses fails too: AWS makes one in every region.",
    "What is in the group is not read.",
  ],
  sources: [
    securityGroupRules,
    {
      title: "Amazon VPC: Default security groups for your VPCs",
      url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
      read: "2026-11",
    },
  ],
  each: securityGroups,
  // AWS keeps the name for the group that each VPC comes with.
  appliesTo: ({ groupName }) => groupName === "default" || "It is not the default group of its VPC.",
  assert: (group) => [
    fact("inbound rules", group.inbound.length).is(0),
    fact("outbound rules", group.outboundRules).is(0),
  ],
});
