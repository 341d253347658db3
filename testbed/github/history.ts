import { createHash } from "node:crypto";

/** What happened to a default branch: its commits, who moved it when, and what was merged. */
export interface History {
  commits: Commit[];
  /** The oldest first. */
  updates: Update[];
  /** Branches that are not the default one, and when each was made. */
  otherBranches?: { name: string; at: string }[];
  pulls: PullRequest[];
}

export interface Commit {
  sha: string;
  parents: string[];
  /** Logins of its author and co-authors. Empty text: no account has the address. */
  authors: string[];
  /** `web-flow` where GitHub made it, which its graph names no account of. */
  committer: string;
  written: string;
  /** By path, what it holds; told of few. */
  files?: Files;
}

/** By path from the root, the git blob id of a file and its mode. */
export type Files = Readonly<Record<string, { oid: string; mode: string }>>;

/** By path, what a commit changes: a text, something of another mode, or null for what it takes away. */
export type FileChanges = Readonly<Record<string, string | { oid: string; mode: string } | null>>;

export type UpdateType =
  | "push"
  | "force_push"
  | "branch_creation"
  | "branch_deletion"
  | "pr_merge"
  | "merge_queue_merge";

export interface Update {
  before: string;
  after: string;
  type: UpdateType;
  actor: string;
  at: string;
}

export interface PullRequest {
  number: number;
  title: string;
  /** A login; ends with `[bot]` for an app. Null: the account is gone. */
  author: string | null;
  labels: string[];
  mergedAt: string;
  mergedBy: string;
  mergeCommit: string;
  head: string;
  commits: string[];
  reviews: Review[];
  checks: CheckRun[];
  /** When it was last aimed at another branch. */
  retargetedAt?: string;
}

export interface Review {
  by: string | null;
  state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
  at: string;
  /** Default: the final commit. */
  commit?: string;
  /** Default: true. */
  canPush?: boolean;
}

export interface CheckRun {
  name: string;
  /** Null: it is still running. */
  conclusion: string | null;
  /** When it ended; null while it runs. */
  at: string | null;
  app?: string;
}

export interface Merge extends Partial<Omit<PullRequest, "commits" | "mergeCommit" | "head" | "reviews">> {
  at: string;
  how?: "merge" | "squash" | "rebase";
  /** Who wrote each commit. Default: one, by the author of the pull request. */
  writtenBy?: readonly (readonly string[])[];
  /** What its last commit changes. */
  files?: FileChanges;
  /** Commits of these reviews are numbered: 0 the first of the pull request. */
  reviews?: readonly (Omit<Review, "commit"> & { of?: number })[];
}

export const NOTHING = "0".repeat(40);

/** Makes the history of one branch, update by update, as Git and GitHub would. */
export class HistoryMaker {
  readonly history: History = { commits: [], updates: [], pulls: [] };
  private head = NOTHING;
  private readonly name: string;

  constructor(name: string, created = "2025-01-01T00:00:00Z", by = "ana-ruiz") {
    this.name = name;
    const first = this.commit([], [by], by);
    this.move(first, "branch_creation", by, created);
  }

  /** Merges one pull request. */
  merge(merge: Merge): this {
    const before = this.head;
    const pull = this.land(merge, before);
    this.move(pull.mergeCommit, "pr_merge", pull.mergedBy, merge.at);
    return this;
  }

  /** Merges several at once, as a merge queue does. */
  queue(at: string, merges: readonly Omit<Merge, "at">[]): this {
    let head = this.head;
    for (const merge of merges) head = this.land({ ...merge, at }, head).mergeCommit;
    this.move(head, "merge_queue_merge", "github-merge-queue[bot]", at);
    return this;
  }

  /** Pushes commits straight to the branch. */
  push(by: string, at: string, count = 1, files?: FileChanges): this {
    const pushed = this.chain(this.head, Array(count).fill([by]), by, [], files);
    this.move(pushed.at(-1) ?? this.head, "push", by, at);
    return this;
  }

  /** Throws away the newest commit and pushes another. */
  forcePush(by: string, at: string): this {
    const parent = this.history.commits.find(({ sha }) => sha === this.head)?.parents[0] ?? NOTHING;
    this.move(this.commit(parent === NOTHING ? [] : [parent], [by], by), "force_push", by, at);
    return this;
  }

