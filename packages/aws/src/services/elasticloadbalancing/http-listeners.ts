import { type Collector, from, type Observed } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeMany,
  inspect,
  observeCall,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { allOf } from "../../lib/all-of.ts";
import { sharedTagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";
import { type Listener, listenersOf } from "./listeners-of.ts";

const schema = z.object({
  /** The listener's ARN. */
  id: z.string(),
  /** `load-balancer:80`. */
  name: z.string(),
  loadBalancer: z.string(),
  scheme: z.string().exactOptional(),
  port: z.number(),
  /** What it does with a request that no rule meets: `redirect to HTTPS`, `forward`, `fixed-response`. */
  defaultAction: z.string(),
  /**
   * How many of its rules neither redirect to HTTPS nor give a fixed response. Asked only where the default action
   * redirects to HTTPS.
   */
  plainRules: observed(z.number()),
  /** The tags of its load balancer. */
  tags: tagsField,
});

export interface HttpListener extends z.infer<typeof schema> {}

const operations = {
  balancers: "elasticloadbalancing:DescribeLoadBalancers",
  listeners: "elasticloadbalancing:DescribeListeners",
  rules: "elasticloadbalancing:DescribeRules",
} as const;
type Balancer = ItemOf<(typeof operations)["balancers"], "LoadBalancers">;
type Rule = ItemOf<(typeof operations)["rules"], "Rules">;
type Action = NonNullable<Rule["Actions"]>[number];
type Answered = (typeof operations)["listeners" | "rules"];

/** Every listener in plain HTTP of every application load balancer of a region. Other load balancers have none. */
export const httpListeners: Collector<HttpListener> = defineCollector({
  id: "aws/http-listeners",
  resource: "application load balancer listener for plain HTTP",
  provider: awsKind,
  per: "region",
  operations: [...Object.values(operations), tagOperation],
  calls: {
    [operations.balancers]: { page: 400, of: "load balancer" },
    [operations.listeners]: { each: "load balancer" },
    [operations.rules]: { each: "entry" },
    [tagOperation]: { ...tagCalls, of: "load balancer" },
  },
  schema,
  async *collect(session) {
    const tagsOf = sharedTagReader(session, "elasticloadbalancing:loadbalancer");
    const balancers = session.items(operations.balancers, "LoadBalancers", { PageSize: 400 });
    yield* describeMany(20, balancers, arnOf, async (balancer) => {
      const type = answerOf(operations.balancers, balancer)("Type");
      if (wordOf(operations.balancers, "Type", type, types) !== "application") return [];
      const arn = arnOf(balancer);
      const listeners = (await listenersOf(session, arn)).filter(isHttp);
      const found = await Promise.all(listeners.map((one) => describeListener(session, balancer, one)));
      const there = found.flatMap((one) => one ?? []);
      if (there.length === 0) return [];
      const tags = await tagsOf(arn);
      return there.map((one) => ({ ...one, tags }));
    });
  },
});

const types = ["application", "gateway", "network"];

export const redirectToHttps = "redirect to HTTPS";

function arnOf(balancer: Balancer): string {
  return answerOf(operations.balancers, balancer)("LoadBalancerArn");
}

function isHttp(listener: Listener): boolean {
  const protocol = answerOf(operations.listeners, listener)("Protocol");
  return wordOf(operations.listeners, "Protocol", protocol, ["HTTP", "HTTPS"]) === "HTTP";
}

/** The listener; undefined when it is gone since it was listed. */
async function describeListener(
  session: AwsSession,
  balancer: Balancer,
  listener: Listener,
): Promise<Omit<HttpListener, "tags"> | undefined> {
  const ofBalancer = answerOf(operations.balancers, balancer);
  const field = answerOf(operations.listeners, listener);
  const [loadBalancer, port, id] = [ofBalancer("LoadBalancerName"), field("Port"), field("ListenerArn")];
  const defaultAction = actionText(operations.listeners, field("DefaultActions"));
  const plainRules = defaultAction === redirectToHttps ? await plainRulesOf(session, id) : notAsked;
  if (inspect(plainRules).state === "absent") return undefined;
  const { Scheme: scheme } = balancer;
  return {
    id,
    name: `${loadBalancer}:${port}`,
    loadBalancer,
    ...(scheme !== undefined && { scheme }),
    port,
    defaultAction,
    plainRules,
  };
}

async function plainRulesOf(session: AwsSession, arn: string): Promise<Observed<number>> {
  const rules = await observeCall(
    () => allOf(session.items(operations.rules, "Rules", { ListenerArn: arn, PageSize: 400 })),
    (error) => absenceIn(operations.rules, error),
  );
  return from(rules, (all) => readable(() => all.filter(passesPlainHttp).length));
}

function passesPlainHttp(rule: Rule): boolean {
  const text = actionText(operations.rules, answerOf(operations.rules, rule)("Actions"));
  return text !== redirectToHttps && text !== "fixed-response";
}

/** What the actions do, in order. A redirect that keeps the protocol is one to `#{protocol}`. */
function actionText(operation: Answered, actions: readonly Action[]): string {
  if (actions.length === 0) throw answerMismatch(operation, "answered without an action");
  return actions
    .map((action) => {
      const type = answerOf(operation, action)("Type");
      if (type !== "redirect") return type;
      const redirect = answerOf(operation, answerOf(operation, action)("RedirectConfig"));
      return `redirect to ${redirect("Protocol")}`;
    })
    .join(", then ");
}

const notAsked: Observed<never> = unreadable({
  code: "not-collected",
  message: "The rules of a listener whose default action does not redirect to HTTPS are not asked.",
  operation: operations.rules,
});
