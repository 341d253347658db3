import type { GithubSubject } from "@bylaw/aws";
import { type Assertion, allOf, atLeast, count, defineCheck, fact, type Limit } from "@bylaw/core";
import { type Repository, reviewed } from "@bylaw/github";
import { deployRoles, isGithubCom, type Origin } from "../deploy-roles.ts";

export const deployRoleRepositoryReviewed = defineCheck({
  id: "aws-github/deploy-role-repository-reviewed",
  title: "Role that trusts GitHub Actions is confined to reviewed default branches",
  why: "Whoever can get unreviewed code into a trusted run, from a branch, a tag or a pull request, acts in the cloud account with the role's rights.",
  fix: "Compare token.actions.githubusercontent.com:sub in the role's trust policy by StringEquals with repo:<owner>/<name>:ref:refs/heads/<default branch>, and require approvals on that branch. Which branches may deploy to an environment is not read, so a subject with environment:<name> fails: let the job that takes the role run without an environment, or waive the role with the environment's rules as the reason.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which code a run on the default branch checks out is not read.",
    "Roles that the deploy role may take, and self-hosted runners, are not followed.",
    "An environment's own branch policy and reviewers are not read.",
  ],
  each: deployRoles,
  parameters: { reviewers: atLeast(count(2)) },
  assert: (role, { reviewers }) => [
    fact("trusted subjects", role.origins).every((origin) => originReviewed(origin, reviewers)),
  ],
});

function originReviewed({ subject, repository }: Origin, reviewers: Limit<"count", "atLeast">): Assertion {
  const { pattern, issuer, repository: name } = subject;
  if (name === undefined) return fact("repository", "not one exact repository").is("owner/name");
  if (repository === undefined) {
    const place = isGithubCom(subject) ? name : `${name} of ${issuer}`;
    return fact("repository", place).satisfies("a repository of the organization on github.com", () => false);
  }
  return allOf(pattern, [takenFromDefaultBranch(subject, repository), reviewed(repository, reviewers)]);
}

/** Anyone with write access may push another branch or a tag, and a pull request runs before it is approved. */
function takenFromDefaultBranch(
  { wildcard, context }: GithubSubject,
  { defaultBranch }: Repository,
): Assertion {
  return fact("default branch", defaultBranch).satisfies(
    `the one that ${context ?? "a comparison without case"} names`,
    (branch) => !wildcard && context === `ref:refs/heads/${branch}`,
  );
}
