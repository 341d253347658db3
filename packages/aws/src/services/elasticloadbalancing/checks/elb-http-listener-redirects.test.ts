import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type HttpListener, httpListeners } from "../http-listeners.ts";
import { elbHttpListenerRedirects } from "./elb-http-listener-redirects.ts";

const [balancers, listeners, rules] = [
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeRules",
] as const;
const listener: HttpListener = {
  id: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/site/1/2",
  name: "site:80",
  loadBalancer: "site",
  scheme: "internet-facing",
  port: 80,
  defaultAction: "redirect to HTTPS",
  plainRules: known(0),
  tags: known({}),
};
const denied = { code: "access-denied", message: `${rules} was denied (AccessDenied).` } as const;
const notAsked = unreadable({ code: "not-collected", message: "Not asked." });
const one = (change: Partial<HttpListener>) => [listingOf(httpListeners, [{ ...listener, ...change }])];
const redirects = "default action: redirect to HTTPS, expected redirect to HTTPS";
const plain = (count: number) =>
  `rules that neither redirect to HTTPS nor give a fixed response: ${count}, expected 0`;

testCheck(
  elbHttpListenerRedirects,
  { test, expect },
  {
    pass: [{ name: "redirects everything", given: one({}), says: [redirects, plain(0)] }],
    fail: [
      {
        name: "forwards",
        given: one({ defaultAction: "forward", plainRules: notAsked }),
        says: ["default action: forward, expected redirect to HTTPS"],
      },
      { name: "one rule forwards", given: one({ plainRules: known(1) }), says: [plain(1)] },
    ],
    unreadable: [
      {
        name: "rules are denied",
        given: one({ plainRules: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "its load balancer's listeners are denied",
        given: [listingOf(httpListeners, [unreadableResource("arn:lb", denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no listeners in plain HTTP",
      given: [listingOf(httpListeners, [])],
      says: [
        "There is no application load balancer listener for plain HTTP in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const to = (Protocol: string) => ({
    Type: "redirect",
    RedirectConfig: { Protocol, StatusCode: "HTTP_301" },
  });
  const forward = { Type: "forward", TargetGroupArn: "arn:targets" };
  const notFound = { Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } };
  const script = (DefaultActions: readonly object[], Rules: readonly object[] = [], change = {}): Script => ({
    ...noTags,
    [balancers]: {
      LoadBalancers: [
        {
          LoadBalancerArn: "arn:lb",
          LoadBalancerName: "a",
          Type: "application",
          Scheme: "internal",
          ...change,
        },
      ],
    },
    [listeners]: {
      Listeners: [
        { ListenerArn: "arn:1", Protocol: "HTTP", Port: 80, DefaultActions },
        { ListenerArn: "arn:2", Protocol: "HTTPS", Port: 443, DefaultActions: [forward] },
      ],
    },
    [rules]: { Rules: [...Rules.map((action) => ({ Actions: [action] })), { Actions: DefaultActions }] },
  });
  const cases: readonly (readonly [name: string, script: Script, outcome: string, ...says: string[]])[] = [
    [
      "HTTP to HTTPS beside an HTTPS listener (cnspec#2055, tfsec#12)",
      script([to("HTTPS")]),
      "pass",
      redirects,
      plain(0),
    ],
    [
      "one rule redirects and the default forwards: a redirect somewhere is not enough",
      script([forward], [to("HTTPS")]),
      "fail",
      "default action: forward, expected redirect to HTTPS",
    ],
    ["the default redirects and a rule forwards", script([to("HTTPS")], [forward]), "fail", plain(1)],
    [
      "an ingress controller's 404 by default (aws-config-rules#340)",
      script([notFound], [to("HTTPS")]),
      "fail",
      "default action: fixed-response, expected redirect to HTTPS",
    ],
    [
      "a rule with a fixed response (cloud-custodian#5091)",
      script([to("HTTPS")], [notFound]),
      "pass",
      redirects,
      plain(0),
    ],
    [
      "a redirect from HTTP to HTTP",
      script([to("#{protocol}")]),
      "fail",
      "default action: redirect to #{protocol}, expected redirect to HTTPS",
    ],
    ["a rule that redirects to HTTP", script([to("HTTPS")], [to("HTTP")]), "fail", plain(1)],
    [
      "a network load balancer has no HTTP listeners (aws-config-rules#236)",
      script([forward], [], { Type: "network" }),
      "not-applicable",
      "There is no application load balancer listener for plain HTTP in aws/111111111111/eu-west-1: the listing is complete.",
    ],
    [
      "rules that are denied",
      { ...script([to("HTTPS")]), [rules]: failure(rules, "AccessDenied", 403) },
      "error",
      `${rules} was denied (AccessDenied).`,
    ],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, script, outcome, ...says]) => {
    const said = await judgeScript(elbHttpListenerRedirects, script);
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, says]]);
  });
});
