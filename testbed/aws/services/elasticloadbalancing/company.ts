import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  type LoadBalancerTypeEnum,
  ModifyLoadBalancerAttributesCommand,
  type ProtocolEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient, UploadServerCertificateCommand } from "@aws-sdk/client-iam";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { definePart, type Expected, type Planned, pick, type Stage } from "../../company/part.ts";
import { defaultNetwork, type Network } from "./network.ts";

interface ListenerKind {
  readonly protocol: ProtocolEnum;
  readonly port: number;
  /** Absent on HTTPS and TLS listeners: the default of the API, ELBSecurityPolicy-2016-08. */
  readonly policy?: string;
  /** For "no listener negotiates less than TLS 1.2". */
  readonly expected: Expected;
  /** For "plain HTTP is redirected". */
  readonly redirected?: Expected;
}

export type PlannedListener = Omit<ListenerKind, "expected" | "redirected"> & Planned;

export interface PlannedBalancer extends Planned {
  readonly name: string;
  readonly region: string;
  readonly type: LoadBalancerTypeEnum;
  readonly listeners: readonly PlannedListener[];
}

function listener(protocol: ProtocolEnum, port: number, expected: Expected, policy?: string): ListenerKind {
  const named = policy === undefined ? {} : { policy: `ELBSecurityPolicy-${policy}` };
  return { protocol, port, expected, ...named };
}

const http: ListenerKind = { ...listener("HTTP", 80, "not-applicable"), redirected: "fail" };
const redirect: ListenerKind = { ...http, redirected: "pass" };
const tcp = listener("TCP", 5432, "not-applicable");

interface BalancerKind extends Pick<PlannedBalancer, "name" | "type"> {
  readonly listeners: readonly ListenerKind[];
  /** For "writes access logs". Default: it does not. */
  readonly logs?: Expected;
}

const kinds: readonly BalancerKind[] = [
  {
    name: "site",
    type: "application",
    listeners: [redirect, listener("HTTPS", 443, "pass", "TLS13-1-2-2021-06")],
    logs: "pass",
  },
  {
    name: "stream-fips",
    type: "network",
    listeners: [listener("TLS", 443, "pass", "TLS13-1-2-FIPS-2023-04")],
  },
  { name: "old", type: "application", listeners: [listener("HTTPS", 443, "fail", "2016-08")] },
  { name: "database", type: "network", listeners: [tcp], logs: "not-applicable" },
  { name: "plain", type: "application", listeners: [http] },
  { name: "stream-old", type: "network", listeners: [listener("TLS", 443, "fail", "TLS-1-1-2017-01"), tcp] },
  {
    name: "mixed",
    type: "application",
    listeners: [
      listener("HTTPS", 443, "fail", "TLS13-1-0-2021-06"),
      listener("HTTPS", 8443, "pass", "TLS13-1-3-2021-06"),
    ],
  },
  { name: "unset", type: "application", listeners: [listener("HTTPS", 443, "fail")] },
  { name: "stream", type: "network", listeners: [listener("TLS", 443, "pass", "FS-1-2-Res-2020-10")] },
  { name: "empty", type: "application", listeners: [] },
];

export const company = definePart({
  sizes: { loadBalancers: 18 },
  plan({ id, stage, regions, size }) {
    const loadBalancers = planBalancers(stage, size.loadBalancers, regions);
    return {
      loadBalancers,
      withoutHttp: regions
        .filter((region) => !hasHttp(loadBalancers, region))
        .map((region) => without(id, region, "aws/elb-http-listener-redirects")),
      withoutApplication: regions
        .filter((region) => !loadBalancers.some((one) => one.region === region && one.type === "application"))
        .map((region) => without(id, region, "aws/wafv2-load-balancer-protected")),
      certificate: {
        resource: "acme.example",
        expects: { "aws/iam-server-certificate-valid": "pass" },
      } as const,
    };
  },
  build: (connection, { loadBalancers, certificate }) =>
    buildBalancers(connection, loadBalancers, certificate.resource),
});

