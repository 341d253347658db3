import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { namesOf } from "../../lib/names-of.ts";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { COUNTS } from "../repositories/expect-all.ts";
import { LIST, type ListedRepository, listedRepositories } from "../repositories/listed.ts";

const OPERATION = "GET /repos/{owner}/{repo}/actions/runners";

const schema = z.object({
  /** `acme/site`. */
  id: z.string(),
  archived: z.boolean(),
  /** The self-hosted runners that are registered with the repository itself, online or not: `acme/site builder-1`. */
  runners: quantity("names"),
});

export interface PublicRepository extends z.infer<typeof schema> {}

/** Every public repository of an organization with its own runners. Those of private and internal ones are not asked for. */
export const publicRepositories: Collector<PublicRepository> = defineCollector({
  id: "github/public-repositories",
  resource: "public GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [LIST, OPERATION, COUNTS],
  calls: {
    [LIST]: { page: 100, of: "repository" },
    [OPERATION]: { page: 100, of: "runner", in: "entry" },
    [COUNTS]: "once",
  },
  schema,
  async *collect(session) {
    yield* describeEach(
      10,
      listedRepositories(session),
      ({ full_name }) => full_name,
      async (one) => (one.visibility === "public" ? withRunners(session, one) : undefined),
    );
  },
});

async function withRunners(session: GithubSession, one: ListedRepository): Promise<PublicRepository> {
  const names: string[] = [];
  const asked = { owner: session.organization, repo: one.name };
  for await (const { name } of session.items(OPERATION, asked, z.object({ name: z.string() }))) {
    names.push(`${one.full_name} ${name}`);
  }
  return { id: one.full_name, archived: one.archived, runners: namesOf(names) };
}
