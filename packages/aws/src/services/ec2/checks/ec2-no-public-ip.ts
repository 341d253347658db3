import { defineCheck, fact } from "@bylaw/core";
import { ec2Instances, isThere } from "../instances.ts";

export const ec2NoPublicIp = defineCheck({
  id: "aws/ec2-no-public-ip",
  title: "EC2 instance has no public IPv4 address",
  why: "A machine with an address on the internet is one security group away from everybody. Behind a load balancer or a NAT gateway it needs none.",
  fix: "Put it into a private subnet behind a load balancer, and reach it by Session Manager. An Elastic IP address: aws ec2 disassociate-address --association-id <association>. One that AWS gave: EC2, Instances, the instance, Actions, Networking, Manage IP addresses, or aws ec2 modify-network-interface-attribute --network-interface-id <interface> --no-associate-public-ip-address. Leave out with a selector and its reason what must have one.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "IPv6 addresses are not judged: each of them is public.",
    "A stopped instance has given back the address that AWS gave it, and gets another when it starts.",
    "Whether the internet reaches the address, by route and security group, is not read; nor what a load balancer makes public.",
  ],
  sources: [
    {
      title: "Amazon EC2: Amazon EC2 instance IP addressing",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
      read: "2026-11",
    },
  ],
  each: ec2Instances,
  appliesTo: isThere,
  assert: (instance) => [fact("public IPv4 addresses", instance.publicAddresses).isEmpty()],
});
