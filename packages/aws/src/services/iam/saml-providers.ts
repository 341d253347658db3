import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const operation = "iam:ListSAMLProviders";

const schema = z.object({
  /** The provider's ARN. */
  id: z.string(),
  /** Until when its metadata is valid. */
  validUntil: observed(z.string()),
  /** When the list was read. */
  readAt: z.string(),
});

export interface SamlProvider extends z.infer<typeof schema> {}

/** The SAML providers of an account, that of Identity Center among them where it gives access to the account. */
export const samlProviders: Collector<SamlProvider> = defineCollector({
  id: "aws/saml-providers",
  resource: "SAML provider",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: "once" },
  schema,
  async *collect(session) {
    const readAt = session.now().toISOString();
    yield* describeEach(
      1,
      session.items(operation, "SAMLProviderList", {}),
      (one) => answerOf(operation, one)("Arn"),
      async (one) => {
        const field = answerOf(operation, one);
        return {
          id: field("Arn"),
          validUntil: readable(() => field("ValidUntil").toISOString()),
          readAt,
        };
      },
    );
  },
});
