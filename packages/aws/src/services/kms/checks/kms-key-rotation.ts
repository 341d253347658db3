import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { canRotate, type KmsKey, kmsKeys } from "../keys.ts";

export const kmsKeyRotation = defineCheck({
  id: "aws/kms-key-rotation",
  title: "Customer-managed KMS key rotates on schedule",
  why: "A key that never changes makes one leak permanent.",
  fix: "In the console: KMS, Customer managed keys, the key, Key material and rotations, Automatic key rotation, Edit. Or: aws kms enable-key-rotation --key-id <key> --rotation-period-in-days <days>. The rotation of a replica is set on its primary key.",
  severity: "medium",
  whenEmpty: "notApplicable",
  each: kmsKeys,
  parameters: { period: atMost(days(365)) },
  appliesTo: (key) => canRotate(key) || whyNot(key),
  assert: (key, { period }) => [
    fact("automatic rotation", key.rotation).is(true),
    fact("rotation period", key.rotationPeriod).atMost(period),
    ...(key.multiRegion === "replica" || key.multiRegion === "unknown"
      ? [fact("state of its primary key", key.primaryState).isOneOf(["Enabled", "Updating"])]
      : []),
  ],
  blindSpots: [
    "It reads the setting and not the history: a key whose rotation was switched on yesterday, or off and on again every year, passes although its material has never changed.",
    "Rotation by hand or on demand does not count, neither for keys without automatic rotation nor for imported ones.",
    "It says nothing of keys that KMS cannot rotate on schedule (asymmetric, HMAC, imported, custom key stores) nor of disabled ones, however old they are.",
    "A replica shows the setting of its primary as KMS last copied it, which may be a moment old.",
    "Keys that AWS owns, and keys of another account that encrypt data here, are not seen. Regions that the program does not name are not looked at.",
    "Data and data keys that were encrypted before a rotation stay under the old material.",
  ],
  sources: [
    {
      title: "AWS KMS: Rotate AWS KMS keys",
      url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
      read: "2026-11",
    },
  ],
});

function whyNot(key: KmsKey): string {
  if (key.manager === "AWS") return "AWS rotates the keys it manages.";
  if (key.state !== "Enabled") return `KMS does not rotate a key in the state ${key.state}.`;
  if (key.origin !== "AWS_KMS")
    return `KMS cannot rotate key material of the origin ${key.origin} on schedule.`;
  return `KMS cannot rotate a key of the kind ${key.spec}, used for ${key.usage}.`;
}
