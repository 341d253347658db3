import {
  asFarAsRead,
  countWhere,
  defineView,
  from,
  type Observed,
  type Quantity,
  type View,
} from "@bylaw/core";
import { cloudfrontWebAcls } from "../wafv2/web-acls.ts";
import { type CloudFrontDistribution, cloudfrontDistributions } from "./distributions.ts";

/** A distribution with what its web ACL does. */
export interface ProtectedDistribution extends CloudFrontDistribution {
  /** How many rules of the web ACL can decide otherwise than its default action. Absent where it has none, or one of WAF Classic. */
  readonly decidingRules: Observed<Quantity<"count">>;
}

export const protectedDistributions: View<ProtectedDistribution> = defineView({
  id: "aws/protected-distributions",
  resource: "CloudFront distribution",
  each: cloudfrontDistributions,
  using: { webAcls: asFarAsRead(cloudfrontWebAcls) },
  derive: (distribution, { webAcls }) => ({
    ...distribution,
    decidingRules: from(distribution.webAcl, (arn) =>
      from(
        webAcls.find(({ id }) => id === arn),
        ({ rules }) => countWhere(rules, ({ decides }) => decides),
      ),
    ),
  }),
});
