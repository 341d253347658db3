import type { Estate } from "../../testing/estate.ts";
import { listedSecret } from "./secret.fixture.ts";

const unread = {
  CreatedDate: new Date("2024-01-01T00:00:00Z"),
  LastAccessedDate: new Date("2025-06-01T00:00:00Z"),
};

export const estate: Estate = {
  sound: { "secretsmanager:ListSecrets": { SecretList: [listedSecret()] } },
  weak: {
    "secretsmanager:ListSecrets": {
      SecretList: [
        listedSecret({ ...unread, RotationEnabled: false }),
        listedSecret({
          ...unread,
          ARN: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:late-AbCdEf",
          Name: "late",
          NextRotationDate: new Date("2025-12-20T00:00:00Z"),
        }),
      ],
    },
  },
};
