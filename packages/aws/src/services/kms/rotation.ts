import { days, from, type Observed, type Quantity } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  inspect,
  known,
  ReadError,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import type { OutputOf } from "../../operations/index.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

export type Metadata = NonNullable<OutputOf<"kms:DescribeKey">["KeyMetadata"]>;

/** How a key rotates, and whether the key that it is a copy of is in use. */
export interface Rotation {
  readonly rotation: Observed<boolean>;
  readonly rotationPeriod: Observed<Quantity<"days">>;
  readonly primaryState: Observed<string>;
}

/** The rotation of a key that can rotate; undefined when it went out of use since it was described. */
export async function rotationOf(
  session: AwsSession,
  keyId: string,
  metadata: Metadata,
): Promise<Rotation | undefined> {
  const status = await session.observe("kms:GetKeyRotationStatus", { KeyId: keyId });
  if (inspect(status).state === "absent") return undefined;
  return {
    rotation: from(status, isOn),
    rotationPeriod: from(status, periodOf),
    primaryState: await primaryStateOf(session, metadata),
  };
}

/** What KMS says of a key; undefined when it says that there is none. */
export async function metadataOf(
  session: AwsSession,
  keyId: string,
  region?: string,
): Promise<Metadata | undefined> {
  const there = region === undefined ? {} : { region };
  const state = inspect(await session.observe("kms:DescribeKey", { KeyId: keyId }, there));
  if (state.state === "unreadable") throw new ReadError(state.problem);
  if (state.state === "absent") return undefined;
  return required("kms:DescribeKey", "KeyMetadata", state.value.KeyMetadata);
}

/** `unknown` when KMS says that it has relatives in other regions, and not which of them it is. */
export function multiRegionOf({
  MultiRegion,
  MultiRegionConfiguration: configuration,
}: Metadata): "none" | "primary" | "replica" | "unknown" {
  if (MultiRegion !== true) return "none";
  const type = configuration?.MultiRegionKeyType;
  return type === "PRIMARY" ? "primary" : type === "REPLICA" ? "replica" : "unknown";
}

const noPrimary: Observed<string> = absent("kms:DescribeKey", "not a replica");

/** A key's state is its own: a replica stays enabled when its primary is not, and then nothing rotates any more. */
async function primaryStateOf(session: AwsSession, metadata: Metadata): Promise<Observed<string>> {
  const kind = multiRegionOf(metadata);
  if (kind === "none" || kind === "primary") return noPrimary;
  const operation = "kms:DescribeKey";
  const primary = readable(() => {
    const configuration = required(operation, "MultiRegionConfiguration", metadata.MultiRegionConfiguration);
    const field = answerOf(operation, answerOf(operation, configuration)("PrimaryKey"));
    return { arn: field("Arn"), region: field("Region") };
  });
  const state = inspect(primary);
  if (state.state !== "known") return primary as Observed<never>;
  const { arn, region } = state.value;
  const answer = await session.observe(operation, { KeyId: arn }, { region });
  if (inspect(answer).state === "absent") return known("NotFound");
  return from(answer, ({ KeyMetadata }) =>
    readable(() => answerOf(operation, required(operation, "KeyMetadata", KeyMetadata))("KeyState")),
  );
}

function isOn(status: OutputOf<"kms:GetKeyRotationStatus">): Observed<boolean> {
  return readable(() => answerOf("kms:GetKeyRotationStatus", status)("KeyRotationEnabled"));
}

/** A key that does not rotate has no period. AWS takes periods of 90 to 2560 days and no other. */
function periodOf(status: OutputOf<"kms:GetKeyRotationStatus">): Observed<Quantity<"days">> {
  const operation = "kms:GetKeyRotationStatus";
  return from(isOn(status), (rotates) => {
    if (!rotates) return absent(operation, "rotation is off");
    return readable(() => {
      const period = answerOf(operation, status)("RotationPeriodInDays");
      if (period >= 90 && period <= 2560) return days(period);
      throw answerMismatch(operation, `answered RotationPeriodInDays with ${period}`);
    });
  });
}

/** Stands for the rotation of a key that cannot rotate. */
export function notAsked(): Rotation {
  const message = "The rotation of a key that AWS KMS does not rotate on schedule is not asked.";
  const problem = unreadable({ code: "not-collected", message, operation: "kms:GetKeyRotationStatus" });
  return { rotation: problem, rotationPeriod: problem, primaryState: noPrimary };
}
