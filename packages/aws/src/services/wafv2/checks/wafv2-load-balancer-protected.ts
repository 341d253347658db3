import { count, defineCheck, fact } from "@bylaw/core";
import { protectedLoadBalancers } from "../protected-load-balancers.ts";

export const wafv2LoadBalancerProtected = defineCheck({
  id: "aws/wafv2-load-balancer-protected",
  title: "Internet-facing application load balancer has a web ACL that can turn requests away",
  why: "Known attacks on applications reach the application itself where nothing looks at requests before it.",
  fix: "In the console: WAF & Shield, Protection packs (web ACLs), the one to use, add the load balancer to its resources. Or: aws wafv2 associate-web-acl --web-acl-arn <web ACL> --resource-arn <load balancer>. Where its rules only count: let them act, with the override action None and without overrides to Count (UpdateWebACL of AWS WAF).",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "What a rule looks for is not read: one that never matches counts, and so does one behind a rule that allows everything.",
    "Under the default action Block only a rule that allows counts: without one the web ACL turns everybody away, and fails.",
    "WAF Classic does not count, and neither does a web ACL on CloudFront before the load balancer: its own address stays open.",
    "Whether the load balancer passes requests on while AWS WAF does not answer (waf.fail_open.enabled) is not read.",
    "Stages of API Gateway, AppSync, Cognito, App Runner and Verified Access are not looked at. Regions that the program does not name are not either.",
  ],
  sources: [
    {
      title: "AWS Config: alb-waf-enabled",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/alb-waf-enabled.html",
    },
    {
      title: "AWS WAF: Overriding rule group actions",
      url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html",
    },
  ],
  each: protectedLoadBalancers,
  appliesTo: ({ scheme }) => scheme !== "internal" || "The load balancer is internal.",
  assert: ({ webAcl, decidingRules }) => [
    fact("web ACL", webAcl).isPresent(),
    fact("rules that can decide otherwise than its default action", decidingRules).atLeast(count(1)),
  ],
});
