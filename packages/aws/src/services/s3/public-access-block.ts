import { type Collector, from, type Observed } from "@bylaw/core";
import { defineCollector, inspect, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

export const accountBlockOperation = "s3-control:GetPublicAccessBlock";

const blockFields = {
  /** A public ACL cannot be set. */
  blockPublicAcls: observed(z.boolean()),
  /** Public ACLs have no effect. */
  ignorePublicAcls: observed(z.boolean()),
  /** A public policy cannot be set. */
  blockPublicPolicy: observed(z.boolean()),
  /** A bucket with a public policy is open to its own account and to AWS's services only. */
  restrictPublicBuckets: observed(z.boolean()),
};
const block = z.object(blockFields);

export interface PublicAccessBlock extends z.infer<typeof block> {}

const schema = z.object({
  /** `s3-public-access-block/` and the account. */
  id: z.string(),
  ...blockFields,
});

export interface S3AccountBlock extends z.infer<typeof schema> {}

/** What S3 blocks in every bucket of an account. Each setting is absent where the account has none of them. */
export const s3AccountBlocks: Collector<S3AccountBlock> = defineCollector({
  id: "aws/s3-account-blocks",
  resource: "S3 public access block of the account",
  provider: awsKind,
  per: "account",
  operations: [accountBlockOperation],
  calls: { [accountBlockOperation]: "once" },
  schema,
  async *collect(session) {
    yield { id: `s3-public-access-block/${session.account}`, ...(await accountBlock(session)) };
  },
});

/** What S3 blocks in every bucket of the session's account. */
export async function accountBlock(session: AwsSession): Promise<PublicAccessBlock> {
  const answer = await session.observe(accountBlockOperation, { AccountId: session.account });
  return blockOf(accountBlockOperation, answer);
}

type BlockOperation = typeof accountBlockOperation | "s3:GetPublicAccessBlock";

/** S3 always answers all four. */
export function blockOf<O extends BlockOperation>(
  operation: O,
  answer: Observed<OutputOf<O>>,
): PublicAccessBlock {
  const block = from(answer, (said) =>
    readable(() => answerOf(operation, said as OutputOf<BlockOperation>)("PublicAccessBlockConfiguration")),
  );
  const setting = (name: Setting): Observed<boolean> =>
    from(block, (settings) => readable(() => answerOf(operation, settings)(name)));
  return {
    blockPublicAcls: setting("BlockPublicAcls"),
    ignorePublicAcls: setting("IgnorePublicAcls"),
    blockPublicPolicy: setting("BlockPublicPolicy"),
    restrictPublicBuckets: setting("RestrictPublicBuckets"),
  };
}
type Setting = "BlockPublicAcls" | "IgnorePublicAcls" | "BlockPublicPolicy" | "RestrictPublicBuckets";

/** S3 answers NoSuchPublicAccessBlockConfiguration where nothing is blocked. */
export function offWhenNone(setting: Observed<boolean>): Observed<boolean> {
  const state = inspect(setting);
  const none = state.state === "absent" && state.code === "NoSuchPublicAccessBlockConfiguration";
  return none ? known(false) : setting;
}
