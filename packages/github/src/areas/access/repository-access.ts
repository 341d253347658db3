import type { Collector, Observed } from "@bylaw/core";
import {
  defineCollector,
  inspect,
  known,
  observeCall,
  observed,
  partialAnswer,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { expectAnswer, hiddenField, readable } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { eachRepository } from "../repositories/each-repository.ts";

const OPERATION = "POST /graphql collaborators";
const MORE = "POST /graphql collaborators-of-repository";

const person = z.object({
  /** GitHub's number for the user. It stays when the login changes. */
  userId: z.int(),
  /** The login, which its user may change. */
  login: z.string(),
  /** What they may do, by whatever way: a role of the company's own shows as the one that it is made of. */
  permission: z.enum(["read", "triage", "write", "maintain", "admin"]),
});

const schema = z.object({
  /** `owner/name`. */
  id: z.string(),
  /** Nothing can be changed in it while it is archived. */
  archived: z.boolean(),
  /** Everybody who has access: by themselves, through a team, as a member or an owner of the organization. */
  people: observed(z.array(person)),
});

/** A repository, with everybody who has access to it. */
export interface RepositoryAccess extends z.infer<typeof schema> {}
export type RepositoryPerson = z.infer<typeof person>;

const edges = "edges { permission node { login databaseId } }";
const query = `query collaborators($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner isArchived collaborators(first: 100, affiliation: ALL) { totalCount ${edges} } }
    }
  }
}`;
const moreQuery = `query collaboratorsOfRepository($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    collaborators(first: $first, after: $after, affiliation: ALL) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes: ${edges}
    }
  }
}`;

const edgeSchema = z.object({
  permission: z.enum(["READ", "TRIAGE", "WRITE", "MAINTAIN", "ADMIN"]),
  node: z.object({ login: z.string(), databaseId: z.int() }),
});
const nodeSchema = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  collaborators: z.union([
    z.null(),
    readable(OPERATION, z.object({ totalCount: z.int(), edges: z.array(edgeSchema) })),
  ]),
});

/** Who may do what in every repository. Those of many repositories come at once; more than 100 of one are asked for of it. */
export const repositoryAccess: Collector<RepositoryAccess> = defineCollector({
  id: "github/repository-access",
  resource: "access to a GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, MORE, "GET /orgs/{org}"],
  calls: {
    [OPERATION]: { page: 25, of: "repository" },
    [MORE]: { page: 100, of: "person", in: "repository that more than 100 people have access to" },
    "GET /orgs/{org}": "once",
  },
  schema,
  collect(session) {
    return eachRepository(session, OPERATION, query, nodeSchema, async (node) => ({
      id: node.nameWithOwner,
      archived: node.isArchived,
      people: await peopleOf(session, node),
    }));
  },
});

async function peopleOf(
  session: GithubSession,
  { nameWithOwner, collaborators }: z.infer<typeof nodeSchema>,
): Promise<Observed<RepositoryPerson[]>> {
  if (collaborators === null)
    return hiddenField(OPERATION, "collaborators", "does not show who has access to these credentials");
  const state = inspect(collaborators);
  if (state.state === "unreadable") return unreadable(state.problem);
  if (state.state === "absent") throw new TypeError("Nothing tells that nobody has access.");
  const { totalCount, edges: first } = state.value;
  if (first.length === totalCount) return known(first.map(personOf));
  return observeCall(async () => {
    const [owner, name] = nameWithOwner.split("/") as [string, string];
    const people: RepositoryPerson[] = [];
    const pages = session.pages(MORE, {
      text: moreQuery,
      variables: { owner, name },
      connection: ["repository", "collaborators"],
    });
    for await (const { nodes } of pages)
      for (const one of nodes) people.push(personOf(expectAnswer(MORE, edgeSchema, one)));
    const missing = first.filter(({ node }) => !people.some(({ userId }) => userId === node.databaseId));
    if (missing.length > 0)
      throw partialAnswer(MORE, `left out ${missing.length} of those it names elsewhere`);
    return people;
  });
}

function personOf({ permission, node }: z.infer<typeof edgeSchema>): RepositoryPerson {
  return {
    userId: node.databaseId,
    login: node.login,
    permission: permission.toLowerCase() as RepositoryPerson["permission"],
  };
}
