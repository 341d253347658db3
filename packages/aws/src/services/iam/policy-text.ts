import { answerMismatch } from "@bylaw/core/provider";
import { type PolicyDocument, parsePolicy } from "../../lib/policy-document.ts";
import { required } from "../../session/required.ts";

/** What tells every user, group, role and policy of an account. */
export const detailsOperation = "iam:GetAccountAuthorizationDetails";

/** A policy as IAM answers it, URL-encoded. `what` says which, as in "answered with a trust policy that ...". */
export function decodedPolicy(field: string, what: string, encoded: string | undefined): PolicyDocument {
  let text: string;
  try {
    text = decodeURIComponent(required(detailsOperation, field, encoded));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw answerMismatch(detailsOperation, `answered with ${what} that is not URL-encoded`);
  }
  return parsePolicy(detailsOperation, text);
}
