import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const operation = "ec2:GetEbsEncryptionByDefault";

const schema = z.object({
  /** `ebs-settings/`, the account and the region. */
  id: z.string(),
  /** True where every new volume is encrypted, whoever makes it and however. */
  encryptsByDefault: z.boolean(),
});

export interface EbsSettings extends z.infer<typeof schema> {}

/** What an account has set for EBS in a region: always one. */
export const ebsSettings: Collector<EbsSettings> = defineCollector({
  id: "aws/ebs-settings",
  resource: "EBS setting",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: "once" },
  schema,
  async *collect(session) {
    const answer = await session.call(operation, {});
    yield {
      id: `ebs-settings/${session.account}/${session.region}`,
      encryptsByDefault: answerOf(operation, answer)("EbsEncryptionByDefault"),
    };
  },
});
