import { type Collector, from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, defineCollector, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { describeBuckets, recordedBucketCalls, recordedFields } from "./bucket-list.ts";
import { recordedOperations, recordedSetting } from "./recorded.ts";

export const versioningOperation = "s3:GetBucketVersioning";
type Answer = OutputOf<typeof versioningOperation>;

const schema = z.object({
  ...recordedFields,
  /** Absent where versioning was never switched on. */
  versioning: observed(z.enum(["Enabled", "Suspended"])),
});

export interface S3Versioning extends z.infer<typeof schema> {}

/** Where MFA Delete was configured, nobody has shown how it is recorded. */
const recorded = recordedSetting(
  versioningOperation,
  "BucketVersioningConfiguration",
  z.strictObject({ status: z.literal("Enabled"), isMfaDeleteEnabled: z.null() }),
  () => ({ Status: "Enabled" as const }),
);

/** Every general-purpose S3 bucket of an account, with whether it keeps versions of its objects. */
export const s3Versionings: Collector<S3Versioning> = defineCollector({
  id: "aws/s3-versionings",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", versioningOperation, tagOperation],
  optionalOperations: recordedOperations,
  calls: { ...recordedBucketCalls, [versioningOperation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => ({
      versioning: versioningOf(await ask(versioningOperation, recorded)),
    })),
});

/** S3 leaves Status out where versioning was never switched on. */
export function versioningOf(answer: Observed<Answer>): Observed<"Enabled" | "Suspended"> {
  return from(answer, ({ Status }) => switchOf("Status", Status, "Suspended"));
}

/** S3 leaves MFADelete out where it was never configured. */
export function mfaDeleteOf(answer: Observed<Answer>): Observed<boolean> {
  return from(answer, ({ MFADelete }) =>
    from(switchOf("MFADelete", MFADelete, "Disabled"), (state) => state === "Enabled"),
  );
}

function switchOf<T extends string>(
  field: string,
  value: string | undefined,
  off: T,
): Observed<"Enabled" | T> {
  if (value === undefined || value === "") return absent(versioningOperation, `no ${field}`);
  if (value === "Enabled") return known("Enabled");
  return readable(() => {
    if (value !== off) throw answerMismatch(versioningOperation, `answered with an unknown ${field}`);
    return off;
  });
}
