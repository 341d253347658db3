import type { Collector } from "@bylaw/core";
import { defineCollector, inspect, ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";

const schema = z.object({
  /** `alternate-contact/security`: a contact has no ARN. */
  id: z.string(),
  /** Whether a name, an e-mail address and a phone number are there. What they are is not kept. */
  hasName: z.boolean(),
  hasEmail: z.boolean(),
  hasPhone: z.boolean(),
});

export interface SecurityContact extends z.infer<typeof schema> {}

const operation = "account:GetAlternateContact";

/** Whom AWS tells of security issues of an account beside its root user, where somebody is named. */
export const securityContacts: Collector<SecurityContact> = defineCollector({
  id: "aws/security-contacts",
  resource: "security contact of the account",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: "once" },
  schema,
  async *collect(session) {
    const state = inspect(await session.observe(operation, { AlternateContactType: "SECURITY" }));
    if (state.state === "unreadable") throw new ReadError(state.problem);
    if (state.state === "absent") return;
    const field = answerOf(operation, required(operation, "AlternateContact", state.value.AlternateContact));
    yield {
      id: "alternate-contact/security",
      hasName: isSaid(field("Name")),
      hasEmail: isSaid(field("EmailAddress")),
      hasPhone: isSaid(field("PhoneNumber")),
    };
  },
});

function isSaid(text: string): boolean {
  return text.trim() !== "";
}
