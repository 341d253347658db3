import { type Collector, from, type Observed } from "@bylaw/core";
import { defineCollector, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { shownField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { PLAN, planOf } from "../organization/plan.ts";
import { COUNTS } from "../repositories/expect-all.ts";
import { listedRepositories, LIST as OPERATION } from "../repositories/listed.ts";

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  archived: z.boolean(),
  /** `public`, `private` or `internal`. */
  visibility: z.string(),
  /** The organization's plan: `free`, `team` or `enterprise`. */
  plan: observed(z.string()),
  /** `enabled` or `disabled`. */
  secretScanning: observed(z.string()),
  /** `enabled` or `disabled`: whether a push that holds a known secret is refused. */
  pushProtection: observed(z.string()),
  /** `enabled` or `disabled`: whether Dependabot opens pull requests that mend what its alerts tell of. */
  dependabotUpdates: observed(z.string()),
});

export interface RepositorySecurity extends z.infer<typeof schema> {}

const feature = z.object({ status: z.string() });

/** Every repository of an organization, with what GitHub scans in it. */
export const repositorySecurity: Collector<RepositorySecurity> = defineCollector({
  id: "github/repository-security",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, PLAN, COUNTS],
  calls: { [OPERATION]: { page: 100 }, [PLAN]: "once", [COUNTS]: "once" },
  schema,
  async *collect(session) {
    const plan = await planOf(session);
    for await (const repository of listedRepositories(session)) {
      const status = (field: string): Observed<string> =>
        from(
          from(repository.features, (all) => shownField(OPERATION, all, field, feature)),
          (one) => one.status,
        );
      yield {
        id: repository.full_name,
        archived: repository.archived,
        visibility: repository.visibility,
        plan,
        secretScanning: status("secret_scanning"),
        pushProtection: status("secret_scanning_push_protection"),
        dependabotUpdates: status("dependabot_security_updates"),
      };
    }
  },
});
