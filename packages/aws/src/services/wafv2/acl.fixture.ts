import { known } from "@bylaw/core/provider";
import { type Asked, failure, type Script } from "../../testing/script.ts";
import type { CloudFrontWebAcl, WebAcl } from "./web-acls.ts";

export const [list, get, group, managed, logging, resources] = [
  "wafv2:ListWebACLs",
  "wafv2:GetWebACL",
  "wafv2:GetRuleGroup",
  "wafv2:DescribeManagedRuleGroup",
  "wafv2:ListLoggingConfigurations",
  "wafv2:ListResourcesForWebACL",
] as const;

export const arns = {
  regional: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/shop/1",
  global: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shop/1",
  group: "arn:aws:wafv2:eu-west-1:111111111111:regional/rulegroup/own/1",
} as const;

/** A web ACL as the listings have it: one rule that can turn requests away, and logs. */
export const globalAcl: CloudFrontWebAcl = {
  id: arns.global,
  name: "shop",
  rules: known([{ name: "limit", decides: known(true) }]),
  logsBlocked: known(true),
  tags: known({}),
};
export const regionalAcl: WebAcl = { ...globalAcl, id: arns.regional, loadBalancers: known([]) };

/** A rule, and one that stands for a rule group, as GetWebACL tells them. */
export const rule = (Name: string, action: string): object => ({
  Name,
  Priority: 0,
  Statement: { GeoMatchStatement: { CountryCodes: ["XX"] } },
  Action: { [action]: {} },
});
export const groupRule = (Name: string, Statement: object, override: "Count" | "None" = "None"): object => ({
  Name,
  Priority: 1,
  Statement,
  OverrideAction: { [override]: {} },
});
export const ofVendor = (change: object = {}): object => ({
  ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet", ...change },
});
export const ofOwn = (change: object = {}): object => ({
  RuleGroupReferenceStatement: { ARN: arns.group, ...change },
});
/** The rules of a rule group, by their names and actions. */
export const summaries = (rules: Readonly<Record<string, string>>): readonly object[] =>
  Object.entries(rules).map(([Name, action]) => ({ Name, Action: { [action]: {} } }));

const arnOf = (scope: unknown) => (scope === "CLOUDFRONT" ? arns.global : arns.regional);

/** The web ACL of a scope, as GetWebACL tells it. */
export const aclOf = (scope: unknown, change: object): { readonly WebACL: object } => ({
  WebACL: { Name: "shop", Id: "1", ARN: arnOf(scope), DefaultAction: { Allow: {} }, Rules: [], ...change },
});

/** What AWS WAF answers where there is one web ACL of each scope, before these load balancers. */
export function wafThat(acl: object, configuration?: object, balancers: readonly string[] = []): Script {
  return {
    [list]: ({ input: { Scope } }: Asked) => ({
      WebACLs: [{ Name: "shop", Id: "1", ARN: arnOf(Scope), LockToken: "1" }],
    }),
    [get]: ({ input: { Scope } }: Asked) => aclOf(Scope, acl),
    [group]: {
      RuleGroup: { Name: "own", Id: "1", ARN: arns.group, Rules: summaries({ a: "Count", b: "Block" }) },
    },
    [managed]: {
      VersionName: "1",
      Rules: summaries({ NoUserAgent_HEADER: "Block", SizeRestrictions_BODY: "Block" }),
    },
    [logging]: ({ input: { Scope } }: Asked) => ({
      LoggingConfigurations:
        configuration === undefined
          ? []
          : [
              {
                ResourceArn: arnOf(Scope),
                LogDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-shop"],
                ...configuration,
              },
            ],
    }),
    [resources]: ({ input: { WebACLArn } }: Asked) =>
      WebACLArn === arns.regional
        ? { ResourceArns: balancers }
        : failure(resources, "WAFInvalidParameterException", 400),
  };
}
