import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeMany,
  inspect,
  observed,
  quantity,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type TagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { weakestOf } from "../../lib/weakest-tls.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The load balancer's ARN with the listener's port. AWS has no ARN for the listener of a classic load balancer. */
  id: z.string(),
  /** `load-balancer:443`. */
  name: z.string(),
  loadBalancer: z.string(),
  scheme: z.string().exactOptional(),
  /** What clients speak: HTTP, HTTPS, TCP or SSL. */
  protocol: z.string(),
  port: z.number(),
  /** The weakest version that the listener's policy lets clients negotiate. Asked only where TLS ends. */
  minimumTls: observed(quantity("tls")),
  /** The tags of its load balancer. */
  tags: tagsField,
});

export interface ClassicLoadBalancerListener extends z.infer<typeof schema> {}

const balancers = "elb-classic:DescribeLoadBalancers";
const policies = "elb-classic:DescribeLoadBalancerPolicies";
type LoadBalancer = ItemOf<typeof balancers, "LoadBalancerDescriptions">;
type ListenerDescription = NonNullable<LoadBalancer["ListenerDescriptions"]>[number];
type Policy = NonNullable<OutputOf<typeof policies>["PolicyDescriptions"]>[number];

/** In plain text, or passed on as it comes. */
const withoutTls = new Set(["HTTP", "TCP"]);

/** Every listener of every classic load balancer of a region. */
export const classicLoadBalancerListeners: Collector<ClassicLoadBalancerListener> = defineCollector({
  id: "aws/classic-load-balancer-listeners",
  resource: "classic load balancer listener",
  provider: awsKind,
  per: "region",
  operations: [balancers, policies, tagOperation],
  calls: {
    [balancers]: { page: 400, of: "load balancer" },
    [policies]: { each: "load balancer" },
    [tagOperation]: { ...tagCalls, of: "load balancer" },
  },
  schema,
  async *collect(session) {
    const tagsOf = sharedTagReader(session, "elasticloadbalancing:loadbalancer");
    const listed = session.items(balancers, "LoadBalancerDescriptions", { PageSize: 400 });
    yield* describeMany(
      10,
      listed,
      (balancer) => arnOf(session, balancer),
      (balancer) => describeListeners(session, balancer, tagsOf),
    );
  },
});

/** True for a listener that ends TLS. One whose protocol is not known counts, so that it cannot pass unseen. */
export function endsClassicTls({ protocol }: Pick<ClassicLoadBalancerListener, "protocol">): boolean {
  return !withoutTls.has(protocol);
}

function arnOf({ partition, region, account }: AwsSession, balancer: LoadBalancer): string {
  const name = answerOf(balancers, balancer)("LoadBalancerName");
  return `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`;
}

/** The listeners of one load balancer; none when it is gone since it was listed. */
async function describeListeners(
  session: AwsSession,
  balancer: LoadBalancer,
  tagsOf: TagReader,
): Promise<readonly ClassicLoadBalancerListener[]> {
  const [arn, field] = [arnOf(session, balancer), answerOf(balancers, balancer)];
  const [loadBalancer, described, { Scheme: scheme }] = [
    field("LoadBalancerName"),
    field("ListenerDescriptions"),
    balancer,
  ];
  const listeners = described.map((one) => {
    const listener = answerOf(balancers, answerOf(balancers, one)("Listener"));
    const [protocol, port] = [listener("Protocol").toUpperCase(), listener("LoadBalancerPort")];
    const id = `${arn}:${port}`;
    return { id, name: `${loadBalancer}:${port}`, loadBalancer, protocol, port, described: one };
  });
  const read = listeners.some(endsClassicTls)
    ? await session.observe(policies, { LoadBalancerName: loadBalancer })
    : notAsked;
  if (inspect(read).state === "absent") return [];
  const tags = await tagsOf(arn);
  return listeners.map(({ described: one, ...listener }) => ({
    ...listener,
    ...(scheme !== undefined && { scheme }),
    minimumTls: endsClassicTls(listener)
      ? from(read, (answer) => readable(() => minimumOf(one, answer)))
      : notAsked,
    tags,
  }));
}

/** The weakest version of the one policy for negotiation that the listener uses. Names are free to choose: they say nothing. */
function minimumOf(listener: ListenerDescription, answer: OutputOf<typeof policies>): Quantity<"tls"> {
  const used = answerOf(balancers, listener)("PolicyNames");
  const all = answerOf(policies, answer)("PolicyDescriptions");
  const missing = used.find((name) => !all.some(({ PolicyName }) => PolicyName === name));
  if (missing !== undefined) throw answerMismatch(policies, `answered without the policy ${missing}`);
  const [policy, ...others] = all.filter(
    (one) =>
      used.includes(answerOf(policies, one)("PolicyName")) &&
      answerOf(policies, one)("PolicyTypeName") === "SSLNegotiationPolicyType",
  );
  if (policy === undefined || others.length > 0) {
    const count = policy === undefined ? "no policy" : `${others.length + 1} policies`;
    throw answerMismatch(policies, `answered with ${count} for the TLS versions of a listener`);
  }
  return weakestOf(policies, answerOf(policies, policy)("PolicyName"), acceptedBy(policy));
}

/** AWS spells out every protocol, also where a policy refers to a predefined one. */
function acceptedBy(policy: Policy): readonly string[] {
  return answerOf(
    policies,
    policy,
  )("PolicyAttributeDescriptions").flatMap((attribute) => {
    const field = answerOf(policies, attribute);
    const [, protocol] = /^Protocol-(.+)$/.exec(field("AttributeName")) ?? [];
    if (protocol === undefined) return [];
    const value = field("AttributeValue").toLowerCase();
    if (value !== "true" && value !== "false") {
      throw answerMismatch(policies, `answered Protocol-${protocol} with "${value}"`);
    }
    return value === "true" ? [protocol] : [];
  });
}

const notAsked: Observed<never> = unreadable({
  code: "not-collected",
  message: "The TLS versions of a listener that does not end TLS are not asked.",
  operation: policies,
});
