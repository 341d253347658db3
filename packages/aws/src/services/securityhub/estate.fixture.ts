import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const standardThatIs = (StandardsStatus: "READY" | "INCOMPLETE"): Script => ({
  "securityhub:DescribeHub": { HubArn: "arn:aws:securityhub:eu-west-1:111111111111:hub/default" },
  "securityhub:GetEnabledStandards": {
    StandardsSubscriptions: [
      {
        StandardsArn: "arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0",
        StandardsSubscriptionArn:
          "arn:aws:securityhub:eu-west-1:111111111111:subscription/nist-800-53/v/5.0.0",
        StandardsInput: {},
        StandardsStatus,
      },
    ],
  },
});

export const estate: Estate = { sound: standardThatIs("READY"), weak: standardThatIs("INCOMPLETE") };
