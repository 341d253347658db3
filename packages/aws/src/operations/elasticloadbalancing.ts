import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "NextMarker" } as const;

/** Application, network and gateway load balancers. AWS refills a bucket of 40 calls at 10 a second. */
export const elasticloadbalancing = defineService("elasticloadbalancing", {
  sdk: (): Promise<typeof import("@aws-sdk/client-elastic-load-balancing-v2")> =>
    import("@aws-sdk/client-elastic-load-balancing-v2"),
  client: "ElasticLoadBalancingV2Client",
  perSecond: 10,
  operations: {
    DescribeListeners: { absent: ["LoadBalancerNotFound"], paging: markers },
    DescribeLoadBalancerAttributes: { absent: ["LoadBalancerNotFound"] },
    DescribeLoadBalancers: { paging: markers },
    DescribeRules: { absent: ["ListenerNotFound"], paging: markers },
    DescribeSSLPolicies: { paging: markers },
  },
});
