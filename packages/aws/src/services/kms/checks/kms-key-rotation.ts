import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { canRotate, type KmsKey, kmsKeys } from "../keys.ts";

export const kmsKeyRotation = defineCheck({
  id: "aws/kms-key-rotation",
  title: "Customer-managed KMS key rotates on schedule",
  why: "A key that never changes makes one leak permanent.",
  fix: "Enable automatic rotation: aws kms enable-key-rotation --key-id <key> --rotation-period-in-days <days>. The rotation of a replica is set on its primary key.",
  severity: "medium",
  each: kmsKeys,
  parameters: { period: atMost(days(365)) },
  appliesTo: (key) => canRotate(key) || whyNot(key),
  assert: (key, { period }) => [
    fact("automatic rotation", key.rotation).is(true),
    fact("rotation period", key.rotationPeriod).atMost(period),
  ],
});

function whyNot(key: KmsKey): string {
  if (key.manager === "AWS") return "AWS rotates the keys it manages.";
  if (key.state !== "Enabled") return `KMS does not rotate a key in the state ${key.state}.`;
  if (key.origin !== "AWS_KMS")
    return `KMS cannot rotate key material of the origin ${key.origin} on schedule.`;
  return `KMS cannot rotate a key of the kind ${key.spec}, used for ${key.usage}.`;
}
