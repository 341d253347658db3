import type { Collector } from "@bylaw/core";
import { byCodeUnits, defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const metric = z.object({
  namespace: z.string(),
  name: z.string(),
  /** By name, such as `DBInstanceIdentifier`. A metric of everything in the namespace has none. */
  dimensions: observed(z.record(z.string(), z.string())),
});

const schema = z.object({
  /** The alarm's ARN. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(["metric", "composite"]),
  actionsEnabled: observed(z.boolean()),
  /** The ARNs of what it does when it goes off. What it does when it is over is not among them. */
  alarmActions: observed(z.array(z.string())),
  /** The metrics of the account that it reads: one, or those of its expression. Of a query none is told. */
  metrics: z.array(metric),
  /** The composite alarms that go off with it, by name. Of those that go off with one another in a circle, none speaks for another. */
  inputOf: z.array(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface CloudWatchAlarm extends z.infer<typeof schema> {}

const operation = "cloudwatch:DescribeAlarms";
type Composite = ItemOf<typeof operation, "CompositeAlarms">;
type Metric = ItemOf<typeof operation, "MetricAlarms">;
type Listed = Composite | Metric;
type Dimension = NonNullable<Metric["Dimensions"]>[number];

/** Every metric alarm and every composite alarm of a region. */
export const cloudwatchAlarms: Collector<CloudWatchAlarm> = defineCollector({
  id: "aws/cloudwatch-alarms",
  resource: "CloudWatch alarm",
  provider: awsKind,
  per: "region",
  operations: [operation, tagOperation],
  calls: {
    [operation]: {
      sum: [
        { page: 100, of: "composite alarm" },
        { page: 100, of: "metric alarm" },
      ],
    },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "cloudwatch:alarm");
    const composites = await readComposites(session);
    const speakers = speakersOf(composites);
    const alarmOf = async (one: Listed): Promise<CloudWatchAlarm> => {
      const field = answerOf(operation, one);
      const [id, name] = [field("AlarmArn"), field("AlarmName")];
      return {
        id,
        name,
        kind: "AlarmRule" in one ? "composite" : "metric",
        actionsEnabled: readable(() => field("ActionsEnabled")),
        alarmActions: readable(() => field("AlarmActions")),
        metrics: metricsOf(one, session.account),
        inputOf: speakers([name, id]).sort(byCodeUnits),
        tags: await tagsOf(id),
      };
    };
    yield* describeEach(
      1,
      listAll(session, composites),
      (one) => answerOf(operation, one)("AlarmArn"),
      alarmOf,
    );
  },
});

/** Each kind is asked for itself: an answer to a question about both may leave out the list of one. */
async function readComposites(session: AwsSession): Promise<readonly Composite[]> {
  const all: Composite[] = [];
  const asked = { AlarmTypes: ["CompositeAlarm" as const], MaxRecords: 100 };
  for await (const one of session.items(operation, "CompositeAlarms", asked)) all.push(one);
  return all;
}

async function* listAll(session: AwsSession, composites: readonly Composite[]): AsyncGenerator<Listed> {
  yield* composites;
  yield* session.items(operation, "MetricAlarms", { AlarmTypes: ["MetricAlarm"], MaxRecords: 100 });
}

function metricsOf(one: Listed, account: string): CloudWatchAlarm["metrics"] {
  if (!("MetricName" in one || "Metrics" in one)) return [];
  const ofExpression = one.Metrics?.filter(
    ({ AccountId: owner }) => owner === undefined || owner === account,
  );
  return [one, ...(ofExpression?.map(({ MetricStat }) => MetricStat?.Metric) ?? [])].flatMap((metric) => {
    if (metric?.Namespace === undefined || metric.MetricName === undefined) return [];
    const field = answerOf(operation, metric);
    const dimensions = readable(() => dimensionsOf(field("Dimensions")));
    return { namespace: metric.Namespace, name: metric.MetricName, dimensions };
  });
}

function dimensionsOf(all: readonly Dimension[]): Record<string, string> {
  return Object.fromEntries(
    all.map((one) => {
      const field = answerOf(operation, one);
      return [field("Name"), field("Value")];
    }),
  );
}

/**
 * Which composite alarms go off with an alarm, by its name and its ARN. A rule that turns something round, or that needs two
 * alarms at once, may stay silent when one of them goes off, so it listens to nobody. AWS lets composite alarms go off with
 * one another in a circle: there each is left to speak for itself.
 */
function speakersOf(composites: readonly Composite[]): (called: readonly string[]) => string[] {
  const all = composites.map((composite) => {
    const field = answerOf(operation, composite);
    const called = [field("AlarmName"), field("AlarmArn")];
    return { name: field("AlarmName"), called, hears: new Set(alternativesOf(field("AlarmRule"))) };
  });
  const listenersTo = (called: readonly string[]) =>
    all.filter(({ hears }) => called.some((one) => hears.has(one)));
  /** All that go off in the end when something does. */
  const followersOf = (called: readonly string[]) => {
    const found = new Set(listenersTo(called));
    for (const one of found) for (const next of listenersTo(one.called)) found.add(next);
    return found;
  };
  return (called) =>
    listenersTo(called)
      .filter((listener) => ![...followersOf(listener.called)].some(({ name }) => called.includes(name)))
      .map(({ name }) => name);
}

/** The alarms of a rule that goes off with any one of them: `ALARM(a) OR ALARM("b")`, in parentheses or not. Of any other rule, none. */
function alternativesOf(rule: string): readonly string[] {
  const inside = /^\s*\((.*)\)\s*$/s.exec(rule)?.[1];
  return [rule, inside ?? rule].map(namesIn).find((names) => names.length > 0) ?? [];
}

function namesIn(rule: string): readonly string[] {
  const parts = rule.split(/\s+OR\s+/);
  const names = parts.flatMap(
    (part) => /^\s*ALARM\s*\(\s*("?)([^"()]+)\1\s*\)\s*$/.exec(part)?.[2]?.trim() ?? [],
  );
  return names.length === parts.length ? names : [];
}
