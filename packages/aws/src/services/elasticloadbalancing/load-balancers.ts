import { type Collector, from, type Observed } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observeCall,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { endsTls } from "./listeners.ts";
import { listenersOf } from "./listeners-of.ts";

const schema = z.object({
  /** The load balancer's ARN. */
  id: z.string(),
  name: z.string(),
  /** `application`, `network` or `gateway`. */
  type: z.string(),
  scheme: z.string().exactOptional(),
  /** Whether it writes access logs to S3. A gateway load balancer cannot. */
  accessLogs: observed(z.boolean()),
  deletionProtection: observed(z.boolean()),
  /** Whether one of its listeners is for TLS. Asked only of a network load balancer that writes no access logs. */
  hasTlsListener: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface LoadBalancer extends z.infer<typeof schema> {}

const operations = {
  balancers: "elasticloadbalancing:DescribeLoadBalancers",
  attributes: "elasticloadbalancing:DescribeLoadBalancerAttributes",
  listeners: "elasticloadbalancing:DescribeListeners",
} as const;
type Attributes = OutputOf<(typeof operations)["attributes"]>;

/** Every application, network and gateway load balancer of a region. Classic ones are not among them. */
export const loadBalancers: Collector<LoadBalancer> = defineCollector({
  id: "aws/load-balancers",
  resource: "application, network or gateway load balancer",
  provider: awsKind,
  per: "region",
  operations: [...Object.values(operations), tagOperation],
  calls: {
    [operations.balancers]: { page: 400 },
    [operations.attributes]: { each: "entry" },
    [operations.listeners]: { each: "entry" },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = sharedTagReader(session, "elasticloadbalancing:loadbalancer");
    const listed = session.items(operations.balancers, "LoadBalancers", { PageSize: 400 });
    yield* describeEach(20, listed, arnOf, async (one) => {
      const described = await describeBalancer(session, one);
      return described && { ...described, tags: await tagsOf(described.id) };
    });
  },
});

const types = ["application", "gateway", "network"] as const;
type Listed = ItemOf<(typeof operations)["balancers"], "LoadBalancers">;

function arnOf(balancer: Listed): string {
  return answerOf(operations.balancers, balancer)("LoadBalancerArn");
}

/** The load balancer; undefined when it is gone since it was listed. */
async function describeBalancer(
  session: AwsSession,
  balancer: Listed,
): Promise<Omit<LoadBalancer, "tags"> | undefined> {
  const field = answerOf(operations.balancers, balancer);
  const type = wordOf(operations.balancers, "Type", field("Type"), types);
  const [id, { Scheme: scheme }] = [arnOf(balancer), balancer];
  const answer = await session.observe(operations.attributes, { LoadBalancerArn: id });
  if (inspect(answer).state === "absent") return undefined;
  const accessLogs = from(answer, (all) => readable(() => isOn(all, "access_logs.s3.enabled")));
  return {
    id,
    name: field("LoadBalancerName"),
    type,
    ...(scheme !== undefined && { scheme }),
    accessLogs,
    deletionProtection: from(answer, (all) => readable(() => isOn(all, "deletion_protection.enabled"))),
    hasTlsListener: type === "network" && !isKnownOn(accessLogs) ? await hasTls(session, id) : notAsked,
  };
}

function isKnownOn(value: Observed<boolean>): boolean {
  const state = inspect(value);
  return state.state === "known" && state.value;
}

function isOn(answer: Attributes, name: string): boolean {
  const attributes = answerOf(operations.attributes, answer)("Attributes");
  const value = required(operations.attributes, name, attributes.find(({ Key }) => Key === name)?.Value);
  if (value === "true" || value === "false") return value === "true";
  throw answerMismatch(operations.attributes, `answered ${name} with "${value}"`);
}

async function hasTls(session: AwsSession, arn: string): Promise<Observed<boolean>> {
  const listeners = await observeCall(() => listenersOf(session, arn));
  return from(listeners, (all) =>
    readable(() =>
      all.some((one) =>
        endsTls({ loadBalancerType: "network", protocol: answerOf(operations.listeners, one)("Protocol") }),
      ),
    ),
  );
}

const notAsked: Observed<never> = unreadable({
  code: "not-collected",
  message: "The listeners of a load balancer are asked only where they say whether it can write access logs.",
  operation: operations.listeners,
});
