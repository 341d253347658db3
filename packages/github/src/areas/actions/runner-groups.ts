import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";

const OPERATION = "GET /orgs/{org}/actions/runner-groups";

const schema = z.object({
  /** `acme/Default (runner group 1)`: the organization's login, the group's name and its number. */
  id: z.string(),
  name: z.string(),
  /** True when it comes from the enterprise. */
  inherited: z.boolean(),
  /** True when public repositories may use it as well. */
  allowsPublicRepositories: z.boolean(),
});

export interface RunnerGroup extends z.infer<typeof schema> {}

const groupSchema = z.object({
  id: z.int(),
  name: z.string(),
  inherited: z.boolean(),
  allows_public_repositories: z.boolean(),
});

/** Every group of runners of the organization, and those that it has of its enterprise. */
export const runnerGroups: Collector<RunnerGroup> = defineCollector({
  id: "github/runner-groups",
  resource: "GitHub runner group",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: { [OPERATION]: { page: 100 } },
  schema,
  async *collect({ items, organization }) {
    for await (const group of items(OPERATION, { org: organization }, groupSchema)) {
      yield {
        id: `${organization}/${group.name} (runner group ${group.id})`,
        name: group.name,
        inherited: group.inherited,
        allowsPublicRepositories: group.allows_public_repositories,
      };
    }
  },
});
