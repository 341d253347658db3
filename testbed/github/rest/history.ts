import { failure } from "../fault-answers.ts";
import { treeWithId } from "../files.ts";
import { type Commit, commitsBetween, NOTHING, type Update } from "../history.ts";
import { stableId } from "../make.ts";
import type { Answer, Request } from "../request.ts";
import type { Repository } from "../state.ts";
import { nodeId, type World } from "../world.ts";
import { simpleUser } from "./accounts.ts";
import { page } from "./page.ts";
import { example } from "./told.ts";

const PERIODS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** Who moved the default branch, the newest first. */
export function activity(world: World, request: Request, repository: Repository): Answer {
  const { query } = request;
  const days = PERIODS[query.get("time_period") ?? "year"] ?? 0;
  const since = world.now().getTime() - days * 86_400_000;
  const wanted = query.get("ref");
  const shown = movesOf(repository)
    .filter(({ ref }) => wanted === null || ref === wanted || ref === `refs/heads/${wanted}`)
    .filter(({ type }) => (query.get("activity_type") ?? type) === type)
    .filter(({ at }) => Date.parse(at) >= since)
    .reverse();
  const ordered = query.get("direction") === "asc" ? shown.reverse() : shown;
  return page(world, request, ordered, (items) => items.map(updateBody), "after");
}

interface Move extends Update {
  ref: string;
}

/** Of all branches, the oldest first. */
function movesOf({ history, defaultBranch }: Repository): Move[] {
  const own = history?.updates.map((update) => ({ ...update, ref: `refs/heads/${defaultBranch}` })) ?? [];
  const others = (history?.otherBranches ?? []).map(
    ({ name, at }): Move => ({
      before: NOTHING,
      after: history?.commits[0]?.sha ?? NOTHING,
      type: "branch_creation",
      actor: "ana-ruiz",
      at,
      ref: `refs/heads/${name}`,
    }),
  );
  if (others.length === 0) return own;
  return [...own, ...others].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function updateBody({ before, after, type, actor, at, ref }: Move) {
  return {
    id: stableId(after),
    node_id: nodeId("PSH", after),
    before,
    after,
    ref,
    timestamp: at,
    activity_type: type,
    actor: account(actor),
  };
}

/** `GET /repos/{owner}/{repo}/commits`, the newest first. */
export function commitList(world: World, request: Request, repository: Repository): Answer {
  const { history } = repository;
  const head = request.query.get("sha") ?? "";
  if (!history?.commits.some(({ sha }) => sha === head)) return failure(404, "Not Found");
  const body = example("GET /repos/{owner}/{repo}/compare/{basehead}");
  const listed = commitsBetween(history, NOTHING, head).reverse();
  return page(world, request, listed, (items) => items.map((commit) => commitBody(body, commit)));
}

/** `GET /repos/{owner}/{repo}/compare/{basehead}`. */
export function comparison(world: World, request: Request, repository: Repository): Answer {
  const { history } = repository;
  const [base = "", head = ""] = (request.parameters.basehead ?? "").split("...");
  const known = new Set(history?.commits.map(({ sha }) => sha));
  if (!history || base === NOTHING || !known.has(base) || !known.has(head)) return failure(404, "Not Found");
  const between = commitsBetween(history, base, head);
  const body = example("GET /repos/{owner}/{repo}/compare/{basehead}");
  return page(world, request, between, (items) => ({
    ...body,
    ahead_by: between.length,
    behind_by: commitsBetween(history, head, base).length,
    total_commits: between.length,
    commits: items.map((commit) => commitBody(body, commit)),
    files: [],
  }));
}

/** `GET /repos/{owner}/{repo}/git/trees/{tree_sha}`, with all that its folders hold. */
export function tree(_world: World, { parameters }: Request, { history }: Repository): Answer {
  const { tree_sha: sha = "" } = parameters;
  const found = history === undefined ? undefined : treeWithId(history, sha);
  if (found === undefined) return failure(404, "Not Found");
  const entries = Object.entries(found).map(([path, { oid, mode, type }]) => ({
    path,
    mode,
    type,
    sha: oid,
  }));
  return { status: 200, body: { sha, url: "https://api.github.com", truncated: false, tree: entries } };
}

function commitBody(body: object, { sha, parents, authors, committer, written }: Commit) {
  const [sample] = (body as { commits: { commit: { author: object } }[] }).commits;
  const author = authors[0] ?? "";
  return {
    ...sample,
    commit: { ...sample?.commit, author: { ...sample?.commit.author, date: written } },
    sha,
    author: author === "" ? null : account(author),
    committer: committer === "" ? null : account(committer),
    parents: parents.map((parent) => ({
      sha: parent,
      url: "https://api.github.com",
      html_url: "https://github.com",
    })),
  };
}

function account(login: string): object {
  return { ...simpleUser({ id: stableId(login), login: encodeURIComponent(login) }), login };
}
