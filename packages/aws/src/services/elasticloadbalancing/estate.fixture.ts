import type { Estate } from "../../testing/estate.ts";
import type { Asked, Script } from "../../testing/script.ts";

const [shop, gate] = ["app/shop/1", "net/gate/2"].map(
  (name) => `arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/${name}`,
);
const policy = "ELBSecurityPolicy-of-the-shop";

/** What an application and a network load balancer, and a classic one, accept, pass on, log and are safe from. */
const balancersThat = (protocols: readonly string[], action: object, isOn: "false" | "true"): Script => ({
  "elasticloadbalancing:DescribeLoadBalancers": {
    LoadBalancers: [
      { LoadBalancerArn: shop, LoadBalancerName: "shop", Type: "application", Scheme: "internet-facing" },
      { LoadBalancerArn: gate, LoadBalancerName: "gate", Type: "network", Scheme: "internal" },
    ],
  },
  "elasticloadbalancing:DescribeListeners": ({ input: { LoadBalancerArn: arn } }: Asked) => ({
    Listeners:
      arn === gate
        ? [{ ListenerArn: `${gate}/tls`, Protocol: "TLS", Port: 443, SslPolicy: policy }]
        : [
            { ListenerArn: `${shop}/https`, Protocol: "HTTPS", Port: 443, SslPolicy: policy },
            { ListenerArn: `${shop}/http`, Protocol: "HTTP", Port: 80, DefaultActions: [toHttps] },
          ],
  }),
  "elasticloadbalancing:DescribeRules": {
    Rules: [{ RuleArn: `${shop}/http/1`, Priority: "1", Actions: [action] }],
  },
  "elasticloadbalancing:DescribeLoadBalancerAttributes": {
    Attributes: ["access_logs.s3.enabled", "deletion_protection.enabled"].map((Key) => ({
      Key,
      Value: isOn,
    })),
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

const toHttps = {
  Type: "redirect",
  RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" },
};

export const estate: Estate = {
  sound: balancersThat(["TLSv1.2", "TLSv1.3"], toHttps, "true"),
  weak: balancersThat(
    ["TLSv1", "TLSv1.1", "TLSv1.2"],
    { Type: "forward", TargetGroupArn: `${shop}/group` },
    "false",
  ),
};
