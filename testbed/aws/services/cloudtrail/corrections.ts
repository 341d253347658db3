import { isGood, jsonAnswer, jsonOf } from "../../answer.ts";
import { isRecord, jsonCall, stringParameter } from "../../call.ts";
import type { Correction, Step } from "../../correction.ts";
import type { Store } from "../../memory.ts";

/** ARNs of trails for which selectors were put. */
const customSelectors: Store<true> = {};

const everyManagementEvent = {
  ReadWriteType: "All",
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};

function withoutNothing(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null && field !== ""));
}

/** The trail that is asked about, by its name or its ARN. */
async function trailOf({ call, ask }: Step): Promise<Record<string, unknown> | undefined> {
  const name = stringParameter(call, "Name");
  const answer = await ask(jsonCall(call, "DescribeTrails", {}));
  const trails = isGood(answer) ? jsonOf(answer).trailList : undefined;
  return Array.isArray(trails)
    ? trails.filter(isRecord).find((trail) => trail.Name === name || trail.TrailARN === name)
    : undefined;
}

export const corrections: readonly Correction[] = [
  {
    operation: "cloudtrail:GetEventSelectors",
    wrong:
      "no selectors for a trail for which none were put; both kinds of selectors, one of them empty or null",
    right: "all management events by default; basic or advanced selectors, never both (checks.md 1.7)",
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const { TrailARN, EventSelectors: basic, AdvancedEventSelectors: advanced } = jsonOf(answer);
      if (Array.isArray(basic) && basic.length > 0) return jsonAnswer({ TrailARN, EventSelectors: basic });
      if (Array.isArray(advanced) && advanced.length > 0) {
        return jsonAnswer({ TrailARN, AdvancedEventSelectors: advanced });
      }
      return jsonAnswer({ TrailARN, EventSelectors: [everyManagementEvent] });
    },
  },
  {
    operation: "cloudtrail:PutEventSelectors",
    wrong: "HasCustomEventSelectors stays false afterwards, so it is remembered here",
    right: "see DescribeTrails",
    async apply({ next, memory }) {
      const answer = await next();
      if (isGood(answer)) memory.of(customSelectors).set(String(jsonOf(answer).TrailARN), true);
      return answer;
    },
  },
  {
    operation: "cloudtrail:DescribeTrails",
    wrong: "HasCustomEventSelectors is always false; fields without a value are null",
    right: "true once selectors were put; absent fields",
    async apply({ next, memory }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const said = jsonOf(answer).trailList;
      const trails = (Array.isArray(said) ? said.filter(isRecord) : []).map((trail) => ({
        ...withoutNothing(trail),
        HasCustomEventSelectors: memory.of(customSelectors).has(String(trail.TrailARN)),
      }));
      return jsonAnswer({ trailList: trails });
    },
  },
  {
    operation: "cloudtrail:GetTrailStatus",
    wrong:
      "LatestDeliveryError and LatestCloudWatchLogsDeliveryTime never there; dates without a value are empty strings",
    right:
      "the error that is set for the trail; a delivery to the log group whenever there is one to the bucket; absent fields",
    async apply(step) {
      const answer = await step.next();
      if (!isGood(answer)) return answer;
      const status = withoutNothing(jsonOf(answer));
      const trail = await trailOf(step);
      const error = step.memory.account(step.call.account).deliveryErrors?.[String(trail?.TrailARN)];
      const { LatestDeliveryTime } = status;
      const hasLogs =
        LatestDeliveryTime !== undefined && typeof trail?.CloudWatchLogsLogGroupArn === "string";
      return jsonAnswer({
        ...status,
        ...(error === undefined ? {} : { LatestDeliveryError: error }),
        ...(hasLogs ? { LatestCloudWatchLogsDeliveryTime: LatestDeliveryTime } : {}),
      });
    },
  },
];
