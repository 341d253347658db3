import { type Collector, from, type Observed, type Quantity, type TlsVersion, tls } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  isReadError,
  known,
  mapParallel,
  observed,
  quantity,
  readable,
  tlsVersions,
  type UnreadableResource,
  unreadable,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const schema = z.object({
  /** The listener's ARN. */
  id: z.string(),
  /** `load-balancer:443`. */
  name: z.string(),
  loadBalancer: z.string(),
  loadBalancerType: z.string(),
  scheme: z.string().exactOptional(),
  /** A gateway load balancer's listener has neither protocol nor port. */
  protocol: z.string().exactOptional(),
  port: z.number().exactOptional(),
  sslPolicy: z.string().exactOptional(),
  /** The weakest version that the listener's policy lets clients negotiate. Asked only where TLS ends. */
  minimumTls: observed(quantity("tls")),
});

export interface LoadBalancerListener extends z.infer<typeof schema> {}

type LoadBalancer = NonNullable<
  OutputOf<"elasticloadbalancing:DescribeLoadBalancers">["LoadBalancers"]
>[number];
type Listener = NonNullable<OutputOf<"elasticloadbalancing:DescribeListeners">["Listeners"]>[number];
type MinimumOf = (sslPolicy: string) => Promise<Observed<Quantity<"tls">>>;

/** In plain text, or passed on as it comes: AWS, "Listeners for your Network Load Balancers", read 2026-11. */
const withoutTls = new Set(["GENEVE", "HTTP", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "UDP"]);

/** Every listener of every application, network and gateway load balancer of a region. */
export const loadBalancerListeners: Collector<LoadBalancerListener> = defineCollector({
  id: "aws/load-balancer-listeners",
  resource: "load balancer listener",
  provider: awsKind,
  per: "region",
  operations: [
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeSSLPolicies",
  ],
  schema,
  async *collect(session) {
    const minimumOf = policyReader(session);
    const listeners = mapParallel(20, listLoadBalancers(session), (loadBalancer) =>
      describeListeners(session, loadBalancer, minimumOf),
    );
    for await (const ofOne of listeners) yield* ofOne;
  },
});

/** True for a listener that ends TLS. One whose protocol is not known counts, so that it cannot pass unseen. */
export function endsTls({ loadBalancerType, protocol }: LoadBalancerListener): boolean {
  return loadBalancerType !== "gateway" && !withoutTls.has(protocol ?? "");
}

async function* listLoadBalancers(session: AwsSession): AsyncGenerator<LoadBalancer> {
  const operation = "elasticloadbalancing:DescribeLoadBalancers";
  for await (const page of session.pages(operation, { PageSize: 400 })) {
    yield* required(operation, "LoadBalancers", page.LoadBalancers);
  }
}

async function describeListeners(
  session: AwsSession,
  loadBalancer: LoadBalancer,
  minimumOf: MinimumOf,
): Promise<readonly (LoadBalancerListener | UnreadableResource)[]> {
  const operation = "elasticloadbalancing:DescribeListeners";
  const arn = required(
    "elasticloadbalancing:DescribeLoadBalancers",
    "LoadBalancerArn",
    loadBalancer.LoadBalancerArn,
  );
  try {
    const listeners: Listener[] = [];
    for await (const page of session.pages(operation, { LoadBalancerArn: arn, PageSize: 400 })) {
      listeners.push(...required(operation, "Listeners", page.Listeners));
    }
    return await Promise.all(listeners.map((listener) => listenerOf(loadBalancer, listener, minimumOf)));
  } catch (error) {
    if (!isReadError(error)) throw error;
    return [unreadableResource(arn, error.problem)];
  }
}

async function listenerOf(
  loadBalancer: LoadBalancer,
  { ListenerArn, Protocol, Port, SslPolicy }: Listener,
  minimumOf: MinimumOf,
): Promise<LoadBalancerListener> {
  const operation = "elasticloadbalancing:DescribeListeners";
  const name = required(
    "elasticloadbalancing:DescribeLoadBalancers",
    "LoadBalancerName",
    loadBalancer.LoadBalancerName,
  );
  const type = required("elasticloadbalancing:DescribeLoadBalancers", "Type", loadBalancer.Type);
  if (type !== "gateway") {
    required(operation, "Protocol", Protocol);
    required(operation, "Port", Port);
  }
  const listener = {
    id: required(operation, "ListenerArn", ListenerArn),
    name: Port === undefined ? name : `${name}:${Port}`,
    loadBalancer: name,
    loadBalancerType: type,
    ...(loadBalancer.Scheme !== undefined && { scheme: loadBalancer.Scheme }),
    ...(Protocol !== undefined && { protocol: Protocol }),
    ...(Port !== undefined && { port: Port }),
    ...(SslPolicy !== undefined && { sslPolicy: SslPolicy }),
    minimumTls: notAsked,
  };
  if (!endsTls(listener)) return listener;
  if (SslPolicy !== undefined) return { ...listener, minimumTls: await minimumOf(SslPolicy) };
  const { problem } = answerMismatch(
    operation,
    `answered without SslPolicy for a listener of the protocol ${Protocol}`,
  );
  return { ...listener, minimumTls: unreadable(problem) };
}

const notAsked: Observed<Quantity<"tls">> = unreadable({
  code: "not-collected",
  message: "The TLS versions of a listener that does not end TLS are not asked.",
  operation: "elasticloadbalancing:DescribeSSLPolicies",
});

/** Reads a region's policies when the first one is asked for, and once. */
function policyReader(session: AwsSession): MinimumOf {
  let all: Promise<Observed<ReadonlyMap<string, readonly string[]>>> | undefined;
  return async (sslPolicy) => {
    all ??= readPolicies(session);
    return from(await all, (policies) => readable(() => weakest(sslPolicy, policies.get(sslPolicy))));
  };
}

async function readPolicies(session: AwsSession): Promise<Observed<ReadonlyMap<string, readonly string[]>>> {
  const operation = "elasticloadbalancing:DescribeSSLPolicies";
  const policies = new Map<string, readonly string[]>();
  try {
    for await (const page of session.pages(operation, { PageSize: 400 })) {
      for (const { Name, SslProtocols } of required(operation, "SslPolicies", page.SslPolicies)) {
        policies.set(required(operation, "Name", Name), required(operation, "SslProtocols", SslProtocols));
      }
    }
    return known(policies);
  } catch (error) {
    if (!isReadError(error)) throw error;
    return unreadable(error.problem);
  }
}

const versions: Readonly<Record<string, TlsVersion>> = {
  SSLv2: "ssl2",
  SSLv3: "ssl3",
  TLSv1: "1.0",
  "TLSv1.1": "1.1",
  "TLSv1.2": "1.2",
  "TLSv1.3": "1.3",
};

function weakest(sslPolicy: string, protocols: readonly string[] | undefined): Quantity<"tls"> {
  const operation = "elasticloadbalancing:DescribeSSLPolicies";
  const ranks = required(operation, `the policy ${sslPolicy}`, protocols).map((protocol) => {
    if (!Object.hasOwn(versions, protocol))
      throw answerMismatch(operation, `named an unknown protocol, ${protocol}`);
    return tlsVersions.indexOf(versions[protocol] as TlsVersion);
  });
  return tls(required(operation, `protocols of ${sslPolicy}`, tlsVersions[Math.min(...ranks)]));
}
