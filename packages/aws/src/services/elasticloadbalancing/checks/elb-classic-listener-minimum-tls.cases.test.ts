import { beforeAll, describe, expect, test } from "vitest";
import { judgeScript, noTags, type Verdict } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { elbClassicListenerMinimumTls } from "./elb-classic-listener-minimum-tls.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const balancers = "elb-classic:DescribeLoadBalancers";
const policies = "elb-classic:DescribeLoadBalancerPolicies";

/** A policy for negotiation as AWS spells it out, ciphers and all. */
const negotiation = (PolicyName: string, protocols: readonly string[], reference?: string) => ({
  PolicyName,
  PolicyTypeName: "SSLNegotiationPolicyType",
  PolicyAttributeDescriptions: [
    ...(reference === undefined ? [] : [["Reference-Security-Policy", reference] as const]),
    ...["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"].map(
      (name) => [`Protocol-${name}`, String(protocols.includes(name))] as const,
    ),
    ...protocols
      .filter((name) => !name.startsWith("SSLv3") && !name.startsWith("TLSv1"))
      .map((name) => [`Protocol-${name}`, "true"] as const),
    ["Server-Defined-Cipher-Order", "true"] as const,
    ["ECDHE-RSA-AES128-GCM-SHA256", "true"] as const,
  ].map(([AttributeName, AttributeValue]) => ({ AttributeName, AttributeValue })),
});
const stickiness = (PolicyName: string) => ({
  PolicyName,
  PolicyTypeName: "LBCookieStickinessPolicyType",
  PolicyAttributeDescriptions: [{ AttributeName: "CookieExpirationPeriod", AttributeValue: "60" }],
});
const from10 = ["TLSv1", "TLSv1.1", "TLSv1.2"];
const standard = "ELBSecurityPolicy-2016-08";
const strict = "ELBSecurityPolicy-TLS-1-2-2017-01";

interface Balancer {
  readonly protocol?: string;
  readonly behind?: string;
  readonly uses?: readonly string[];
  /** What is defined for the load balancer; or the whole answer. */
  readonly defined?: readonly object[];
  readonly answer?: Answer;
}
type Case = readonly [name: string, balancer: Balancer, outcome: string | undefined, says?: string];
const weakest = (version: string) => `weakest TLS version: ${version}, expected at least TLS 1.2`;
const policy = (name: string, protocols: readonly string[], reference?: string): Balancer => ({
  uses: [name],
  defined: [negotiation(name, protocols, reference)],
});
const none = (count: string) => `${policies} answered with ${count} for the TLS versions of a listener.`;

const cases: readonly Case[] = [
  ["A8: the policy of 2016 (cdk-real-drift)", policy(standard, from10), "fail", weakest("TLS 1.0")],
  [
    "no policy ever chosen (cdk-real-drift#607)",
    policy(standard, from10, standard),
    "fail",
    weakest("TLS 1.0"),
  ],
  [
    "SSL in front of TCP (kics#4403)",
    { ...policy(standard, from10), protocol: "SSL", behind: "TCP" },
    "fail",
    weakest("TLS 1.0"),
  ],
  [
    "the console's own policy with SSL 3 (cloud-custodian test_set_ssl_listener)",
    policy("AWSConsole-SSLNegotiationPolicy-1", ["SSLv3", ...from10]),
    "fail",
    weakest("SSL 3.0"),
  ],
  [
    "one's own that refers to another (checkov#3614)",
    policy("mine", ["TLSv1.1", "TLSv1.2"], "ELBSecurityPolicy-TLS-1-1-2017-01"),
    "fail",
    weakest("TLS 1.1"),
  ],
  [
    "named like a strict one (prowler elb_insecure_ssl_ciphers)",
    policy(strict, from10),
    "fail",
    weakest("TLS 1.0"),
  ],
  [
    "the policy of 2014",
    policy("ELBSecurityPolicy-2014-01", ["SSLv3", ...from10]),
    "fail",
    weakest("SSL 3.0"),
  ],
  [
    "TLS 1.2 alone (cloud-custodian test_set_ssl_listener_predefined)",
    policy(strict, ["TLSv1.2"], strict),
    "pass",
    weakest("TLS 1.2"),
  ],
  ["one's own of TLS 1.2, without a reference", policy("mine", ["TLSv1.2"]), "pass", weakest("TLS 1.2")],
  ["named like an old one", policy(standard, ["TLSv1.2"]), "pass", weakest("TLS 1.2")],
  [
    "HTTP (checkov#966)",
    { protocol: "HTTP", uses: [] },
    "not-applicable",
    "A listener of the protocol HTTP does not end TLS.",
  ],
  [
    "TCP",
    { protocol: "TCP", behind: "TCP", uses: [] },
    "not-applicable",
    "A listener of the protocol TCP does not end TLS.",
  ],
  [
    "HTTPS without any policy",
    { uses: [], defined: [negotiation("unused", ["TLSv1.2"])] },
    "error",
    none("no policy"),
  ],
  [
    "stickiness beside it (cloud-custodian#535)",
    { uses: ["cookie", "mine"], defined: [stickiness("cookie"), negotiation("mine", ["TLSv1.2"])] },
    "pass",
    weakest("TLS 1.2"),
  ],
  ["stickiness alone", { uses: ["cookie"], defined: [stickiness("cookie")] }, "error", none("no policy")],
  [
    "two for negotiation",
    { uses: ["a", "b"], defined: [negotiation("a", ["TLSv1.2"]), negotiation("b", from10)] },
    "error",
    none("2 policies"),
  ],
  [
    "a good one that is defined and not used",
    { uses: ["old"], defined: [negotiation("new", ["TLSv1.2"]), negotiation("old", from10)] },
    "fail",
    weakest("TLS 1.0"),
  ],
  [
    "a used one that is not told",
    { uses: ["gone"], defined: [] },
    "error",
    `${policies} answered without the policy gone.`,
  ],
  [
    "a used one beside it that is not told",
    { uses: ["mine", "gone"], defined: [negotiation("mine", ["TLSv1.2"])] },
    "error",
    `${policies} answered without the policy gone.`,
  ],
  ["HTTPS behind says nothing", { ...policy("mine", from10), behind: "HTTPS" }, "fail", weakest("TLS 1.0")],
  ["accepts nothing", policy("mine", []), "error", `${policies} answered without protocols of mine.`],
  [
    "accepts what nobody knows",
    policy("mine", ["TLSv1.2", "TLSv9"]),
    "error",
    `${policies} named an unknown protocol, TLSv9.`,
  ],
  [
    "policies are denied",
    { uses: ["mine"], answer: failure(policies, "AccessDenied", 403) },
    "error",
    `${policies} was denied (AccessDenied).`,
  ],
  [
    "gone since it was listed",
    { uses: ["mine"], answer: failure(policies, "LoadBalancerNotFound", 400) },
    undefined,
  ],
  ["a protocol nobody knows", { ...policy("mine", from10), protocol: "TLS" }, "fail", weakest("TLS 1.0")],
];

