import { answerMismatch } from "@bylaw/core/provider";
import type { Operation } from "../../operations/index.ts";

/**
 * Throws unless an answer is of the organization that was asked for, in whichever letter case GitHub keeps its login: GitHub
 * sends who asks for a name that it knows no more on to the organization that had it.
 */
export function expectNamed(
  operation: Operation,
  organization: string,
  { login }: { readonly login: string },
): void {
  if (login.toLowerCase() === organization.toLowerCase()) return;
  throw answerMismatch(operation, `is of another organization than ${organization}, as after it was renamed`);
}
