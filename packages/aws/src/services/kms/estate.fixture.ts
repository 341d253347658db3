import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const id = "11111111-2222-3333-4444-555555555555";
const arn = `arn:aws:kms:eu-west-1:111111111111:key/${id}`;

const keyThat = (status: object): Script => ({
  "kms:ListKeys": { Keys: [{ KeyId: id, KeyArn: arn }], Truncated: false },
  "kms:ListAliases": {
    Aliases: [{ AliasName: "alias/orders", AliasArn: `${arn}-alias`, TargetKeyId: id }],
    Truncated: false,
  },
  "kms:DescribeKey": {
    KeyMetadata: {
      KeyId: id,
      Arn: arn,
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      Origin: "AWS_KMS",
      KeyState: "Enabled",
      MultiRegion: false,
    },
  },
  "kms:GetKeyRotationStatus": { KeyId: id, ...status },
});

export const estate: Estate = {
  sound: keyThat({ KeyRotationEnabled: true, RotationPeriodInDays: 365 }),
  weak: keyThat({ KeyRotationEnabled: false }),
};
