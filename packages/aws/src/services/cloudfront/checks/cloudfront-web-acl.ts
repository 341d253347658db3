import { count, defineCheck, fact } from "@bylaw/core";
import { protectedDistributions } from "../protected-distributions.ts";

export const cloudfrontWebAcl = defineCheck({
  id: "aws/cloudfront-web-acl",
  title: "CloudFront distribution has a web ACL that can turn requests away",
  why: "Known attacks on applications reach the application itself where nothing looks at requests before it.",
  fix: "In the console: CloudFront, the distribution, Security, Edit, Enable security protections. Or in its configuration (aws cloudfront get-distribution-config --id <id>, then update-distribution): WebACLId, the ARN of a web ACL of the scope CLOUDFRONT. Where its rules only count: let them act, with the override action None and without overrides to Count (UpdateWebACL of AWS WAF, in us-east-1).",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "What a rule looks for is not read: one that never matches counts, and so does one behind a rule that allows everything.",
    "Under the default action Block only a rule that allows counts: without one the web ACL turns everybody away, and fails.",
    "A web ACL of WAF Classic fails: its rules are not read.",
    "A web ACL on the origin behind the distribution does not count.",
    "Of a multi-tenant distribution its own web ACL is read: a tenant may have another one, or none.",
    "A disabled distribution is not judged until it is enabled.",
  ],
  sources: [
    {
      title: "AWS Config: cloudfront-associated-with-waf",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-associated-with-waf.html",
    },
    {
      title: "AWS WAF: Overriding rule group actions",
      url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html",
    },
  ],
  each: protectedDistributions,
  appliesTo: ({ enabled }) => enabled || "A disabled distribution answers nobody.",
  assert: ({ webAcl, decidingRules }) => [
    fact("web ACL", webAcl).satisfies("one of AWS WAF, by its ARN", (id) => id.startsWith("arn:")),
    fact("rules that can decide otherwise than its default action", decidingRules).atLeast(count(1)),
  ],
});
