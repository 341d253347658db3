import { type Answer, failureAnswer, isGood, jsonAnswer } from "../../answer.ts";
import { type AwsCall, isRecord, numberParameter } from "../../call.ts";
import type { Correction } from "../../correction.ts";
import type { Store } from "../../memory.ts";
import { describeKey, keyIdentity, type Metadata, unsupportedOrigin } from "./keys.ts";

const usualPeriod = 365;
const shortestPeriod = 90;
const longestPeriod = 2560;
const secondsPerDay = 86_400;

/** Days by key; none means that rotation is off. */
const rotation: Store<number> = {};

function isSymmetric(metadata: Metadata): boolean {
  return metadata.KeySpec === "SYMMETRIC_DEFAULT";
}

function isReplica(metadata: Metadata): boolean {
  const configuration = metadata.MultiRegionConfiguration;
  return isRecord(configuration) && configuration.MultiRegionKeyType === "REPLICA";
}

function refusal(call: AwsCall, metadata: Metadata): Answer | undefined {
  const arn = String(metadata.Arn);
  const refuse = (code: string, message: string): Answer =>
    failureAnswer(call, { status: 400, code, message });
  if (metadata.KeyState === "PendingDeletion")
    return refuse("KMSInvalidStateException", `${arn} is pending deletion.`);
  if (metadata.Origin !== "AWS_KMS") return unsupportedOrigin(call, metadata);
  if (!isSymmetric(metadata)) {
    return refuse("UnsupportedOperationException", `${arn} is not a symmetric encryption KMS key.`);
  }
  if (isReplica(metadata)) return refuse("UnsupportedOperationException", `${arn} is a replica key.`);
  if (metadata.KeyState === "Disabled") return refuse("DisabledException", `${arn} is disabled.`);
  return undefined;
}

export const kmsRotationCorrections: readonly Correction[] = [
  {
    operation: "kms:EnableKeyRotation",
    wrong: "RotationPeriodInDays is dropped and not validated; accepted for keys that cannot rotate",
    right: "the period is kept (365 by default, 90 to 2560); other keys and states are refused",
    async apply(step) {
      const { call, memory } = step;
      const period = numberParameter(call, "RotationPeriodInDays") ?? usualPeriod;
      if (period < shortestPeriod || period > longestPeriod) {
        const bound =
          period < shortestPeriod
            ? `greater than or equal to ${shortestPeriod}`
            : `less than or equal to ${longestPeriod}`;
        const message = `1 validation error detected: Value '${period}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value ${bound}`;
        return failureAnswer(call, { status: 400, code: "ValidationException", message });
      }
      const metadata = await describeKey(step);
      const refused = metadata === undefined ? undefined : refusal(call, metadata);
      if (refused !== undefined) return refused;
      const answer = await step.next();
      if (isGood(answer) && metadata !== undefined)
        memory.of(rotation).set(keyIdentity(call, metadata), period);
      return answer;
    },
  },
  {
    operation: "kms:DisableKeyRotation",
    wrong: "nothing of its own; the kept period has to go",
    right: "rotation is off",
    async apply(step) {
      const metadata = await describeKey(step);
      const answer = await step.next();
      if (isGood(answer) && metadata !== undefined)
        step.memory.of(rotation).delete(keyIdentity(step.call, metadata));
      return answer;
    },
  },
  {
    operation: "kms:GetKeyRotationStatus",
    wrong:
      "only KeyRotationEnabled: no period, key or next date; false for EXTERNAL keys and for AWS's own; a replica keeps what its primary had when it was made; true while pending deletion",
    right:
      "RotationPeriodInDays and NextRotationDate while on; UnsupportedOperationException for imported and custom-store keys; true for AWS-managed keys; shared by all replicas; false while pending deletion",
    async apply(step) {
      const { call, memory } = step;
      const answer = await step.next();
      const metadata = isGood(answer) ? await describeKey(step) : undefined;
      if (metadata === undefined) return answer;
      if (metadata.Origin !== "AWS_KMS") return unsupportedOrigin(call, metadata);
      const managed = metadata.KeyManager === "AWS";
      const period = managed ? usualPeriod : memory.of(rotation).get(keyIdentity(call, metadata));
      if (period === undefined || metadata.KeyState === "PendingDeletion" || !isSymmetric(metadata)) {
        return jsonAnswer({ KeyId: metadata.Arn, KeyRotationEnabled: false });
      }
      return jsonAnswer({
        KeyId: metadata.Arn,
        KeyRotationEnabled: true,
        RotationPeriodInDays: period,
        NextRotationDate: Number(metadata.CreationDate) + period * secondsPerDay,
      });
    },
  },
];
