import { defineService } from "./define-service.ts";

/** Classic load balancers: an API of 2012 under the same name in IAM, with operations of the same names. */
export const elbClassic = defineService("elb-classic", {
  sdk: (): Promise<typeof import("@aws-sdk/client-elastic-load-balancing")> =>
    import("@aws-sdk/client-elastic-load-balancing"),
  client: "ElasticLoadBalancingClient",
  perSecond: 10,
  iam: "elasticloadbalancing",
  operations: {
    DescribeLoadBalancerPolicies: { absent: ["LoadBalancerNotFound"] },
    DescribeLoadBalancers: { paging: { send: "Marker", next: "NextMarker" } },
  },
});