/** What a check says of a region that has none of what it judges. */
function without(account: string, scope: string, check: string): Planned {
  return { resource: `aws/${account}/${scope}`, scope, expects: { [check]: "not-applicable" } };
}

function hasHttp(balancers: readonly PlannedBalancer[], region: string): boolean {
  return balancers.some(
    (one) => one.region === region && one.listeners.some(({ protocol }) => protocol === "HTTP"),
  );
}

function planBalancers(stage: Stage, count: number, regions: readonly string[]): PlannedBalancer[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(kinds, index);
    const name = `acme-${stage}-${kind.name}-${String(index).padStart(2, "0")}`;
    const region = pick(regions, index);
    const listeners = kind.listeners.map(({ expected, redirected, ...facts }) => ({
      ...facts,
      resource: `${name}:${facts.port}`,
      scope: region,
      expects: {
        "aws/elb-listener-minimum-tls": expected,
        ...(redirected !== undefined && { "aws/elb-http-listener-redirects": redirected }),
      },
    }));
    const { logs = "fail" } = kind;
    const expects = {
      "aws/elb-access-logs": logs,
      "aws/elb-deletion-protection": logs === "pass" ? logs : "fail",
      ...(kind.type === "application" && { "aws/wafv2-load-balancer-protected": "fail" as const }),
    } as const;
    return { name, region, type: kind.type, listeners, resource: name, scope: region, expects };
  });
}

async function buildBalancers(
  connection: Connection,
  balancers: readonly PlannedBalancer[],
  domain: string,
): Promise<void> {
  const { ServerCertificateMetadata: certificate } = await connection.client(IAMClient).send(
    new UploadServerCertificateCommand({
      ServerCertificateName: domain,
      CertificateBody: "-----BEGIN CERTIFICATE-----\ntestbed\n-----END CERTIFICATE-----",
      PrivateKey: "not a private key",
    }),
  );
  const networks = new Map<string, Network>();
  for (const region of new Set(balancers.map((balancer) => balancer.region))) {
    networks.set(region, await defaultNetwork(connection, region));
  }
  await forEach(balancers, async (balancer) => {
    const network = networks.get(balancer.region);
    if (network === undefined) throw new Error(`testbed: no network in ${balancer.region}`);
    await buildBalancer(
      connection.client(ElasticLoadBalancingV2Client, balancer.region),
      balancer,
      network,
      certificate?.Arn,
    );
  });
}

async function buildBalancer(
  elbv2: ElasticLoadBalancingV2Client,
  balancer: PlannedBalancer,
  network: Network,
  certificate: string | undefined,
): Promise<void> {
  const { name, type, listeners } = balancer;
  const created = await elbv2.send(
    new CreateLoadBalancerCommand({ Name: name, Type: type, Subnets: [...network.subnets] }),
  );
  if (balancer.expects["aws/elb-access-logs"] === "pass") {
    await elbv2.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn: created.LoadBalancers?.[0]?.LoadBalancerArn,
        Attributes: ["access_logs.s3.enabled", "deletion_protection.enabled"].map((Key) => ({
          Key,
          Value: "true",
        })),
      }),
    );
  }
  if (listeners.length === 0) return;
  const targets = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: type === "network" ? "TCP" : "HTTP",
      Port: 8080,
      VpcId: network.vpc,
      TargetType: "ip",
    }),
  );
  const forward = { Type: "forward", TargetGroupArn: targets.TargetGroups?.[0]?.TargetGroupArn } as const;
  const redirect = {
    Type: "redirect",
    RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" },
  } as const;
  for (const { protocol, port, policy } of listeners) {
    const secure = protocol === "HTTPS" || protocol === "TLS";
    await elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn: created.LoadBalancers?.[0]?.LoadBalancerArn,
        Protocol: protocol,
        Port: port,
        ...(policy === undefined ? {} : { SslPolicy: policy }),
        ...(secure ? { Certificates: [{ CertificateArn: certificate }] } : {}),
        DefaultActions: [protocol === "HTTP" && listeners.length > 1 ? redirect : forward],
      }),
    );
  }
}
