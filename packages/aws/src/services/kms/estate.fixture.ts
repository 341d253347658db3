import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const arnOf = (id: string) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
type KeyState = "Enabled" | "PendingDeletion";

/** Keys by their state, under one policy and one rotation. */
const keysThat = (
  states: Readonly<Record<string, KeyState>>,
  rotation: object,
  Principal: object | "*",
): Script => ({
  "kms:ListKeys": {
    Keys: Object.keys(states).map((id) => ({ KeyId: id, KeyArn: arnOf(id) })),
    Truncated: false,
  },
  "kms:ListAliases": {
    Aliases: [
      { AliasName: "alias/orders", AliasArn: `${arnOf("orders")}-alias`, TargetKeyId: "11111111-orders" },
    ],
    Truncated: false,
  },
  "kms:DescribeKey": ({ input }) => ({
    KeyMetadata: {
      KeyId: String(input.KeyId),
      Arn: arnOf(String(input.KeyId)),
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      Origin: "AWS_KMS",
      KeyState: states[String(input.KeyId)],
      MultiRegion: false,
    },
  }),
  "kms:GetKeyRotationStatus": ({ input }) => ({ KeyId: String(input.KeyId), ...rotation }),
  "kms:GetKeyPolicy": {
    Policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }],
    }),
  },
});

export const estate: Estate = {
  sound: keysThat(
    { "11111111-orders": "Enabled" },
    { KeyRotationEnabled: true, RotationPeriodInDays: 365 },
    { AWS: "arn:aws:iam::111111111111:root" },
  ),
  weak: keysThat(
    { "11111111-orders": "Enabled", "22222222-old": "PendingDeletion" },
    { KeyRotationEnabled: false },
    "*",
  ),
};
