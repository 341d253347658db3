import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { endsTls, loadBalancerListeners } from "../listeners.ts";

export const elbListenerMinimumTls = defineCheck({
  id: "aws/elb-listener-minimum-tls",
  title: "Application or network load balancer listener negotiates only recent TLS versions",
  why: "A client that can be talked down to an old version can be listened to.",
  fix: "Choose a stricter security policy: aws elbv2 modify-listener --listener-arn <listener> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only the versions of TLS that a listener accepts are read: a policy for TLS 1.2 with weak ciphers passes.",
    "Classic load balancers are not looked at here: aws/elb-classic-listener-minimum-tls judges them.",
    "A listener that passes encrypted traffic on (TCP, QUIC) is not judged: AWS does not see which versions the target behind it accepts.",
    "A listener in plain HTTP, and the connection from the load balancer to its targets, are not judged.",
    "CloudFront, API Gateway, App Runner, VPC Lattice and Global Accelerator are no load balancers here.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Elastic Load Balancing: DescribeSSLPolicies",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeSSLPolicies.html",
      read: "2026-11",
    },
  ],
  each: loadBalancerListeners,
  parameters: { version: atLeast(tls("1.2")) },
  appliesTo: (listener) =>
    endsTls(listener) || `A listener of the protocol ${listener.protocol ?? "GENEVE"} does not end TLS.`,
  assert: (listener, { version }) => [fact("weakest TLS version", listener.minimumTls).atLeast(version)],
});
