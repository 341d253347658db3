import { defineCheck, fact } from "@bylaw/core";
import { loadBalancers } from "../load-balancers.ts";

export const elbDeletionProtection = defineCheck({
  id: "aws/elb-deletion-protection",
  title: "Application, network or gateway load balancer has deletion protection",
  why: "One wrong command, or one wrong line in a template, takes the service off the network.",
  fix: "In the console: EC2, Load Balancers, the load balancer, Attributes, Edit, Deletion protection. Or: aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load balancer> --attributes Key=deletion_protection.enabled,Value=true",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whoever may delete the load balancer may usually switch the protection off first.",
    "Its listeners, rules and targets can be deleted all the same.",
    "Classic load balancers have no such protection and are not among these.",
    "Load balancers that come and go with a deployment fail as those do that stay: leave them out by a selector.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Elastic Load Balancing API: LoadBalancerAttribute",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html",
      read: "2026-11",
    },
  ],
  each: loadBalancers,
  assert: ({ deletionProtection }) => [fact("deletion protection", deletionProtection).is(true)],
});
