import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { classicLoadBalancerListeners, endsClassicTls } from "../classic-listeners.ts";

export const elbClassicListenerMinimumTls = defineCheck({
  id: "aws/elb-classic-listener-minimum-tls",
  title: "Classic load balancer listener negotiates only recent TLS versions",
  why: "A client that can be talked down to an old version can be listened to.",
  fix: "Make a policy that refers to a strict one and set it: aws elb create-load-balancer-policy --load-balancer-name <name> --policy-name tls-1-2 --policy-type-name SSLNegotiationPolicyType --policy-attributes AttributeName=Reference-Security-Policy,AttributeValue=ELBSecurityPolicy-TLS-1-2-2017-01, then aws elb set-load-balancer-policies-of-listener --load-balancer-name <name> --load-balancer-port <port> --policy-names tls-1-2. Classic load balancers end at TLS 1.2; a stricter limit asks for another kind of load balancer.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only the versions of TLS that a listener accepts are read: a policy for TLS 1.2 with weak ciphers passes.",
    "Application, network and gateway load balancers are not looked at here: aws/elb-listener-minimum-tls judges them.",
    "A listener in plain HTTP or TCP, and the connection from the load balancer to its instances, are not judged.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Classic Load Balancers: Predefined SSL security policies",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html",
      read: "2026-11",
    },
  ],
  each: classicLoadBalancerListeners,
  parameters: { version: atLeast(tls("1.2")) },
  appliesTo: (listener) =>
    endsClassicTls(listener) || `A listener of the protocol ${listener.protocol} does not end TLS.`,
  assert: (listener, { version }) => [fact("weakest TLS version", listener.minimumTls).atLeast(version)],
});
