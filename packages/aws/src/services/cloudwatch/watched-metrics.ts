import { both, either, from, type Lookup, type Observed } from "@bylaw/core";
import type { CloudWatchAlarm } from "./alarms.ts";

/** A metric of one thing, which several sets of dimensions may tell of: its own, or those of all things alike. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Readonly<Record<string, string>>[];
}

/** Whether an alarm reads the metric that acts, or with which a composite alarm goes off that does. */
export function isWatched(alarms: Lookup<CloudWatchAlarm>, metric: WatchedMetric): Observed<boolean> {
  return alarms.some((alarm) => from(reads(alarm, metric), (does) => does && tells(alarm, alarms)));
}

function reads({ metrics }: CloudWatchAlarm, wanted: WatchedMetric): Observed<boolean> {
  const named = metrics.filter(
    ({ namespace, name }) => namespace === wanted.namespace && name === wanted.name,
  );
  return either(
    ...named.map(({ dimensions }) =>
      from(dimensions, (has) => wanted.dimensions.some((one) => isSame(one, has))),
    ),
  );
}

/** One dimension more tells of a part, and one less of others too. */
function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return Object.keys(other).length === names.length && names.every((name) => one[name] === other[name]);
}

function tells(alarm: CloudWatchAlarm, alarms: Lookup<CloudWatchAlarm>): Observed<boolean> {
  return either(
    acts(alarm),
    alarms.some((other) => alarm.inputOf.includes(other.name) && acts(other)),
  );
}

function acts({ actionsEnabled, alarmActions }: CloudWatchAlarm): Observed<boolean> {
  return both(
    actionsEnabled,
    from(alarmActions, (actions) => actions.length > 0),
  );
}

/** What no check of what alarms watch can see. */
export const unseenOfAlarms = [
  "An alarm's threshold, period and statistic, what its expression makes of the metric, whether data arrives, and what its action does are not judged.",
  "A composite alarm counts where it goes off with any one of its inputs. One that needs two at once does not, and what a suppressor, a mute rule or a time to warm up holds back is not read.",
  "Queries of CloudWatch Metrics Insights, alarms that are kept in another account, and other systems that read metrics do not count.",
] as const;
