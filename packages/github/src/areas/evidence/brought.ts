import type { Observed } from "@bylaw/core";
import { from } from "@bylaw/core";
import { absent, answerMismatch, inspect, known, partialAnswer, unreadable } from "@bylaw/core/provider";
import type { GithubSession } from "../../session/session.ts";
import { approversBefore } from "../changes/approvals.ts";
import { reviewedOf, wholeOf } from "../changes/reviewed.ts";
import type { ReviewedNode } from "../changes/reviewed-query.ts";
import type { EvidencePullRequest } from "./file.ts";
import {
  type Association,
  BROUGHT,
  type Bringing,
  broughtAnswer,
  broughtQuery,
  REVIEWED,
  reviewedAnswer,
  reviewedQuery,
  WIDTH,
} from "./query.ts";
import type { Place, PlacedFile } from "./tree.ts";

/** The merged pull requests that brought each file as it is. */
export async function broughtBy(
  session: GithubSession,
  place: Place,
  files: readonly PlacedFile[],
): Promise<ReadonlyMap<PlacedFile, Observed<readonly EvidencePullRequest[]>>> {
  const named = new Map<PlacedFile, Observed<readonly Association[]>>();
  for (const page of pagesOf(files)) {
    const read = await bringings(session, place, page);
    for (const [at, file] of page.entries()) {
      const found = read[at];
      if (found !== undefined)
        named.set(
          file,
          from(found, (one) => associationsOf(one, file, place)),
        );
    }
  }
  const states = [...named.values()].map(inspect);
  const numbers = states.flatMap((one) =>
    one.state === "known" ? one.value.map(({ number }) => number) : [],
  );
  const pulls = await pullsOf(session, place, [...new Set(numbers)]);
  return new Map(
    [...named].map(([file, associations]) => [
      file,
      from(associations, (all) =>
        together(all.map((one) => pullRequestOf(one, pulls.get(one.number), place))),
      ),
    ]),
  );
}

async function bringings(
  session: GithubSession,
  { name, commit }: Place,
  files: readonly PlacedFile[],
): Promise<readonly Observed<Bringing>[]> {
  const paths = Object.fromEntries(files.map(({ path }, at) => [`p${at}`, path]));
  const variables = { owner: session.organization, repository: name, commit, ...paths };
  const query = { text: broughtQuery(files.length), variables };
  const { repository } = await session.query(BROUGHT, query, broughtAnswer(files.length));
  return repository.object;
}

/**
 * The merged pull requests that the commit came with. The commit has to have the file as it is, and none of its parents: else
 * it did not bring it, whatever GitHub says.
 */
function associationsOf(
  { nodes: [commit] }: Bringing,
  { blob, folder }: PlacedFile,
  { repository }: Place,
): readonly Association[] | Observed<never> {
  const { file, parents, associatedPullRequests: pulls } = commit;
  const of = `a file of ${folder}, ${blob.slice(0, 12)}`;
  if (parents.nodes.length !== parents.totalCount)
    return unreadable(partialAnswer(BROUGHT, `left out parents of a commit of ${of}`).problem);
  if (pulls.nodes.length !== pulls.totalCount)
    return unreadable(partialAnswer(BROUGHT, `left out pull requests of ${of}`).problem);
  if (file?.oid !== blob || parents.nodes.some((parent) => parent.file?.oid === blob))
    return unreadable(answerMismatch(BROUGHT, `names a commit that did not bring ${of}`).problem);
  return pulls.nodes.filter((one) => one.merged && one.repository.nameWithOwner === repository);
}

async function pullsOf(
  session: GithubSession,
  { name }: Place,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Observed<ReviewedNode>>> {
  const pulls = new Map<number, Observed<ReviewedNode>>();
  for (const page of pagesOf(numbers)) {
    const asked = Object.fromEntries(page.map((number, at) => [`n${at}`, number]));
    const variables = { owner: session.organization, repository: name, ...asked };
    const query = { text: reviewedQuery(page.length), variables };
    const { repository } = await session.query(REVIEWED, query, reviewedAnswer(page.length));
    for (const [at, number] of page.entries()) {
      const pull = repository[at];
      if (pull !== undefined) pulls.set(number, pull);
    }
  }
  return pulls;
}

function pullRequestOf(
  { number, final }: Association,
  read: Observed<ReviewedNode> | undefined,
  { repository }: Place,
): Observed<EvidencePullRequest> {
  if (read === undefined) throw new TypeError(`Pull request #${number} was not asked for.`);
  const [{ commit }] = final.nodes;
  return from(read, (node): EvidencePullRequest | Observed<never> => {
    if (node.number !== number || node.headRefOid !== commit.oid)
      return unreadable(answerMismatch(REVIEWED, `names two final commits of #${number}`).problem);
    const pull = reviewedOf(REVIEWED, node, wholeOf(REVIEWED, node, "commits", node.commits));
    return {
      id: `${repository}#${number}`,
      url: pull.url,
      mergedAt: new Date(pull.mergedAt).toISOString(),
      blob: commit.file === null ? absent(BROUGHT, "not in this commit") : known(commit.file.oid),
      author: pull.author,
      approvers: from(approversBefore(REVIEWED, pull), (logins) => [...logins]),
    };
  });
}

function together<T>(all: readonly Observed<T>[]): Observed<readonly T[]> {
  return all.reduce<Observed<readonly T[]>>(
    (before, one) => from([before, one], (list, next) => [...list, next]),
    known([]),
  );
}

function* pagesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += WIDTH) yield all.slice(at, at + WIDTH);
}
