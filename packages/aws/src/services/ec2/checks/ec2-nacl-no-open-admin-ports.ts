import { defineCheck, fact } from "@bylaw/core";
import { aclOpenPorts } from "../acl-ports.ts";
import { networkAcls } from "../network-acls.ts";
import { adminPorts } from "../ports.ts";
import { whatTheInternetIs } from "../sources.ts";

export const ec2NaclNoOpenAdminPorts = defineCheck({
  id: "aws/ec2-nacl-no-open-admin-ports",
  title: "Network ACL in use does not let the internet reach SSH (22) or RDP (3389)",
  why: "A network ACL is the second door: where it is shut, one security group that somebody opens in haste lets nobody in.",
  fix: "Deny the ports ahead of the rule that allows everything, or allow those that are needed. In the console: VPC, Network ACLs, the ACL, Edit inbound rules. Or: aws ec2 create-network-acl-entry --network-acl-id <acl> --ingress --rule-number 90 --protocol 6 --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny. A network ACL remembers no connections: leave the ports open to which answers come back, 1024 to 65535 but 3389.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    whatTheInternetIs,
    "Whether a security group, a route or an internet gateway lets the internet in behind it is not read. AWS makes the default network ACL so that it lets everything in.",
    "SSH and RDP are known by their ports, 22 and 3389: a server that listens elsewhere is not found.",
    "An ACL that no subnet uses is not judged.",
  ],
  sources: [
    {
      title: "Amazon VPC: Network ACL rules",
      url: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
      read: "2026-11",
    },
  ],
  each: networkAcls,
  appliesTo: ({ subnets }) => subnets.length > 0 || "No subnet uses it.",
  assert: (acl) => [fact("ports open to the internet", aclOpenPorts(acl, adminPorts)).isEmpty()],
});
