import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/1234567890abcdef";
const policy = "ELBSecurityPolicy-of-the-shop";

const acceptingFrom = (protocols: readonly string[]): Script => ({
  "elasticloadbalancing:DescribeLoadBalancers": {
    LoadBalancers: [
      { LoadBalancerArn: arn, LoadBalancerName: "shop", Type: "application", Scheme: "internet-facing" },
    ],
  },
  "elasticloadbalancing:DescribeListeners": {
    Listeners: [{ ListenerArn: `${arn}/listener`, Protocol: "HTTPS", Port: 443, SslPolicy: policy }],
  },
  "elasticloadbalancing:DescribeSSLPolicies": {
    SslPolicies: [{ Name: policy, SslProtocols: [...protocols] }],
  },
  "elb-classic:DescribeLoadBalancers": {
    LoadBalancerDescriptions: [
      {
        LoadBalancerName: "old-shop",
        Scheme: "internet-facing",
        ListenerDescriptions: [
          {
            Listener: {
              Protocol: "HTTPS",
              LoadBalancerPort: 443,
              InstanceProtocol: "HTTP",
              InstancePort: 80,
            },
            PolicyNames: ["negotiation"],
          },
        ],
      },
    ],
  },
  "elb-classic:DescribeLoadBalancerPolicies": {
    PolicyDescriptions: [
      {
        PolicyName: "negotiation",
        PolicyTypeName: "SSLNegotiationPolicyType",
        PolicyAttributeDescriptions: ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"].map((name) => ({
          AttributeName: `Protocol-${name}`,
          AttributeValue: String(protocols.includes(name)),
        })),
      },
    ],
  },
});

export const estate: Estate = {
  sound: acceptingFrom(["TLSv1.2", "TLSv1.3"]),
  weak: acceptingFrom(["TLSv1", "TLSv1.1", "TLSv1.2"]),
};
