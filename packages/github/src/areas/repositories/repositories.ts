import type { Collector } from "@bylaw/core";
import { defineCollector, inspect, mapParallel, unreadableResource } from "@bylaw/core/provider";
import { nameOf } from "../../lib/name-of.ts";
import { readable } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { expectAll } from "./expect-all.ts";
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
    const { organization } = session;
    const readBypass = bypassReader(session);
    const pages = session.pages(OPERATION, {
      text: repositoriesQuery,
      variables: { organization },
      connection: ["organization", "repositories"],
    });
    let seen = 0;
    for await (const { nodes, before, total } of pages) {
      seen = before + nodes.length;
      yield* mapParallel(10, nodes.entries(), async ([index, node]) => {
        const state = inspect(answerSchema.parse(node));
        if (state.state === "known") return repositoryOf(state.value, readBypass);
        if (state.state === "absent") throw new TypeError("A repository is not absent from its own listing.");
        // A repository that is not shown is known by its place alone, in the order of names.
        const id = nameOf(node) ?? `${organization}/(repository ${before + index + 1} of ${total})`;
        return unreadableResource(id, state.problem);
      });
    }
    await expectAll(session, seen);
  },
});

const answerSchema = readable(OPERATION, repositoryNode);
