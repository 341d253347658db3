import type { GithubTrust, TrustedRepository } from "@bylaw/aws";
import { type Assertion, allOf, fact, from, type Limit, type Observed } from "@bylaw/core";
import { type Repository, reviewed } from "@bylaw/github";
import type { Origin } from "./deploy-roles.ts";

/** Holds when what a role lets in are runs of one repository's default branch alone, and that branch is reviewed. */
export function originReviewed(
  { trust, repository }: Origin,
  reviewers: Limit<"count", "atLeast">,
): Assertion {
  const name = nameOf(trust);
  const named = trust.repository;
  if (named === undefined || repository === undefined) {
    const who = trust.issuer === undefined ? "everyone" : `every repository of ${trust.host}`;
    return allOf(name, [fact("who is let in", `${who} that meets it`).is("one repository")]);
  }
  const found = fact(
    "repository",
    from(repository, ({ id }) => id),
  ).satisfies(`${named.name ?? `number ${named.ids?.join()}`} of ${trust.host}`, () => true);
  if (found.outcome !== "pass") return allOf(name, [found]);
  return allOf(name, [
    found,
    ...sameIds(named, repository),
    takenFromDefaultBranch(trust, repository),
    fact(
      "reviews",
      from(repository, (one) => [one]),
    ).every((one) => reviewedOrArchived(one, reviewers)),
  ]);
}

/** A pattern, with what may narrow it and is not weighed. */
function nameOf({ text, unweighed }: GithubTrust): string {
  return unweighed.length === 0 ? text : `${text} (not weighed: ${unweighed.join(", ")})`;
}

/** A name may have been another repository's before; a number never was. */
function sameIds(
  { ids, ownerIds }: TrustedRepository,
  repository: Observed<Repository>,
): readonly Assertion[] {
  const same = (name: string, numbers: readonly string[] | undefined, key: "repositoryId" | "ownerId") => {
    if (numbers === undefined) return [];
    const number = from(repository, (one) => one[key]);
    return [fact(name, from(number, String)).isOneOf(numbers)];
  };
  return [
    ...same("id of the repository of that name", ids, "repositoryId"),
    ...same("id of its owner", ownerIds, "ownerId"),
  ];
}

/** Anyone with write access may push another branch or a tag, and a pull request runs before it is approved. */
function takenFromDefaultBranch(trust: GithubTrust, repository: Observed<Repository>): Assertion {
  const { refs, byRefClaim, pullRequest } = trust;
  const runs = from(
    from(repository, (one) => one.defaultBranch),
    (branch) =>
      // A run for a pull request may be on the default branch too, and exists to look at other code.
      pullRequest !== true && refs?.every((ref) => ref === `refs/heads/${branch}`) === true
        ? "those of the default branch"
        : `${runsOf(trust)}, and the default branch is ${branch}`,
  );
  const name = byRefClaim === true ? "runs that are let in, by the claim ref" : "runs that are let in";
  return fact(name, runs).is("those of the default branch");
}

function runsOf({ refs, environment, pullRequest }: GithubTrust): string {
  if (pullRequest === true) return "those of pull requests";
  if (refs !== undefined) return `those of ${refs.join(" and ")}`;
  if (environment !== undefined) {
    return `those of environment ${environment}, of which it is not read which branches deploy to it`;
  }
  return "those of every branch, or of branches that are not named to the letter";
}

/** Nothing is pushed to an archived repository, so what its default branch holds stays as it is. */
function reviewedOrArchived(repository: Repository, reviewers: Limit<"count", "atLeast">): Assertion {
  if (repository.archived) return fact("archived", true).is(true);
  return reviewed(repository, reviewers);
}
