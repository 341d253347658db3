import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const keptFor = (retentionInDays: number): Script => ({
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

export const estate: Estate = { sound: keptFor(365), weak: keptFor(30) };
