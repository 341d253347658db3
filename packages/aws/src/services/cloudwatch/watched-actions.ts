import { both, defineView, either, from, type Observed, type View, whenAbsent } from "@bylaw/core";
import { type CloudTrailTrail, cloudTrailTrails } from "../cloudtrail/trails.ts";
import { accountSummaries } from "../iam/account-summary.ts";
import { alternativesOf, covers } from "../logs/covers.ts";
import { type Condition, parsePattern } from "../logs/filter-pattern.ts";
import { type MetricFilter, metricFilters } from "../logs/metric-filters.ts";
import { type SnsSubscription, snsSubscriptions } from "../sns/subscriptions.ts";
import { type CloudWatchAlarm, cloudwatchAlarms } from "./alarms.ts";
import { cisActions } from "./cis-patterns.ts";

/** An action in an account that somebody is to be told of. */
export interface CisAction {
  /** `cis/use of the root user` */
  readonly id: string;
  readonly name: string;
  /** True when filters match it in the log group of a trail that records everything. */
  readonly filtered: Observed<boolean>;
  /** True when an alarm with enabled actions watches what those filters count, and somebody has subscribed to its topic. */
  readonly told: Observed<boolean>;
}

interface Estate {
  readonly trails: readonly CloudTrailTrail[];
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly CloudWatchAlarm[];
  readonly subscriptions: readonly SnsSubscription[];
}

/** Each action that CIS AWS Foundations wants an alarm for, in each account. */
export const cisActionsWatched: View<CisAction> = defineView({
  id: "aws/cis-actions",
  resource: "action that CIS wants an alarm for",
  each: accountSummaries,
  using: {
    trails: cloudTrailTrails,
    filters: metricFilters,
    alarms: cloudwatchAlarms,
    subscriptions: snsSubscriptions,
  },
  deriveMany: (_account, estate) => {
    const filters = estate.filters.flatMap((filter) => {
      if (filter.narrowed) return [];
      if (!cisActions.some(({ pattern }) => casesMet(filter.pattern, pattern).includes(true))) return [];
      const counts = onTrail(filter, estate);
      return [{ pattern: filter.pattern, counts, tells: both(counts, tells(filter, estate)) }];
    });
    return cisActions.map(({ name, pattern }) => {
      const all = matching(pattern, filters);
      const every = (what: "counts" | "tells") =>
        both(...all.map((some) => either(...some.map((one) => one[what]))));
      return { id: `cis/${name}`, name, filtered: every("counts"), told: every("tells") };
    });
  },
});

interface Weighed {
  readonly pattern: string;
  readonly counts: Observed<boolean>;
  readonly tells: Observed<boolean>;
}

/** For each case of the pattern the filters that match it: be it one for all or one for each. Cases with the same filters are told once. */
function matching(pattern: string, filters: readonly Weighed[]): readonly (readonly Weighed[])[] {
  const met = filters.map((one) => casesMet(one.pattern, pattern));
  const sets = casesOf(pattern).map((_, place) =>
    filters.filter((_one, index) => met[index]?.[place] === true),
  );
  return [...new Map(sets.map((some) => [some.map((one) => filters.indexOf(one)).join(), some])).values()];
}

function casesOf(pattern: string): readonly (readonly Condition[])[] {
  const expression = parsePattern(pattern);
  return expression === undefined ? [] : alternativesOf(expression);
}

/** Which cases of an action's pattern a filter's pattern matches. Worked out once: it follows from the two alone. */
function casesMet(filter: string, action: string): readonly boolean[] {
  const key = `${action}\n${filter}`;
  const known = workedOut.get(key);
  if (known !== undefined) return known;
  const expression = parsePattern(filter);
  const met = casesOf(action).map((given) => expression !== undefined && covers(expression, given));
  workedOut.set(key, met);
  return met;
}
const workedOut = new Map<string, readonly boolean[]>();

/** Whether its log group is that of a trail that records every region's management events now. */
function onTrail(filter: MetricFilter, { trails }: Estate): Observed<boolean> {
  return either(
    ...trails.map((trail) =>
      both(
        from(whenAbsent(trail.logGroup, ""), (arn) => isGroup(filter, arn)),
        trail.logging,
        trail.multiRegion,
        trail.globalServiceEvents,
        trail.allManagementEvents,
      ),
    ),
  );
}

/** `arn:aws:logs:<region>:<account>:log-group:<name>:*` */
function isGroup({ region, account, logGroup }: MetricFilter, arn: string): boolean {
  const [, , , where, whose] = arn.split(":");
  const name = arn.split(":log-group:")[1]?.replace(/:\*$/, "");
  return where === region && whose === account && name === logGroup;
}

/** Whether an alarm on a metric of the filter, or a composite alarm that goes off with it, reaches somebody. */
function tells(filter: MetricFilter, estate: Estate): Observed<boolean> {
  const isHere = ({ id }: CloudWatchAlarm) => id.split(":")[3] === filter.region;
  const here = estate.alarms.filter(isHere);
  const watching = here.filter(({ metrics }) =>
    filter.metrics.some(({ namespace, name }) =>
      metrics.some((metric) => metric.namespace === namespace && metric.name === name),
    ),
  );
  const speakers = watching.flatMap(({ inputOf }) => here.filter(({ name }) => inputOf.includes(name)));
  return either(...[...watching, ...speakers].map((alarm) => reachesSomebody(alarm, estate)));
}

function reachesSomebody(
  { actionsEnabled, alarmActions }: CloudWatchAlarm,
  { subscriptions }: Estate,
): Observed<boolean> {
  const attended = new Set(subscriptions.flatMap(({ confirmed, topic }) => (confirmed ? [topic] : [])));
  return both(
    actionsEnabled,
    from(alarmActions, (actions) => actions.some((arn) => attended.has(arn))),
  );
}
