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
  return { ...said(name), Namespace: "AWS/EC2", MetricName: "CPUUtilization", ...change };
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
