import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeMany,
  observeCall,
  observed,
  quantity,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type TagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { weakestOf } from "../../lib/weakest-tls.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { type Listener, listenersOf } from "./listeners-of.ts";

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
  /** The tags of its load balancer. */
  tags: tagsField,
});

export interface LoadBalancerListener extends z.infer<typeof schema> {}

const operations = {
  balancers: "elasticloadbalancing:DescribeLoadBalancers",
  listeners: "elasticloadbalancing:DescribeListeners",
  policies: "elasticloadbalancing:DescribeSSLPolicies",
} as const;
type LoadBalancer = ItemOf<(typeof operations)["balancers"], "LoadBalancers">;
type MinimumOf = (sslPolicy: string) => Promise<Observed<Quantity<"tls">>>;

/** In plain text, or passed on as it comes: AWS, "Listeners for your Network Load Balancers", read 2026-11. */
const withoutTls = new Set(["GENEVE", "HTTP", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "UDP"]);

/** Every listener of every application, network and gateway load balancer of a region. Classic ones are listed apart. */
export const loadBalancerListeners: Collector<LoadBalancerListener> = defineCollector({
  id: "aws/load-balancer-listeners",
  resource: "application, network or gateway load balancer listener",
  provider: awsKind,
  per: "region",
  operations: [...Object.values(operations), tagOperation],
  calls: {
    [operations.balancers]: { page: 400, of: "load balancer" },
    [operations.listeners]: { each: "load balancer" },
    [operations.policies]: "once",
    [tagOperation]: { ...tagCalls, of: "load balancer" },
  },
  schema,
  async *collect(session) {
    const minimumOf = policyReader(session);
    const tagsOf = sharedTagReader(session, "elasticloadbalancing:loadbalancer");
    const balancers = session.items(operations.balancers, "LoadBalancers", { PageSize: 400 });
    yield* describeMany(20, balancers, arnOf, (balancer) =>
      describeListeners(session, balancer, minimumOf, tagsOf),
    );
  },
});

/** True for a listener that ends TLS. One whose protocol is not known counts, so that it cannot pass unseen. */
export function endsTls({
  loadBalancerType,
  protocol,
}: Pick<LoadBalancerListener, "loadBalancerType" | "protocol">): boolean {
  return loadBalancerType !== "gateway" && !withoutTls.has(protocol ?? "");
}

function arnOf(balancer: LoadBalancer): string {
  return answerOf(operations.balancers, balancer)("LoadBalancerArn");
}

/** The listeners of one load balancer; none when it is gone since it was listed. */
async function describeListeners(
  session: AwsSession,
  balancer: LoadBalancer,
  minimumOf: MinimumOf,
  tagsOf: TagReader,
): Promise<readonly LoadBalancerListener[]> {
  const arn = arnOf(balancer);
  const listed = await listenersOf(session, arn);
  if (listed.length === 0) return [];
  const tags = await tagsOf(arn);
  return Promise.all(
    listed.map(async (one) => {
      const listener = listenerOf(balancer, one);
      return { ...listener, minimumTls: await minimumTlsOf(listener, minimumOf), tags };
    }),
  );
}

function listenerOf(
  balancer: LoadBalancer,
  listener: Listener,
): Omit<LoadBalancerListener, "minimumTls" | "tags"> {
  const ofBalancer = answerOf(operations.balancers, balancer);
  const field = answerOf(operations.listeners, listener);
  const [name, type] = [ofBalancer("LoadBalancerName"), ofBalancer("Type")];
  if (type !== "gateway") {
    field("Protocol");
    field("Port");
  }
  const { Protocol: protocol, Port: port, SslPolicy: sslPolicy } = listener;
  const { Scheme: scheme } = balancer;
  return {
    id: formOf(operations.listeners, "ListenerArn", listener.ListenerArn, /^arn:/),
    name: port === undefined ? name : `${name}:${port}`,
    loadBalancer: name,
    loadBalancerType: type,
    ...(scheme !== undefined && { scheme }),
    ...(protocol !== undefined && { protocol }),
    ...(port !== undefined && { port }),
    ...(sslPolicy !== undefined && { sslPolicy }),
  };
}

async function minimumTlsOf(
  listener: Pick<LoadBalancerListener, "loadBalancerType" | "protocol" | "sslPolicy">,
  minimumOf: MinimumOf,
): Promise<Observed<Quantity<"tls">>> {
  if (!endsTls(listener)) return notAsked;
  if (listener.sslPolicy !== undefined) return minimumOf(listener.sslPolicy);
  const what = `answered without SslPolicy for a listener of the protocol ${listener.protocol}`;
  return unreadable(answerMismatch(operations.listeners, what).problem);
}

const notAsked: Observed<Quantity<"tls">> = unreadable({
  code: "not-collected",
  message: "The TLS versions of a listener that does not end TLS are not asked.",
  operation: operations.policies,
});

/** Reads a region's policies when the first one is asked for, and once. */
function policyReader(session: AwsSession): MinimumOf {
  let all: Promise<Observed<ReadonlyMap<string, readonly string[] | undefined>>> | undefined;
  return async (sslPolicy) => {
    all ??= observeCall(() => readPolicies(session));
    return from(await all, (policies) =>
      readable(() => {
        const what = `${policies.has(sslPolicy) ? "protocols of" : "the policy"} ${sslPolicy}`;
        const protocols = required(operations.policies, what, policies.get(sslPolicy));
        return weakestOf(operations.policies, sslPolicy, protocols);
      }),
    );
  };
}

async function readPolicies(
  session: AwsSession,
): Promise<ReadonlyMap<string, readonly string[] | undefined>> {
  const policies = new Map<string, readonly string[] | undefined>();
  for await (const policy of session.items(operations.policies, "SslPolicies", { PageSize: 400 })) {
    policies.set(answerOf(operations.policies, policy)("Name"), policy.SslProtocols);
  }
  return policies;
}
