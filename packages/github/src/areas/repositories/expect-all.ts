import { oncePerRun, ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { factsOf, type Operation } from "../../operations/index.ts";
import type { GithubSession } from "../../session/session.ts";
import { expectNamed } from "../organization/expect-named.ts";

/** What {@link expectAll} asks. */
export const COUNTS = "GET /orgs/{org}";

/**
 * Throws unless the `seen` repositories that `operation` gave are all that the organization has. An app proves it by an
 * installation on all of them. A token proves it by GitHub's own counts alone, which take in archived repositories and
 * forks, and internal ones as private.
 */
export async function expectAll(session: GithubSession, operation: Operation, seen: number): Promise<void> {
  const { organization, selection } = session;
  if (selection === "all") return;
  expectNotSelected(session, operation);
  const counted = await countFor(session, String(seen));
  if (counted === seen) return;
  throw partial(
    COUNTS,
    factsOf(operation).permission,
    `${COUNTS} counts ${counted} repositories of ${organization} and this token sees ${seen}: use an owner's token ` +
      "for all repositories, or a GitHub App on all repositories.",
  );
}

/** How many repositories GitHub counts. Whoever saw another number than those before asks anew: one may have come or gone since. */
const countFor = oncePerRun(async (session: GithubSession, _seen: string): Promise<number> => {
  const { organization } = session;
  const counts = await session.call(COUNTS, { org: organization }, countsSchema);
  expectNamed(COUNTS, organization, counts);
  // A count that is left out is not a count of none.
  if (typeof counts.total_private_repos === "number") return counts.public_repos + counts.total_private_repos;
  throw partial(
    COUNTS,
    "Organization administration: read",
    `${COUNTS} tells owners alone how many private repositories ${organization} has, and not this token: use an ` +
      "owner's, with the scope admin:org if it is a classic one, or a GitHub App on all repositories.",
  );
});

/** What {@link expectAllSeen} asks. */
export const SEEN = "POST /graphql seen";

const seenQuery = `query seen($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER]) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id }
    }
  }
}`;

/**
 * Throws unless the credentials see every repository of the organization. For what `operation` lists across repositories
 * without naming each: it leaves out what is in those that are not seen.
 */
export async function expectAllSeen(session: GithubSession, operation: Operation): Promise<void> {
  if (session.selection === "all") return;
  expectNotSelected(session, operation);
  await expectAll(session, operation, await seenIn(session));
}

const seenIn = oncePerRun(async (session: GithubSession): Promise<number> => {
  const { organization } = session;
  const connection = ["organization", "repositories"];
  const pages = session.pages(SEEN, { text: seenQuery, variables: { organization }, connection });
  for await (const { total } of pages) return total;
  throw new TypeError("There is a first page.");
});

/** Throws where an app sees selected repositories alone: what it lists of the organization is theirs. */
function expectNotSelected({ organization, selection }: GithubSession, operation: Operation): void {
  if (selection !== "selected") return;
  throw partial(
    operation,
    factsOf(operation).permission,
    `The GitHub App is installed on selected repositories of ${organization} and does not see the others.`,
  );
}

const countsSchema = z.object({
  login: z.string(),
  public_repos: z.int(),
  total_private_repos: z.int().nullish(),
});

function partial(operation: string, permission: string, message: string): ReadError {
  return new ReadError({ code: "partial-data", message, operation, permission });
}
