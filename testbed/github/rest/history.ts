import { failure } from "../fault-answers.ts";
import { type Commit, commitsBetween, NOTHING, type Update } from "../history.ts";
import { stableId } from "../make.ts";
import type { Repository } from "../state.ts";
import { type Answer, nodeId, type Request, type World } from "../world.ts";
import { simpleUser } from "./accounts.ts";
import { page } from "./page.ts";
import { example } from "./told.ts";

const PERIODS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** Who moved the default branch, the newest first. */
export function activity(world: World, request: Request, repository: Repository): Answer {
  const { query } = request;
  const days = PERIODS[query.get("time_period") ?? "year"] ?? 0;
  const since = world.now().getTime() - days * 86_400_000;
  const wanted = [`refs/heads/${repository.defaultBranch}`, repository.defaultBranch, null];
  const updates = wanted.includes(query.get("ref")) ? (repository.history?.updates ?? []) : [];
  const shown = updates.filter(({ at }) => Date.parse(at) >= since).reverse();
  const ordered = query.get("direction") === "asc" ? shown.reverse() : shown;
  return page(world, request, ordered, (items) => items.map((one) => updateBody(repository, one)), "after");
}

function updateBody(repository: Repository, { before, after, type, actor, at }: Update) {
  return {
    id: stableId(after),
    node_id: nodeId("PSH", after),
    before,
    after,
    ref: `refs/heads/${repository.defaultBranch}`,
    timestamp: at,
    activity_type: type,
    actor: account(actor),
  };
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

function commitBody(body: object, { sha, parents, authors, committer }: Commit) {
  const [sample] = (body as { commits: object[] }).commits;
  const author = authors[0] ?? "";
  return {
    ...sample,
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
