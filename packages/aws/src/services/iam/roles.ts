import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { type PolicyDocument, parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";

const operation = "iam:GetAccountAuthorizationDetails";

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
          id: required(operation, "Arn", role.Arn),
          name: required(operation, "RoleName", role.RoleName),
          path: required(operation, "Path", role.Path),
          trust: readable(() => trustOf(role.AssumeRolePolicyDocument)),
        };
      }
    }
  },
});

function trustOf(encoded: string | undefined): PolicyDocument {
  let text: string;
  try {
    text = decodeURIComponent(required(operation, "AssumeRolePolicyDocument", encoded));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw answerMismatch(operation, "answered with a trust policy that is not URL-encoded");
  }
  return parsePolicy(operation, text);
}
