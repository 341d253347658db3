import type { GraphQLResolveInfo } from "graphql";
import { lastAt, objectAt } from "../files.ts";
import type { CheckRun, Commit, History, PullRequest, Review } from "../history.ts";
import { stableId } from "../make.ts";
import { WEB } from "../rest/urls.ts";
import type { Repository } from "../state.ts";
import { fullName, nodeId, type World } from "../world.ts";
import { userNode } from "./actors.ts";
import { connection } from "./connection.ts";
import { repositoryNode } from "./repositories.ts";
import { type Arguments, type Context, graphqlError, type Resolve, type Source } from "./source.ts";

/** Merged pull requests alone, whatever is asked for. */
export function pullRequests(world: World, repository: Repository): Resolve {
  const { history, defaultBranch } = repository;
  return (args, context, info) => {
    const { states, baseRefName, orderBy } = args as {
      states?: string[];
      baseRefName?: string;
      orderBy?: { direction: string };
    };
    const wanted =
      (states?.includes("MERGED") ?? true) && (baseRefName === undefined || baseRefName === defaultBranch);
    const merged = [...(wanted ? (history?.pulls ?? []) : [])].sort((a, b) =>
      a.mergedAt < b.mergedAt ? -1 : 1,
    );
    if (orderBy?.direction === "DESC") merged.reverse();
    return connection(merged, (pull) => pullNode(world, repository, history as History, pull))(
      args,
      context,
      info,
    );
  };
}

function pullNode(world: World, repository: Repository, history: History, pull: PullRequest): Source {
  const commits = new Map(history.commits.map((commit) => [commit.sha, commit]));
  const { id } = repository;
  return {
    __typename: "PullRequest",
    id: nodeId("PR", id, pull.number),
    number: pull.number,
    title: pull.title,
    url: `${WEB}/${fullName(world.state, repository)}/pull/${pull.number}`,
    author: actorOf(pull.author),
    merged: true,
    repository: () => repositoryNode(world, repository),
    mergedAt: pull.mergedAt,
    updatedAt: pull.mergedAt,
    mergedBy: actorOf(pull.mergedBy),
    mergeCommit: { __typename: "Commit", oid: pull.mergeCommit },
    headRefOid: pull.head,
    baseRefName: repository.defaultBranch,
    labels: connection(pull.labels, (name) => ({ __typename: "Label", name })),
    reviews: reviewsOf(pull),
    timelineItems: timelineOf(pull),
    commits: connection(pull.commits, (sha) => ({
      __typename: "PullRequestCommit",
      commit: () => ({
        ...commitNode(commits.get(sha) as Commit, sha === pull.head ? pull.checks : []),
        ...filesNode(world, repository, history, commits.get(sha) as Commit),
      }),
    })),
  };
}

/** A merged pull request by its number. */
export function pullNumbered(world: World, repository: Repository, number: unknown): Source {
  const { history } = repository;
  const pull = history?.pulls.find((one) => one.number === number);
  if (history !== undefined && pull !== undefined) return pullNode(world, repository, history, pull);
  throw graphqlError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
}

/** What a commit has, how it came to that, and with which pull requests. */
export function filesNode(world: World, repository: Repository, history: History, commit: Commit): Source {
  const nodeOf = (one: Commit): Source => ({
    __typename: "Commit",
    oid: one.sha,
    ...filesNode(world, repository, history, one),
  });
  const bySha = new Map(history.commits.map((one) => [one.sha, one]));
  const brought = history.pulls.filter(
    ({ mergeCommit, commits }) => mergeCommit === commit.sha || commits.includes(commit.sha),
  );
  return {
    file: (args: Arguments) => {
      const found = objectAt(commit, String(args.path));
      // GraphQL gives a mode as a number.
      return found === undefined ? null : { ...found, mode: Number.parseInt(found.mode, 8) };
    },
    history: (args: Arguments, context: Context, info: GraphQLResolveInfo) => {
      const last = lastAt(history, commit.sha, String(args.path));
      return (connection(last === undefined ? [] : [last], nodeOf) as Resolve)(args, context, info);
    },
    parents: connection(
      commit.parents.flatMap((sha) => bySha.get(sha) ?? []),
      nodeOf,
    ),
    associatedPullRequests: connection(brought, (pull) => pullNode(world, repository, history, pull)),
  };
}

function reviewsOf(pull: PullRequest): Resolve {
  return (args, context, info) => {
    const states = args.states as string[] | undefined;
    const shown = pull.reviews.filter(({ state }) => states?.includes(state) ?? true);
    return connection(shown, (review) => reviewNode(pull, review))(args, context, info);
  };
}

function reviewNode({ head }: PullRequest, { by, state, at, commit = head, canPush = true }: Review): Source {
  return {
    __typename: "PullRequestReview",
    author: actorOf(by),
    authorCanPushToRepository: canPush,
    state,
    submittedAt: at,
    commit: { __typename: "Commit", oid: commit },
  };
}

/** Of all that happened, when it was aimed at another branch. */
function timelineOf({ retargetedAt }: PullRequest): Resolve {
  return (args, context, info) => {
    const isAsked = (args.itemTypes as string[] | undefined)?.includes("BASE_REF_CHANGED_EVENT") ?? true;
    const events = isAsked && retargetedAt !== undefined ? [retargetedAt] : [];
    return connection(events, (createdAt) => ({ __typename: "BaseRefChangedEvent", createdAt }))(
      args,
      context,
      info,
    );
  };
}

function commitNode({ sha, authors, committer, written }: Commit, checks: readonly CheckRun[]): Source {
  return {
    __typename: "Commit",
    oid: sha,
    authoredDate: written,
    committedViaWeb: committer === "web-flow",
    authors: connection(authors, (login) => gitActor(login)),
    committer: committer === "web-flow" ? { ...gitActor(""), name: "GitHub" } : gitActor(committer),
    statusCheckRollup:
      checks.length === 0
        ? null
        : { __typename: "StatusCheckRollup", contexts: connection(checks, checkNode) },
  };
}

function checkNode({ name, conclusion, at, app = "github-actions" }: CheckRun): Source {
  return {
    __typename: "CheckRun",
    name,
    status: conclusion === null ? "IN_PROGRESS" : "COMPLETED",
    conclusion,
    completedAt: at,
    checkSuite: {
      app: { __typename: "App", slug: app, databaseId: app === "github-actions" ? 15368 : stableId(app) },
    },
  };
}

function gitActor(login: string): Source {
  return {
    __typename: "GitActor",
    name: login,
    email: `${login || "nobody"}@acme.example`,
    user: login === "" ? null : userNode({ id: stableId(login), login }),
  };
}

/** Null for an account that is gone. */
function actorOf(login: string | null): Source | null {
  if (login === null) return null;
  const user = userNode({ id: stableId(login), login: login.replace(/\[bot\]$/, "") });
  return login.endsWith("[bot]") ? { ...user, __typename: "Bot" } : user;
}
