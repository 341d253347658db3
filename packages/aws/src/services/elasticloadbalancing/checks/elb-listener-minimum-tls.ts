import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { endsTls, loadBalancerListeners } from "../listeners.ts";

export const elbListenerMinimumTls = defineCheck({
  id: "aws/elb-listener-minimum-tls",
  title: "Load balancer listener negotiates only recent TLS versions",
  why: "A client that can be talked down to an old version can be listened to.",
  fix: "Choose a stricter security policy: aws elbv2 modify-listener --listener-arn <listener> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only the versions of TLS that a listener accepts are read, not its ciphers.",
    "A listener without TLS, and the connection from the load balancer to its targets, are not judged.",
    "Regions that the program does not name are not looked at.",
  ],
  each: loadBalancerListeners,
  parameters: { version: atLeast(tls("1.2")) },
  appliesTo: (listener) =>
    endsTls(listener) || `A listener of the protocol ${listener.protocol ?? "GENEVE"} does not end TLS.`,
  assert: (listener, { version }) => [fact("weakest TLS version", listener.minimumTls).atLeast(version)],
});
