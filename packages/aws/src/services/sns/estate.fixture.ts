import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const arn = "arn:aws:sns:eu-west-1:111111111111:ops";

const topicThat = (Principal: object | "*", SubscriptionArn: string, encryption: object): Script => ({
  "sns:ListTopics": { Topics: [{ TopicArn: arn }] },
  "sns:GetTopicAttributes": {
    Attributes: {
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal, Action: "sns:Publish", Resource: arn }],
      }),
      ...encryption,
    },
  },
  "sns:ListSubscriptions": {
    Subscriptions: [
      {
        SubscriptionArn,
        TopicArn: arn,
        Protocol: "email",
        Owner: "111111111111",
        Endpoint: "security@acme.example",
      },
    ],
  },
});

export const estate: Estate = {
  sound: topicThat({ AWS: "arn:aws:iam::111111111111:root" }, `${arn}:11111111-2222`, {
    KmsMasterKeyId: "alias/alerts",
  }),
  weak: topicThat("*", "PendingConfirmation", {}),
};
