import { defineCheck, either, fact, from } from "@bylaw/core";
import { loadBalancers } from "../load-balancers.ts";

export const elbAccessLogs = defineCheck({
  id: "aws/elb-access-logs",
  title: "Application or network load balancer writes access logs to S3",
  why: "Without access logs nobody can say afterwards who asked for what.",
  fix: "In the console: EC2, Load Balancers, the load balancer, Attributes, Edit, Access logs. Or: aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load balancer> --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=<bucket>",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read, and not whether logs arrive: a bucket whose policy refuses them, or that is gone, passes.",
    "A network load balancer logs its TLS listeners only: what its other listeners carry is in no access log.",
    "A network load balancer whose access logs are off and that has no TLS listener is not judged, because it would have nothing to log.",
    "Who may read, change or delete the logs, and how long they are kept, is not read.",
    "Connection logs, flow logs of the network, logs delivered to CloudWatch or Firehose, and classic load balancers are not looked at.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Elastic Load Balancing: Access logs for your Network Load Balancer",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html",
      read: "2026-11",
    },
  ],
  each: loadBalancers,
  appliesTo: ({ type, accessLogs, hasTlsListener }) => {
    if (type === "gateway") return "A gateway load balancer writes no access logs.";
    if (type !== "network") return true;
    const none = "A network load balancer logs TLS alone, and this one has no TLS listener.";
    return from(either(accessLogs, hasTlsListener), (any) => any || none);
  },
  assert: ({ accessLogs }) => [fact("access logs", accessLogs).is(true)],
});
