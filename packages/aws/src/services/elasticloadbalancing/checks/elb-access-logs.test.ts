import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type LoadBalancer, loadBalancers } from "../load-balancers.ts";
import { elbAccessLogs } from "./elb-access-logs.ts";

const [balancers, attributes, listeners] = [
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeListeners",
] as const;
const notAsked = unreadable({ code: "not-collected", message: "Not asked." });
const denied = { code: "access-denied", message: `${attributes} was denied (AccessDenied).` } as const;
const balancer: LoadBalancer = {
  id: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/site/1",
  name: "site",
  type: "application",
  scheme: "internet-facing",
  accessLogs: known(true),
  deletionProtection: known(true),
  hasTlsListener: notAsked,
  tags: known({}),
};
const one = (change: Partial<LoadBalancer>) => [listingOf(loadBalancers, [{ ...balancer, ...change }])];
const on = "access logs: true, expected true";
const off = "access logs: false, expected true";
const noTls = "A network load balancer logs TLS alone, and this one has no TLS listener.";
const gateway = "A gateway load balancer writes no access logs.";

testCheck(
  elbAccessLogs,
  { test, expect },
  {
    pass: [
      { name: "writes them", given: one({}), says: [on] },
      { name: "so does a network load balancer", given: one({ type: "network" }), says: [on] },
    ],
    fail: [
      { name: "writes none", given: one({ accessLogs: known(false) }), says: [off] },
      {
        name: "a network load balancer for TLS writes none",
        given: one({ type: "network", accessLogs: known(false), hasTlsListener: known(true) }),
        says: [off],
      },
    ],
    unreadable: [
      {
        name: "attributes are denied",
        given: one({ accessLogs: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "whether there is anything to log is not known",
        given: one({ type: "network", accessLogs: known(false), hasTlsListener: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "cannot be described",
        given: [listingOf(loadBalancers, [unreadableResource("arn:lb", denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [
      { name: "a gateway", given: one({ type: "gateway", accessLogs: notAsked }), says: [gateway] },
      {
        name: "a network load balancer without TLS",
        given: one({ type: "network", accessLogs: known(false), hasTlsListener: known(false) }),
        says: [noTls],
      },
    ],
    empty: {
      name: "no load balancers",
      given: [listingOf(loadBalancers, [])],
      says: [
        "There is no application, network or gateway load balancer in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const enabled = (Value: string, bucket = "logs"): Answer => ({
    Attributes: [
      { Key: "access_logs.s3.enabled", Value },
      { Key: "access_logs.s3.bucket", Value: bucket },
      { Key: "deletion_protection.enabled", Value: "false" },
    ],
  });
  const cases: readonly (readonly [
    name: string,
    type: string,
    attributes: Answer,
    protocol: string,
    outcome: string,
    says: string,
  ])[] = [
    ["an application load balancer with logs", "application", enabled("true"), "HTTP", "pass", on],
    ["a bucket is named and logging is off", "application", enabled("false"), "HTTPS", "fail", off],
    [
      "a network load balancer for TCP (ScoutSuite#617)",
      "network",
      enabled("false"),
      "TCP",
      "not-applicable",
      noTls,
    ],
    ["a network load balancer for TLS without logs", "network", enabled("false"), "TLS", "fail", off],
    [
      "a network load balancer for TCP with logs on (terraform-provision#997)",
      "network",
      enabled("true"),
      "TCP",
      "pass",
      on,
    ],
    [
      "a gateway has no such attribute",
      "gateway",
      { Attributes: [{ Key: "deletion_protection.enabled", Value: "false" }] },
      "GENEVE",
      "not-applicable",
      gateway,
    ],
    [
      "attributes that are denied",
      "application",
      failure(attributes, "AccessDenied", 403),
      "HTTP",
      "error",
      denied.message,
    ],
    [
      "no word of access logs",
      "application",
      { Attributes: [] },
      "HTTP",
      "error",
      `${attributes} answered without access_logs.s3.enabled.`,
    ],
  ];
  test.each(cases)("%s", async (_, Type, answer, Protocol, outcome, says) => {
    const said = await judgeScript(elbAccessLogs, {
      ...noTags,
      [balancers]: { LoadBalancers: [{ LoadBalancerArn: "arn:lb", LoadBalancerName: "a", Type }] },
      [attributes]: answer,
      [listeners]: { Listeners: [{ ListenerArn: "arn:l", Protocol, Port: 443 }] },
    });
    expect(said).toEqual([{ resource: "a", outcome, says: [says] }]);
  });
});
