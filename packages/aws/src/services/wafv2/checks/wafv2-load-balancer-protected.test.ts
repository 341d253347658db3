import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type LoadBalancer, loadBalancers } from "../../elasticloadbalancing/load-balancers.ts";
import {
  get,
  group,
  groupRule,
  list,
  ofOwn,
  ofVendor,
  regionalAcl,
  resources,
  rule,
  wafThat,
} from "../acl.fixture.ts";
import { type WebAcl, webAcls } from "../web-acls.ts";
import { wafv2LoadBalancerProtected } from "./wafv2-load-balancer-protected.ts";

const arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/1";
const notAsked = unreadable({ code: "not-collected", message: "Not asked." });
const balancer: LoadBalancer = {
  ...{ id: arn, name: "shop", type: "application", scheme: "internet-facing", tags: known({}) },
  ...{ accessLogs: known(true), deletionProtection: known(true), hasTlsListener: notAsked },
};
const acl = { ...regionalAcl, loadBalancers: known([arn]) };
const denied = { code: "access-denied", message: `${get} was denied.`, permission: get } as const;
const given = (change: Partial<WebAcl>, of: Partial<LoadBalancer> = {}) => [
  listingOf(loadBalancers, [{ ...balancer, ...of }]),
  listingOf(webAcls, [{ ...acl, ...change }]),
];
const has = "web ACL: shop, expected present";
const hasNone = (what: string) => `${what}: absent (none in the complete listing), expected`;
const rules = "rules that can decide otherwise than its default action";
const deciding = (observed: number) => `${rules}: ${observed}, expected at least 1`;
const counted = { name: "common", decides: known(false) };
const unread = { name: "own", decides: unreadable(denied) };

testCheck(
  wafv2LoadBalancerProtected,
  { test, expect },
  {
    pass: [
      { name: "a rule that blocks", given: given({}), says: [has, deciding(1)] },
      {
        name: "one decides, whatever the other one does",
        given: given({ rules: known([unread, { name: "limit", decides: known(true) }]) }),
        says: [has, `${rules}: between 1 and 2, expected at least 1`],
      },
    ],
    fail: [
      {
        name: "no web ACL",
        given: given({ loadBalancers: known([]) }),
        says: [`${hasNone("web ACL")} present`, `${hasNone(rules)} at least 1`],
      },
      { name: "no rule", given: given({ rules: known([]) }), says: [deciding(0)] },
      { name: "only counts", given: given({ rules: known([counted]) }), says: [deciding(0)] },
    ],
    unreadable: [
      { name: "its rules are denied", given: given({ rules: unreadable(denied) }), says: [denied.message] },
      {
        name: "the one rule group is denied",
        given: given({ rules: known([counted, unread]) }),
        says: [denied.message],
      },
      {
        name: "what the web ACL stands before is denied",
        given: given({ loadBalancers: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "a web ACL cannot be told",
        given: [
          listingOf(loadBalancers, [balancer]),
          listingOf(webAcls, [unreadableResource("arn:x", denied)]),
        ],
        says: [`aws/web-acls is incomplete: ${denied.message}`],
      },
    ],
    notApplicable: [
      {
        name: "internal",
        given: given({ loadBalancers: known([]) }, { scheme: "internal" }),
        says: ["The load balancer is internal."],
      },
      ...["network", "gateway"].map((type) => ({
        name: `a ${type} load balancer alone`,
        given: given({}, { type }),
        says: [
          "There is no application load balancer among 1 of aws/load-balancers in aws/test-account/test-region: the listing is complete.",
        ],
      })),
    ],
    empty: {
      name: "no load balancers",
      given: [listingOf(loadBalancers, []), listingOf(webAcls, [acl])],
      says: [
        "There is no application load balancer among 0 of aws/load-balancers in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const balancers = (change: object = {}): Script => ({
    ...noTags,
    "elasticloadbalancing:DescribeLoadBalancers": {
      LoadBalancers: [
        {
          ...{ LoadBalancerArn: arn, LoadBalancerName: "shop" },
          ...{ Type: "application", Scheme: "internet-facing", ...change },
        },
      ],
    },
    "elasticloadbalancing:DescribeListeners": { Listeners: [] },
    "elasticloadbalancing:DescribeLoadBalancerAttributes": {
      Attributes: ["access_logs.s3.enabled", "deletion_protection.enabled", "waf.fail_open.enabled"].map(
        (Key) => ({ Key, Value: "true" }),
      ),
    },
  });
  const none = [`shop: fail (${hasNone("web ACL")} present; ${hasNone(rules)} at least 1)`];
  const idle = [`shop: fail (${deciding(0)})`];
  const everyRule = {
    RuleActionOverrides: ["NoUserAgent_HEADER", "SizeRestrictions_BODY"].map((Name) => ({
      Name,
      ActionToUse: { Count: {} },
    })),
  };
  const { Statement: _, ...central } = groupRule("first", {}) as { readonly Statement: object };
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "attached, and AWS's own rules (prowler#8500)",
      wafThat({ Rules: [groupRule("common", ofVendor())] }, {}, [arn]),
      ["shop: pass"],
    ],
    [
      "attached, and whoever asks may not see it (prowler#8500)",
      { ...wafThat({}), [list]: failure(list, "AccessDeniedException", 400) },
      [`shop: error (aws/web-acls is incomplete: ${list} was denied (AccessDeniedException).)`],
    ],
    ["attached, and allows everything without a rule (kics#6334)", wafThat({}, {}, [arn]), idle],
    ["blocks everything without a rule", wafThat({ DefaultAction: { Block: {} } }, {}, [arn]), idle],
    [
      "no rule of its own, and rule groups of Firewall Manager (prowler#6030)",
      wafThat(
        { PreProcessFirewallManagerRuleGroups: [{ ...central, FirewallManagerStatement: ofVendor() }] },
        {},
        [arn],
      ),
      ["shop: pass"],
    ],
    [
      "a rule group whose result is only counted (OllieJC/aws-log4j-mitigations#3, archimedes#521)",
      wafThat({ Rules: [groupRule("common", ofVendor(), "Count")] }, {}, [arn]),
      idle,
    ],
    [
      "each rule of a rule group made to count (aws-waf-security-automations#263)",
      wafThat({ Rules: [groupRule("common", ofVendor(everyRule))] }, {}, [arn]),
      idle,
    ],
    ["its rules count, one by one", wafThat({ Rules: [rule("limit", "Count")] }, {}, [arn]), idle],
    [
      "a rule group of its own that is empty (prowler#5415, of WAF Classic)",
      {
        ...wafThat({ Rules: [groupRule("own", ofOwn())] }, {}, [arn]),
        [group]: { RuleGroup: { Name: "own", Id: "1", Rules: [] } },
      },
      idle,
    ],
    [
      "WAF Classic's, which AWS WAF does not list (prowler#814)",
      { ...wafThat({}), [list]: { WebACLs: [] } },
      none,
    ],
    ["fails open, and has none (steampipe-mod-aws-compliance#832)", wafThat({}), none],
    [
      "a network load balancer (cloud-custodian#7869)",
      { ...wafThat({}), ...balancers({ Type: "network" }) },
      [
        "aws/111111111111/eu-west-1: not-applicable (There is no application load balancer among 1 of aws/load-balancers in aws/111111111111/eu-west-1: the listing is complete.)",
      ],
    ],
    [
      "what it stands before is denied",
      { ...wafThat({}), [resources]: failure(resources, "AccessDeniedException", 400) },
      [`shop: error (${resources} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(wafv2LoadBalancerProtected, { ...balancers(), ...script })).toEqual(said);
  });
});
