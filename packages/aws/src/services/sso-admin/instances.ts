import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf, wordOf } from "../../session/required.ts";

const operation = "sso-admin:ListInstances";
const statuses = ["CREATE_IN_PROGRESS", "CREATE_FAILED", "DELETE_IN_PROGRESS", "ACTIVE"] as const;

const schema = z.object({
  /** The instance's ARN, which names neither an account nor a region. */
  id: z.string(),
  /** The account that owns it. That of the organization's instance is its management account. */
  owner: observed(z.string()),
  status: observed(z.enum(statuses)),
});

export interface IdentityCenterInstance extends z.infer<typeof schema> {}

/**
 * The instances of IAM Identity Center that an account sees in a region: that of its organization, where AWS shows it, and
 * one of its own. Each lives in one region, and is listed in no other unless it was extended there.
 */
export const identityCenterInstances: Collector<IdentityCenterInstance> = defineCollector({
  id: "aws/identity-center-instances",
  resource: "Identity Center instance",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 100 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "Instances", { MaxResults: 100 }),
      (one) => answerOf(operation, one)("InstanceArn"),
      async (one) => ({
        id: answerOf(operation, one)("InstanceArn"),
        owner: readable(() => formOf(operation, "OwnerAccountId", one.OwnerAccountId, /^\d{12}$/)),
        status: readable(() => wordOf(operation, "Status", one.Status, statuses)),
      }),
    );
  },
});
