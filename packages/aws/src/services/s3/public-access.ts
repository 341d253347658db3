import { both, type Collector, either, from, not, type Observed } from "@bylaw/core";
import { answerMismatch, defineCollector, inspect, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { type AskBucket, bucketCalls, bucketFields, describeBuckets } from "./bucket-list.ts";
import {
  accountBlock,
  accountBlockOperation,
  blockOf,
  offWhenNone,
  type PublicAccessBlock,
} from "./public-access-block.ts";

const [blocks, ownership, acls, statuses] = [
  "s3:GetPublicAccessBlock",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketAcl",
  "s3:GetBucketPolicyStatus",
] as const;

const schema = z.object({
  ...bucketFields,
  /** True when the bucket's ACL is in force and grants something to everybody, or to everybody with an AWS account. */
  openByAcl: observed(z.boolean()),
  /** True when AWS counts the bucket's policy as public, and neither the account nor the bucket restricts it. */
  openByPolicy: observed(z.boolean()),
});

export interface S3PublicAccess extends z.infer<typeof schema> {}

/**
 * Every general-purpose S3 bucket of an account, with what opens it to everybody. Of a bucket is asked what the account's
 * public access block, and then its own, leaves open.
 */
export const s3PublicAccess: Collector<S3PublicAccess> = defineCollector({
  id: "aws/s3-public-access",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", accountBlockOperation, blocks, ownership, acls, statuses, tagOperation],
  calls: {
    ...bucketCalls,
    [accountBlockOperation]: "once",
    [blocks]: { each: "entry" },
    [ownership]: { each: "entry" },
    [acls]: { each: "entry" },
    [statuses]: { each: "entry" },
  },
  schema,
  async *collect(session) {
    const account = await accountBlock(session);
    yield* describeBuckets(session, (ask) => accessTo(ask, account));
  },
});

type Access = Pick<S3PublicAccess, "openByAcl" | "openByPolicy">;

async function accessTo(ask: AskBucket, account: PublicAccessBlock): Promise<Access> {
  if (isOn(account.ignorePublicAcls) && isOn(account.restrictPublicBuckets)) {
    return { openByAcl: known(false), openByPolicy: known(false) };
  }
  const own = blockOf(blocks, await ask(blocks));
  const on = (setting: keyof PublicAccessBlock) =>
    either(offWhenNone(account[setting]), offWhenNone(own[setting]));
  return {
    openByAcl: await unless(on("ignorePublicAcls"), () => aclOpens(ask)),
    openByPolicy: await unless(on("restrictPublicBuckets"), () => policyOpens(ask)),
  };
}

/** What is overruled is not asked. */
async function unless(
  overruled: Observed<boolean>,
  opens: () => Promise<Observed<boolean>>,
): Promise<Observed<boolean>> {
  return isOn(overruled) ? known(false) : both(not(overruled), await opens());
}

async function aclOpens(ask: AskBucket): Promise<Observed<boolean>> {
  const controls = await ask(ownership);
  return unless(isNone(controls) ? known(false) : from(controls, enforcesOwner), async () =>
    from(await ask(acls), grantsEverybody),
  );
}

/** Without ownership controls ACLs are in force, as they were in every bucket before 2023. */
function isNone(controls: Observed<unknown>): boolean {
  const state = inspect(controls);
  return state.state === "absent" && state.code === "OwnershipControlsNotFoundError";
}

function enforcesOwner({ OwnershipControls }: OutputOf<typeof ownership>): Observed<boolean> {
  return readable(() => {
    const { Rules } = answerOf(ownership, { OwnershipControls })("OwnershipControls");
    const [rule, ...others] = answerOf(ownership, { Rules })("Rules");
    if (rule === undefined || others.length > 0) {
      throw answerMismatch(ownership, "answered with another number of rules than one");
    }
    return answerOf(ownership, rule)("ObjectOwnership") === "BucketOwnerEnforced";
  });
}

function grantsEverybody({ Grants }: OutputOf<typeof acls>): Observed<boolean> {
  return readable(() => {
    const groups = answerOf(acls, { Grants })("Grants").flatMap((grant) => {
      const grantee = answerOf(acls, grant)("Grantee");
      return answerOf(acls, grantee)("Type") === "Group" ? [answerOf(acls, grantee)("URI")] : [];
    });
    return groups.some((uri) => /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(uri));
  });
}

async function policyOpens(ask: AskBucket): Promise<Observed<boolean>> {
  const answer = await ask(statuses);
  const state = inspect(answer);
  if (state.state === "absent" && state.code === "NoSuchBucketPolicy") return known(false);
  return from(answer, (said) =>
    readable(() => answerOf(statuses, answerOf(statuses, said)("PolicyStatus"))("IsPublic")),
  );
}

function isOn(setting: Observed<boolean>): boolean {
  const state = inspect(setting);
  return state.state === "known" && state.value;
}
