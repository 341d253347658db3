import { beforeAll, describe, expect, test } from "vitest";
import { judgeScript, noTags, type Verdict } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { elbListenerMinimumTls } from "./elb-listener-minimum-tls.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const [balancers, listeners, policies] = [
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeSSLPolicies",
] as const;
const from10 = ["TLSv1", "TLSv1.1", "TLSv1.2"];
const from12 = ["TLSv1.2", "TLSv1.3"];
/** As DescribeSSLPolicies answers: AWS says what a policy accepts, its name does not. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  "2016-08": from10,
  "TLS13-1-2-Res-PQ-2025-09": from12,
  "TLS13-1-2-2021-06": from12,
  "TLS13-1-2-Ext1-2021-06": from12,
  "TLS13-1-0-FIPS-2023-04": [...from10, "TLSv1.3"],
  "TLS13-1-1-FIPS-2023-04": ["TLSv1.1", "TLSv1.2", "TLSv1.3"],
  "TLS13-1-2-FIPS-2023-04": from12,
  "TLS-1-1-2017-01": ["TLSv1.1", "TLSv1.2"],
  "FS-2018-06": from10,
  "FS-1-2-Res-2020-10": ["TLSv1.2"],
  "TLS13-1-3-2021-06": ["TLSv1.3"],
};

interface Listener {
  readonly type?: "application" | "network" | "gateway";
  readonly protocol?: string;
  readonly policy?: string;
  readonly scheme?: string;
  readonly change?: object;
}
type Case = readonly [name: string, listener: Listener, outcome: string, says: string];

const weakest = (version: string) => `weakest TLS version: TLS ${version}, expected at least TLS 1.2`;
const ends = (protocol: string) => `A listener of the protocol ${protocol} does not end TLS.`;
const network = { type: "network" } as const;
const cases: readonly Case[] = [
  [
    "the default of the API (modernisation-platform-environments#6619)",
    { policy: "2016-08" },
    "fail",
    weakest("1.0"),
  ],
  ["the same in front of TCP", { ...network, protocol: "TLS", policy: "2016-08" }, "fail", weakest("1.0")],
  ["the console's default (prowler#11254)", { policy: "TLS13-1-2-Res-PQ-2025-09" }, "pass", weakest("1.2")],
  ["TLS 1.2 and 1.3 (prowler#1088, checkov#4962)", { policy: "TLS13-1-2-2021-06" }, "pass", weakest("1.2")],
  ["weak ciphers of TLS 1.2 (defsec#1239)", { policy: "TLS13-1-2-Ext1-2021-06" }, "pass", weakest("1.2")],
  ["FIPS from TLS 1.0 (trivy#11121)", { policy: "TLS13-1-0-FIPS-2023-04" }, "fail", weakest("1.0")],
  ["FIPS from TLS 1.1 (trivy-checks#632)", { policy: "TLS13-1-1-FIPS-2023-04" }, "fail", weakest("1.1")],
  [
    "FIPS from TLS 1.2 (terraform-provision#1752)",
    { policy: "TLS13-1-2-FIPS-2023-04" },
    "pass",
    weakest("1.2"),
  ],
  ["from TLS 1.1 (cfn_nag#354)", { policy: "TLS-1-1-2017-01" }, "fail", weakest("1.1")],
  ["forward secrecy from TLS 1.0", { policy: "FS-2018-06" }, "fail", weakest("1.0")],
  ["TLS 1.2 alone (prowler#715)", { policy: "FS-1-2-Res-2020-10" }, "pass", weakest("1.2")],
  ["TLS 1.3 alone", { policy: "TLS13-1-3-2021-06" }, "pass", weakest("1.3")],
  [
    "TLS of a network load balancer (checkov#2928)",
    { ...network, protocol: "TLS", policy: "FS-1-2-Res-2020-10" },
    "pass",
    weakest("1.2"),
  ],
  ["TCP on 443 (checkov#966, pepin#108)", { ...network, protocol: "TCP" }, "not-applicable", ends("TCP")],
  ["UDP", { ...network, protocol: "UDP" }, "not-applicable", ends("UDP")],
  ["QUIC", { ...network, protocol: "TCP_QUIC" }, "not-applicable", ends("TCP_QUIC")],
  [
    "a gateway's (boto3#3591)",
    { type: "gateway", change: { Protocol: undefined, Port: undefined } },
    "not-applicable",
    ends("GENEVE"),
  ],
  ["HTTP that redirects (checkov#958)", { protocol: "HTTP" }, "not-applicable", ends("HTTP")],
  [
    "with client certificates",
    { policy: "2016-08", change: { MutualAuthentication: { Mode: "verify" } } },
    "fail",
    weakest("1.0"),
  ],
  ["inside (panther-analysis#734)", { policy: "2016-08", scheme: "internal" }, "fail", weakest("1.0")],
  [
    "TCP that shows a policy (guardian/cdk#2396)",
    { ...network, protocol: "TCP", policy: "2016-08" },
    "not-applicable",
    ends("TCP"),
  ],
  [
    "HTTPS without a policy",
    {},
    "error",
    `${listeners} answered without SslPolicy for a listener of the protocol HTTPS.`,
  ],
  [
    "a policy that AWS does not list",
    { policy: "own" },
    "error",
    `${policies} answered without the policy ELBSecurityPolicy-own.`,
  ],
];

const arnOf = (index: number) =>
  `arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/x/${index}`;
const script: Script = {
  ...noTags,
  [balancers]: {
    LoadBalancers: cases.map(([, { type = "application", scheme = "internet-facing" }], index) => ({
      LoadBalancerArn: arnOf(index),
      LoadBalancerName: `case-${index}`,
      Type: type,
      Scheme: scheme,
    })),
  },
  [listeners]: ({ input }) => {
    const index = cases.findIndex((_, at) => arnOf(at) === input.LoadBalancerArn);
    const [, { protocol = "HTTPS", policy, change }] = cases[index] ?? ["", {}];
    const SslPolicy = policy === undefined ? undefined : `ELBSecurityPolicy-${policy}`;
    return {
      Listeners: [
        { ListenerArn: `arn:listener/${index}`, Protocol: protocol, Port: 443, SslPolicy, ...change },
      ],
    };
  },
  [policies]: {
    SslPolicies: Object.entries(accepted).map(([name, SslProtocols]) => ({
      Name: `ELBSecurityPolicy-${name}`,
      SslProtocols,
    })),
  },
};

describe("aws/elb-listener-minimum-tls", () => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await judgeScript(elbListenerMinimumTls, script);
  });

  test.each(cases.map(([name, , outcome, says], index) => ({ name, outcome, says, index })))(
    "$name: $outcome",
    ({ outcome, says, index }) => {
      const names = [`case-${index}:443`, `case-${index}`];
      const found = verdicts.find(({ resource }) => names.includes(resource));
      expect([found?.outcome, found?.says]).toEqual([outcome, [says]]);
    },
  );

  const judged = async (change: Script) =>
    (await judgeScript(elbListenerMinimumTls, { ...noTags, ...change })).map(({ outcome, says }) => [
      outcome,
      ...says,
    ]);
  const lone = { LoadBalancers: [{ LoadBalancerArn: arnOf(0), LoadBalancerName: "a", Type: "application" }] };

  test("a region with classic load balancers only does not read as if there were none", async () => {
    expect(await judged({ [balancers]: { LoadBalancers: [] } })).toEqual([
      [
        "not-applicable",
        "There is no application, network or gateway load balancer listener in aws/111111111111/eu-west-1: the listing is complete.",
      ],
    ]);
    expect(elbListenerMinimumTls.title).toContain("Application or network");
    expect(elbListenerMinimumTls.blindSpots.join(" ")).toContain("aws/elb-classic-listener-minimum-tls");
  });

  test("a load balancer without listeners", async () => {
    const said = await judged({ [balancers]: lone, [listeners]: { Listeners: [] } });
    expect(said).toMatchObject([["not-applicable", expect.stringContaining("the listing is complete")]]);
  });

  test("policies that are denied (prowler#380)", async () => {
    const Listeners = [{ ListenerArn: "arn:l", Protocol: "HTTPS", Port: 443, SslPolicy: "x" }];
    const said = await judged({
      [balancers]: lone,
      [listeners]: { Listeners },
      [policies]: failure(policies, "AccessDenied", 403),
    });
    expect(said).toEqual([["error", `${policies} was denied (AccessDenied).`]]);
  });
});
