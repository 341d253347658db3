import { type Collector, from } from "@bylaw/core";
import { defineCollector, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { shownField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";

const OPERATION = "GET /orgs/{org}/hooks";

const schema = z.object({
  /** `webhook 12345`, by GitHub's number for it. */
  id: z.string(),
  /** Whose server it sends to: the host alone, because the rest of an address may be a password. */
  receiver: observed(z.string()),
  /** True while it sends anything. */
  active: z.boolean(),
  /** True when its address begins with `https:`. */
  https: observed(z.boolean()),
  /** True when GitHub checks the receiver's certificate. */
  verifiesCertificate: observed(z.boolean()),
  /** True when GitHub shows that there is a secret, which it signs with. The secret itself is never shown. */
  secret: z.boolean(),
});

/** A webhook of the organization. */
export interface OrganizationWebhook extends z.infer<typeof schema> {}

const answerSchema = z.object({
  id: z.int(),
  active: z.boolean(),
  config: z.looseObject({ secret: z.string().nullish() }),
});

/** Every webhook of the organization itself that GitHub shows to these credentials. */
export const organizationWebhooks: Collector<OrganizationWebhook> = defineCollector({
  id: "github/organization-webhooks",
  resource: "GitHub organization webhook",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: { [OPERATION]: { page: 100 } },
  schema,
  async *collect(session) {
    for await (const { id, active, config } of session.items(
      OPERATION,
      { org: session.organization },
      answerSchema,
    )) {
      const url = shownField(OPERATION, config, "url", z.string());
      const insecure = shownField(OPERATION, config, "insecure_ssl", z.union([z.string(), z.number()]));
      yield {
        id: `webhook ${id}`,
        receiver: from(url, hostOf),
        active,
        https: from(url, (address) => /^https:\/\//i.test(address)),
        verifiesCertificate: from(insecure, (word) => String(word) === "0"),
        secret: typeof config.secret === "string" && config.secret !== "",
      };
    }
  },
});

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "no address";
}
