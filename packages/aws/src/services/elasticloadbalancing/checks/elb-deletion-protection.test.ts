import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type LoadBalancer, loadBalancers } from "../load-balancers.ts";
import { elbDeletionProtection } from "./elb-deletion-protection.ts";

const attributes = "elasticloadbalancing:DescribeLoadBalancerAttributes";
const denied = { code: "access-denied", message: `${attributes} was denied (AccessDenied).` } as const;
const balancer: LoadBalancer = {
  id: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/site/1",
  name: "site",
  type: "application",
  accessLogs: unreadable(denied),
  deletionProtection: known(true),
  hasTlsListener: unreadable(denied),
  tags: known({}),
};
const one = (change: Partial<LoadBalancer>) => [listingOf(loadBalancers, [{ ...balancer, ...change }])];
const on = "deletion protection: true, expected true";
const off = "deletion protection: false, expected true";

testCheck(
  elbDeletionProtection,
  { test, expect },
  {
    pass: [{ name: "is protected", given: one({}), says: [on] }],
    fail: [{ name: "is not", given: one({ deletionProtection: known(false) }), says: [off] }],
    unreadable: [
      { name: "denied", given: one({ deletionProtection: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be described",
        given: [listingOf(loadBalancers, [unreadableResource("arn:lb", denied)])],
        says: [denied.message],
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
  const set = (...Attributes: readonly object[]): Answer => ({ Attributes });
  const key = "deletion_protection.enabled";
  const logs = { Key: "access_logs.s3.enabled", Value: "true" };
  const cases: readonly (readonly [
    name: string,
    type: string,
    answer: Answer,
    outcome: string,
    says: string,
  ])[] = [
    [
      "application, as it is made (azul#4707)",
      "application",
      set({ Key: key, Value: "false" }, logs),
      "fail",
      off,
    ],
    [
      "network, protected (aws-load-balancer-controller#3957)",
      "network",
      set({ Key: key, Value: "true" }, logs),
      "pass",
      on,
    ],
    ["a gateway has it too", "gateway", set({ Key: key, Value: "true" }), "pass", on],
    ["no word of it", "application", set(logs), "error", `${attributes} answered without ${key}.`],
    ["denied", "application", failure(attributes, "AccessDenied", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, Type, answer, outcome, says) => {
    const said = await judgeScript(elbDeletionProtection, {
      ...noTags,
      "elasticloadbalancing:DescribeLoadBalancers": {
        LoadBalancers: [{ LoadBalancerArn: "arn:lb", LoadBalancerName: "a", Type }],
      },
      "elasticloadbalancing:DescribeListeners": { Listeners: [] },
      [attributes]: answer,
    });
    expect(said).toEqual([{ resource: "a", outcome, says: [says] }]);
  });
});
