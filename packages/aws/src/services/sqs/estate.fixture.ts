import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const arn = "arn:aws:sqs:eu-west-1:111111111111:orders";

const queueThat = (Principal: object | "*", SqsManagedSseEnabled: "true" | "false"): Script => ({
  "sqs:ListQueues": { QueueUrls: ["https://sqs.eu-west-1.amazonaws.com/111111111111/orders"] },
  "sqs:GetQueueAttributes": {
    Attributes: {
      QueueArn: arn,
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource: arn }],
      }),
      SqsManagedSseEnabled,
    },
  },
});

export const estate: Estate = {
  sound: queueThat({ AWS: "arn:aws:iam::111111111111:root" }, "true"),
  weak: queueThat("*", "false"),
};
