import type { Script } from "../../testing/script.ts";

const topic = "arn:aws:sns:eu-west-1:111111111111:ops";
const said = (AlarmName: string) => ({
  AlarmName,
  AlarmArn: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${AlarmName}`,
  ActionsEnabled: true,
  AlarmActions: [topic],
  OKActions: [],
  InsufficientDataActions: [],
});

/** A metric alarm that tells a topic, as AWS answers it. */
export function metric(name: string, change: object = {}) {
  const watched = { Namespace: "AWS/EC2", MetricName: "CPUUtilization", Dimensions: [] };
  return { ...said(name), ...watched, ...change };
}

/** A metric alarm on one metric of a namespace, with dimensions by name. */
export function watching(
  [namespace, name]: readonly [namespace: string, name: string],
  dimensions: Readonly<Record<string, string>>,
  change: object = {},
) {
  const alarm = [name, ...Object.values(dimensions)].join("-");
  return metric(alarm, { ...metricThat([namespace, name], dimensions), ...change });
}

/** The metric as AWS answers it. */
export function metricThat(
  [Namespace, MetricName]: readonly [namespace: string, name: string],
  dimensions: Readonly<Record<string, string>>,
) {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Namespace, MetricName, Dimensions };
}

/** A composite alarm that tells a topic, as AWS answers it. */
export function composite(name: string, AlarmRule: string, change: object = {}) {
  return { ...said(name), AlarmRule, ...change };
}

/** A region with these alarms. */
export function alarmScript(metrics: readonly object[], composites: readonly object[] = []): Script {
  return {
    "cloudwatch:DescribeAlarms": ({ input }) =>
      (input.AlarmTypes as readonly string[]).includes("CompositeAlarm")
        ? { CompositeAlarms: composites }
        : { MetricAlarms: metrics },
  };
}
