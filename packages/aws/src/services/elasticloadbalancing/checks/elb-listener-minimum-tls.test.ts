import { tls } from "@bylaw/core";
import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type LoadBalancerListener, loadBalancerListeners } from "../listeners.ts";
import { elbListenerMinimumTls } from "./elb-listener-minimum-tls.ts";

const listener: LoadBalancerListener = {
  id: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/site/1/2",
  name: "site:443",
  loadBalancer: "site",
  loadBalancerType: "application",
  protocol: "HTTPS",
  port: 443,
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  minimumTls: known(tls("1.2")),
  tags: known({}),
};
const notAsked = unreadable({ code: "not-collected", message: "Not asked." });
const denied = {
  code: "access-denied",
  message: "elasticloadbalancing:DescribeSSLPolicies was denied (AccessDenied).",
  operation: "elasticloadbalancing:DescribeSSLPolicies",
  permission: "elasticloadbalancing:DescribeSSLPolicies",
} as const;
const one = (change: Partial<LoadBalancerListener>) => [
  listingOf(loadBalancerListeners, [{ ...listener, ...change }]),
];
const plain = (protocol: string) => ({
  name: `listens for ${protocol}`,
  given: one({ protocol, minimumTls: notAsked }),
  says: [`A listener of the protocol ${protocol} does not end TLS.`],
});

testCheck(
  elbListenerMinimumTls,
  { test, expect },
  {
    pass: [
      {
        name: "HTTPS from TLS 1.2",
        given: one({}),
        says: ["weakest TLS version: TLS 1.2, expected at least TLS 1.2"],
      },
      {
        name: "TLS of a network load balancer from TLS 1.3",
        given: one({ protocol: "TLS", loadBalancerType: "network", minimumTls: known(tls("1.3")) }),
        says: ["weakest TLS version: TLS 1.3, expected at least TLS 1.2"],
      },
    ],
    fail: [
      {
        name: "still takes TLS 1.0",
        given: one({ minimumTls: known(tls("1.0")) }),
        says: ["weakest TLS version: TLS 1.0, expected at least TLS 1.2"],
      },
      {
        name: "TLS of a network load balancer still takes TLS 1.1",
        given: one({ protocol: "TLS", loadBalancerType: "network", minimumTls: known(tls("1.1")) }),
        says: ["weakest TLS version: TLS 1.1, expected at least TLS 1.2"],
      },
    ],
    unreadable: [
      {
        name: "policies are denied",
        given: one({ minimumTls: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "its load balancer's listeners are denied",
        given: [
          listingOf(loadBalancerListeners, [
            unreadableResource("arn:lb", { ...denied, message: "DescribeListeners was denied." }),
          ]),
        ],
        says: ["DescribeListeners was denied."],
      },
      {
        name: "speaks a protocol that is not known",
        given: one({
          protocol: "HTTP9",
          minimumTls: unreadable({ code: "schema-mismatch", message: "HTTP9?" }),
        }),
        says: ["HTTP9?"],
      },
      {
        name: "load balancers cannot be listed",
        given: [
          listingOf(loadBalancerListeners, [], {
            problem: { ...denied, message: "DescribeLoadBalancers was denied." },
          }),
        ],
        says: ["DescribeLoadBalancers was denied."],
      },
    ],
    notApplicable: [
      plain("HTTP"),
      plain("TCP"),
      plain("UDP"),
      plain("TCP_UDP"),
      plain("GENEVE"),
      {
        name: "belongs to a gateway load balancer",
        given: [
          listingOf(loadBalancerListeners, [
            {
              id: "arn:gateway",
              name: "gate",
              loadBalancer: "gate",
              loadBalancerType: "gateway",
              minimumTls: notAsked,
              tags: known({}),
            },
          ]),
        ],
        says: ["A listener of the protocol GENEVE does not end TLS."],
      },
    ],
    empty: {
      name: "no listeners",
      given: [listingOf(loadBalancerListeners, [])],
      says: [
        "There is no application, network or gateway load balancer listener in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);
