import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { type PolicyDocument, policyDocument } from "../../lib/policy-document.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";
import { policyArn } from "./arns.ts";
import { decodedPolicy, detailsOperation as operation } from "./policy-text.ts";

const schema = z.object({
  /** The policy's ARN. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** True for a policy that AWS wrote and keeps. */
  byAws: z.boolean(),
  /** To how many users, groups and roles it is attached. As a boundary it is not counted here. */
  attachments: observed(z.number()),
  /** What its default version allows and denies. */
  document: observed(policyDocument),
});

export interface ManagedPolicy extends z.infer<typeof schema> {}

type PolicyDetail = ItemOf<typeof operation, "Policies">;

/** Every managed policy of an account with its default version, and those of AWS that are in use there. */
export const managedPolicies: Collector<ManagedPolicy> = defineCollector({
  id: "aws/iam-managed-policies",
  resource: "managed policy",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const Filter: ("LocalManagedPolicy" | "AWSManagedPolicy")[] = ["LocalManagedPolicy", "AWSManagedPolicy"];
    yield* describeEach(
      1,
      session.items(operation, "Policies", { Filter, MaxItems: 1000 }),
      (policy) => policyArn("Arn", policy.Arn),
      async (policy) => {
        const field = answerOf(operation, policy);
        return {
          id: policyArn("Arn", policy.Arn),
          name: field("PolicyName"),
          path: field("Path"),
          byAws: field("Arn").split(":")[4] === "aws",
          attachments: readable(() => field("AttachmentCount")),
          document: readable(() => defaultVersionOf(policy)),
        };
      },
    );
  },
});

function defaultVersionOf(policy: PolicyDetail): PolicyDocument {
  const field = answerOf(operation, policy);
  const id = field("DefaultVersionId");
  const version = field("PolicyVersionList").find((one) => answerOf(operation, one)("VersionId") === id);
  if (version === undefined)
    throw answerMismatch(operation, "answered without the default version of a policy");
  return decodedPolicy("Document", "a policy", version.Document);
}
