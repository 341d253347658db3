import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";
import { cisActions } from "../cloudwatch/cis-patterns.ts";

const groupsThat = (retentionInDays: number, watched: typeof cisActions): Script => ({
  "logs:DescribeMetricFilters": {
    metricFilters: watched.map(({ name, pattern }) => ({
      filterName: name,
      filterPattern: pattern,
      logGroupName: "trail",
      metricTransformations: [{ metricNamespace: "Cis", metricName: "cis", metricValue: "1" }],
    })),
  },
  "logs:DescribeLogGroups": {
    logGroups: [
      {
        logGroupName: "/shop/orders",
        arn: "arn:aws:logs:eu-west-1:111111111111:log-group:/shop/orders:*",
        logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:/shop/orders",
        logGroupClass: "STANDARD",
        retentionInDays,
      },
    ],
  },
});

export const estate: Estate = { sound: groupsThat(365, cisActions), weak: groupsThat(30, []) };
