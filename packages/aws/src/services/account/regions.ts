import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const schema = z.object({
  /** `eu-west-1`: a region has no ARN. */
  id: z.string(),
  /** In AWS's words: ENABLED, ENABLED_BY_DEFAULT, ENABLING, DISABLING, or what it comes to say besides. */
  status: z.string(),
  /** True where the provider is told to look into it. */
  lookedInto: z.boolean(),
});

export interface AccountRegion extends z.infer<typeof schema> {}

const operation = "account:ListRegions";

/** Every region in which an account can have something: all of them but those that are disabled. */
export const accountRegions: Collector<AccountRegion> = defineCollector({
  id: "aws/account-regions",
  resource: "enabled region",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 50, of: "region of AWS" } },
  schema,
  async *collect(session) {
    for await (const region of session.items(operation, "Regions", { MaxResults: 50 })) {
      const field = answerOf(operation, region);
      const [id, status] = [field("RegionName"), field("RegionOptStatus")];
      if (status !== "DISABLED") yield { id, status, lookedInto: session.regions.includes(id) };
    }
  },
});