const script: Script = {
  ...noTags,
  [balancers]: {
    LoadBalancerDescriptions: cases.map(([, { protocol = "HTTPS", behind = "HTTP", uses = [] }], index) => ({
      LoadBalancerName: `case-${index}`,
      Scheme: "internet-facing",
      ListenerDescriptions: [
        {
          Listener: { Protocol: protocol, LoadBalancerPort: 443, InstanceProtocol: behind, InstancePort: 80 },
          PolicyNames: uses,
        },
      ],
    })),
  },
  [policies]: ({ input }) => {
    const [, { defined = [], answer }] = cases[Number(String(input.LoadBalancerName).slice(5))] ?? ["", {}];
    return answer ?? { PolicyDescriptions: defined };
  },
};

describe("aws/elb-classic-listener-minimum-tls", () => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await judgeScript(elbClassicListenerMinimumTls, script);
  });

  test.each(cases.map(([name, , outcome, says], index) => ({ name, outcome, says, index })))(
    "$name: $outcome",
    ({ outcome, says, index }) => {
      const found = verdicts.find(({ resource }) => resource === `case-${index}:443`);
      expect([found?.outcome, found?.says]).toEqual([outcome, says === undefined ? undefined : [says]]);
    },
  );

  test("each listener is judged by its own policy, over two pages", async () => {
    const listener = (LoadBalancerPort: number, PolicyNames: readonly string[]) => ({
      Listener: { Protocol: "HTTPS", LoadBalancerPort, InstanceProtocol: "HTTP", InstancePort: 80 },
      PolicyNames,
    });
    const described = (LoadBalancerName: string) => ({
      LoadBalancerName,
      ListenerDescriptions: [listener(443, ["good"]), listener(8443, ["bad"])],
    });
    const said = await judgeScript(elbClassicListenerMinimumTls, {
      ...noTags,
      [balancers]: ({ input }) =>
        input.Marker === undefined
          ? { LoadBalancerDescriptions: [described("a")], NextMarker: "next" }
          : { LoadBalancerDescriptions: [described("b")] },
      [policies]: { PolicyDescriptions: [negotiation("good", ["TLSv1.2"]), negotiation("bad", from10)] },
    });
    expect(said.map(({ resource, outcome }) => [resource, outcome])).toEqual([
      ["a:443", "pass"],
      ["a:8443", "fail"],
      ["b:443", "pass"],
      ["b:8443", "fail"],
    ]);
  });

  test("load balancers that are denied are an error, and the permission is that of the service", async () => {
    const [said] = await judgeScript(elbClassicListenerMinimumTls, {
      ...noTags,
      [balancers]: failure(balancers, "AccessDenied", 403),
    });
    expect([said?.outcome, said?.says]).toEqual(["error", [`${balancers} was denied (AccessDenied).`]]);
  });
});
