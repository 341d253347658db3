import type { Collector } from "@bylaw/core";
import { defineCollector, inspect, mapParallel, unreadableResource } from "@bylaw/core/provider";
import { githubKind } from "../../session/kind.ts";
import { repositoryPages } from "./pages.ts";
import { OPERATION, repositoriesQuery, repositoryNode } from "./query.ts";
import { type Repository, repositorySchema } from "./repository.ts";
import { repositoryOf } from "./repository-of.ts";
import { bypassReader } from "./ruleset-bypass.ts";

/** Every repository of an organization, with what protects its default branch. */
export const repositories: Collector<Repository> = defineCollector({
  id: "github/repositories",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [
    OPERATION,
    "GET /orgs/{org}",
    "GET /orgs/{org}/rulesets/{ruleset_id}",
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}",
  ],
  schema: repositorySchema,
  async *collect(session) {
    const readBypass = bypassReader(session);
    for await (const page of repositoryPages(session, OPERATION, repositoriesQuery, repositoryNode)) {
      yield* mapParallel(10, page, async ({ id, node }) => {
        const state = inspect(node);
        if (state.state === "known") return repositoryOf(state.value, readBypass);
        if (state.state === "absent") throw new TypeError("A repository is not absent from its own listing.");
        return unreadableResource(id, state.problem);
      });
    }
  },
});
