import { tls } from "@bylaw/core";
import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type ClassicLoadBalancerListener, classicLoadBalancerListeners } from "../classic-listeners.ts";
import { elbClassicListenerMinimumTls } from "./elb-classic-listener-minimum-tls.ts";

const balancer = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/site";
const listener: ClassicLoadBalancerListener = {
  id: `${balancer}:443`,
  name: "site:443",
  loadBalancer: "site",
  protocol: "HTTPS",
  port: 443,
  minimumTls: known(tls("1.2")),
  tags: known({}),
};
const denied = {
  code: "access-denied",
  message: "elb-classic:DescribeLoadBalancerPolicies was denied (AccessDenied).",
  operation: "elb-classic:DescribeLoadBalancerPolicies",
  permission: "elasticloadbalancing:DescribeLoadBalancerPolicies",
} as const;
const one = (change: Partial<ClassicLoadBalancerListener>) => [
  listingOf(classicLoadBalancerListeners, [{ ...listener, ...change }]),
];

testCheck(
  elbClassicListenerMinimumTls,
  { test, expect },
  {
    pass: [
      {
        name: "HTTPS from TLS 1.2",
        given: one({}),
        says: ["weakest TLS version: TLS 1.2, expected at least TLS 1.2"],
      },
    ],
    fail: [
      {
        name: "SSL still takes SSL 3",
        given: one({ protocol: "SSL", minimumTls: known(tls("ssl3")) }),
        says: ["weakest TLS version: SSL 3.0, expected at least TLS 1.2"],
      },
    ],
    unreadable: [
      {
        name: "its policies are denied",
        given: one({ minimumTls: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "its load balancer is not described",
        given: [listingOf(classicLoadBalancerListeners, [unreadableResource(balancer, denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "listens for TCP",
        given: one({ protocol: "TCP", minimumTls: unreadable({ ...denied, code: "not-collected" }) }),
        says: ["A listener of the protocol TCP does not end TLS."],
      },
    ],
    empty: {
      name: "no classic load balancers",
      given: [listingOf(classicLoadBalancerListeners, [])],
      says: [
        "There is no classic load balancer listener in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);
