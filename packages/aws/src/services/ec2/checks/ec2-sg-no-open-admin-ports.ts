import { defineCheck, fact } from "@bylaw/core";
import { openPorts } from "../open-ports.ts";
import { adminPorts } from "../ports.ts";
import { securityGroups } from "../security-groups.ts";
import { securityGroupRules, whatTheInternetIs } from "../sources.ts";

export const ec2SgNoOpenAdminPorts = defineCheck({
  id: "aws/ec2-sg-no-open-admin-ports",
  title: "Security group does not open SSH (22) or RDP (3389) to the internet",
  why: "Whoever can reach the port of SSH or RDP can guess passwords and use a flaw of its server. Machines try both all day.",
  fix: "Use Session Manager, or allow the addresses of your VPN alone. In the console: EC2, Security Groups, the group, Edit inbound rules. Or: aws ec2 revoke-security-group-ingress --group-id <group> --protocol tcp --port 22 --cidr 0.0.0.0/0.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    whatTheInternetIs,
    "Whether anything is in the group is not read, nor whether a route or a network ACL lets the internet in: a group that nobody uses fails too.",
    "SSH and RDP are known by their ports, 22 and 3389: a server that listens elsewhere is not found.",
    "A rule that lets in the members of another security group is not followed to what lets traffic into those.",
  ],
  sources: [securityGroupRules],
  each: securityGroups,
  assert: (group) => [fact("ports open to the internet", openPorts(group, adminPorts)).isEmpty()],
});
