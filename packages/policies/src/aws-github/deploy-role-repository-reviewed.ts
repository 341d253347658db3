import { type Assertion, allOf, atLeast, count, defineCheck, fact, type Limit } from "@bylaw/core";
import { requiresApprovals } from "@bylaw/github";
import { deployRoles, type Origin } from "./deploy-roles.ts";

export const deployRoleRepositoryReviewed = defineCheck({
  id: "aws-github/deploy-role-repository-reviewed",
  title: "Role that trusts GitHub Actions is confined to reviewed repositories",
  why: "Whoever can push to a trusted repository can act in the cloud account with the role's rights.",
  fix: "Name exact repositories in the role's trust condition on token.actions.githubusercontent.com:sub, and require approvals on their default branches.",
  severity: "high",
  each: deployRoles,
  parameters: { reviewers: atLeast(count(2)) },
  assert: (role, { reviewers }) => [
    fact("trusted subjects", role.origins).every((origin) => originReviewed(origin, reviewers)),
  ],
});

function originReviewed({ subject, repository }: Origin, reviewers: Limit<"count", "atLeast">): Assertion {
  const named = fact("repository", subject.repository ?? "not one exact repository");
  if (subject.repository === undefined) return named.is("owner/name");
  if (repository === undefined) return named.satisfies("a repository of the organization", () => false);
  return allOf(subject.pattern, [requiresApprovals(repository, reviewers, `approvals in ${repository.id}`)]);
}
