import type { Collector } from "@bylaw/core";
import { defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { policyDocument } from "../../lib/policy-document.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import { identityArn } from "./arns.ts";
import { decodedPolicy, detailsOperation as operation } from "./policy-text.ts";

const schema = z.object({
  /** The role's ARN. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** Who may take the role. */
  trust: observed(policyDocument),
});

export interface IamRole extends z.infer<typeof schema> {}

/** Every IAM role of an account with its trust policy. */
export const iamRoles: Collector<IamRole> = defineCollector({
  id: "aws/iam-roles",
  resource: "IAM role",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    for await (const page of session.pages(operation, { Filter: ["Role"], MaxItems: 1000 })) {
      for (const role of required(operation, "RoleDetailList", page.RoleDetailList)) {
        yield {
          id: identityArn(role.Arn),
          name: required(operation, "RoleName", role.RoleName),
          path: required(operation, "Path", role.Path),
          trust: readable(() =>
            decodedPolicy("AssumeRolePolicyDocument", "a trust policy", role.AssumeRolePolicyDocument),
          ),
        };
      }
    }
  },
});
