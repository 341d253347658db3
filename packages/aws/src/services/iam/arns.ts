import { formOf } from "../../session/required.ts";
import { detailsOperation as operation } from "./policy-text.ts";

/** The ARN of a user, a group or a role. Another text would be the name of somebody else. */
export function identityArn(arn: string | undefined): string {
  return formOf(operation, "Arn", arn, /^arn:[^:]+:iam::\d{12}:(?:user|group|role)\/./);
}

/** The ARN of a managed policy, of the account or of AWS. */
export function policyArn(field: "Arn" | "PolicyArn", arn: string | undefined): string {
  return formOf(operation, field, arn, /^arn:[^:]+:iam::(?:\d{12}|aws):policy\/./);
}