  private land(
    { at, how = "squash", writtenBy, files, reviews = [], ...given }: Merge,
    base: string,
  ): PullRequest {
    const number = given.number ?? this.history.pulls.length + 1;
    const author = given.author === undefined ? "ben-okafor" : given.author;
    const written = writtenBy ?? [[author ?? ""]];
    const own = this.chain(base, written, author ?? written[0]?.[0] ?? "", [], files);
    const mergedBy = given.mergedBy ?? "ana-ruiz";
    const head = own.at(-1) ?? base;
    const pull: PullRequest = {
      title: `Change ${number}`,
      labels: [],
      checks: [],
      ...given,
      number,
      author,
      mergedAt: given.mergedAt ?? at,
      mergedBy,
      head,
      commits: own,
      mergeCommit: this.landed(how, base, own, files),
      reviews: reviews.map(({ of = own.length - 1, ...review }) => ({ ...review, commit: own[of] ?? head })),
    };
    this.history.pulls.push(pull);
    return pull;
  }

  private landed(
    how: "merge" | "squash" | "rebase",
    base: string,
    own: readonly string[],
    files?: FileChanges,
  ): string {
    const authors = own.map((sha) => this.history.commits.find((one) => one.sha === sha)?.authors ?? []);
    if (how === "merge")
      return this.commit([base, own.at(-1) ?? base], authors.at(-1) ?? [], "web-flow", undefined, files);
    if (how === "squash")
      return this.commit([base], [...new Set(authors.flat())], "web-flow", undefined, files);
    const written = own.map((sha) => this.history.commits.find((one) => one.sha === sha)?.written);
    return this.chain(base, authors, "web-flow", written, files).at(-1) ?? base;
  }

  private chain(
    base: string,
    writtenBy: readonly (readonly string[])[],
    committer: string,
    written: readonly (string | undefined)[] = [],
    files?: FileChanges,
  ): string[] {
    let parent = base;
    return writtenBy.map((authors, index) => {
      const changes = index === writtenBy.length - 1 ? files : undefined;
      parent = this.commit([parent], authors, committer, written[index], changes);
      return parent;
    });
  }

  private commit(
    parents: readonly string[],
    authors: readonly string[],
    committer: string,
    written?: string,
    changes?: FileChanges,
  ): string {
    const { commits } = this.history;
    const at = new Date(Date.UTC(2025, 0, 1) + commits.length * 1000).toISOString();
    const sha = createHash("sha1").update(`${this.name} ${commits.length}`).digest("hex");
    const files = changedFiles(commits.find((one) => one.sha === parents[0])?.files ?? {}, changes ?? {});
    commits.push({
      sha,
      parents: [...parents],
      authors: [...authors],
      committer,
      written: written ?? at,
      ...(Object.keys(files).length > 0 && { files }),
    });
    return sha;
  }

  private move(after: string, type: UpdateType, actor: string, at: string): void {
    this.history.updates.push({ before: this.head, after, type, actor, at });
    this.head = after;
  }
}

function changedFiles(before: Files, changes: FileChanges): Files {
  const files = { ...before };
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) delete files[path];
    else files[path] = typeof change === "string" ? { oid: blobOf(change), mode: "100644" } : change;
  }
  return files;
}

function blobOf(text: string): string {
  return createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
}

/** What is reachable from `head` and not from `base`, the oldest first, as a comparison lists it. */
export function commitsBetween({ commits }: History, base: string, head: string): Commit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const behind = reachable(bySha, base);
  const ahead = reachable(bySha, head);
  return commits.filter(({ sha }) => ahead.has(sha) && !behind.has(sha));
}

function reachable(commits: ReadonlyMap<string, Commit>, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (seen.has(sha) || !commits.has(sha)) continue;
    seen.add(sha);
    open.push(...(commits.get(sha)?.parents ?? []));
  }
  return seen;
}

/** The newest commit of the branch. */
export function headOf({ updates }: History): string {
  return updates.at(-1)?.after ?? NOTHING;
}
