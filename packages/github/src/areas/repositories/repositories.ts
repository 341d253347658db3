import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { githubKind } from "../../session/kind.ts";
import { PLAN, planOf } from "../organization/plan.ts";
import { eachRepository } from "./each-repository.ts";
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
    PLAN,
    "GET /orgs/{org}/rulesets/{ruleset_id}",
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}",
  ],
  // A ruleset is asked for once. An enterprise's is seen through a repository: where one refuses the next one is asked.
  calls: {
    [OPERATION]: { page: 25 },
    "GET /orgs/{org}": "once",
    [PLAN]: "once",
    "GET /orgs/{org}/rulesets/{ruleset_id}": { each: "organization ruleset" },
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}": {
      sum: [{ each: "repository ruleset" }, { each: "enterprise ruleset", in: "entry" }],
    },
  },
  schema: repositorySchema,
  collect(session) {
    const readBypass = bypassReader(session);
    return eachRepository(session, OPERATION, repositoriesQuery, repositoryNode, (node) =>
      repositoryOf(node, readBypass, () => planOf(session)),
    );
  },
});
