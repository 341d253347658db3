import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { canRotate, type KmsKey, kmsKeys } from "../keys.ts";

export const kmsKeyRotation = defineCheck({
  id: "aws/kms-key-rotation",
  title: "Customer-managed KMS key rotates on schedule",
  why: "A key that never changes makes one leak permanent.",
  fix: "Enable automatic rotation: aws kms enable-key-rotation --key-id <key> --rotation-period-in-days <days>. The rotation of a replica is set on its primary key.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting is read, not the history: rotation on demand and by replacing the key are not seen.",
    "Keys that KMS cannot rotate on schedule (asymmetric, HMAC, imported, custom key store) are not judged.",
    "Keys of other accounts, and regions that the program does not name, are not looked at.",
  ],
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
