import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The log group's name and the filter's: a filter has no ARN. */
  id: z.string(),
  name: z.string(),
  region: z.string(),
  /** The account that has it, and its log group. */
  account: z.string(),
  logGroup: z.string(),
  /** As AWS keeps it, which may be spaced otherwise than it was written. Empty for one that counts every log event. */
  pattern: z.string(),
  /** True where it reads some log events alone, by account or region, or each as a transformer made it, and not as it came. */
  narrowed: z.boolean(),
  /** The metrics that it counts into. */
  metrics: z.array(z.object({ namespace: z.string(), name: z.string() })),
});

export interface MetricFilter extends z.infer<typeof schema> {}

const operation = "logs:DescribeMetricFilters";
type Listed = ItemOf<typeof operation, "metricFilters">;

/** Every metric filter of CloudWatch Logs in a region, whatever its log group. */
export const metricFilters: Collector<MetricFilter> = defineCollector({
  id: "aws/metric-filters",
  resource: "metric filter",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 50 } },
  schema,
  async *collect(session) {
    const { region, account } = session;
    yield* describeEach(1, session.items(operation, "metricFilters", { limit: 50 }), idOf, async (one) => {
      const field = answerOf(operation, one);
      const metrics = field("metricTransformations").map((each) => {
        const metric = answerOf(operation, each);
        return { namespace: metric("metricNamespace"), name: metric("metricName") };
      });
      const [name, logGroup, pattern] = [field("filterName"), field("logGroupName"), field("filterPattern")];
      return { id: idOf(one), name, region, account, logGroup, pattern, narrowed: isNarrowed(one), metrics };
    });
  },
});

function idOf(one: Listed): string {
  const field = answerOf(operation, one);
  return `${field("logGroupName")}/${field("filterName")}`;
}

/** AWS tells of criteria that were given, and of a transformer only where a filter is for what it makes. */
function isNarrowed({ fieldSelectionCriteria: criteria, applyOnTransformedLogs }: Listed): boolean {
  return applyOnTransformedLogs === true || (criteria !== undefined && criteria !== "");
}
