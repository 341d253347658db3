import {
  asFarAsRead,
  countWhere,
  defineView,
  from,
  type Observed,
  type Quantity,
  type View,
} from "@bylaw/core";
import { type LoadBalancer, loadBalancers } from "../elasticloadbalancing/load-balancers.ts";
import { webAcls } from "./web-acls.ts";

/** A load balancer with the web ACL before it. */
export interface ProtectedLoadBalancer extends LoadBalancer {
  /** The name of its web ACL. Absent where it has none. */
  readonly webAcl: Observed<string>;
  /** How many rules of the web ACL can decide otherwise than its default action. */
  readonly decidingRules: Observed<Quantity<"count">>;
}

/** Every application load balancer of a region, with its web ACL. Network and gateway ones cannot have one. */
export const protectedLoadBalancers: View<ProtectedLoadBalancer> = defineView({
  id: "aws/protected-load-balancers",
  resource: "application load balancer",
  each: loadBalancers,
  where: ({ type }) => type !== "network" && type !== "gateway",
  using: { webAcls: asFarAsRead(webAcls) },
  derive: (balancer, { webAcls }) => {
    const acl = webAcls.find((one) => from(one.loadBalancers, (arns) => arns.includes(balancer.id)));
    return {
      ...balancer,
      webAcl: from(acl, ({ name }) => name),
      decidingRules: from(acl, ({ rules }) => countWhere(rules, ({ decides }) => decides)),
    };
  },
});
