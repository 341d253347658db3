import { atLeast, count, defineCheck, fact } from "@bylaw/core";
import { deployRoles } from "../deploy-roles.ts";
import { originReviewed } from "../origin-reviewed.ts";

export const deployRoleRepositoryReviewed = defineCheck({
  id: "aws-github/deploy-role-repository-reviewed",
  title: "Role lets GitHub Actions in only from default branches that require review",
  why: "Whoever can get unreviewed code into a trusted run, from a branch, a tag or a pull request, acts in the cloud account with the role's rights.",
  fix: "Compare <issuer>:sub in the role's trust policy by StringEquals with the subject that GitHub writes for the default branch: repo:<owner>@<owner id>/<name>@<id>:ref:refs/heads/<branch> for a repository whose subjects carry ids, which is the default for those made, renamed or transferred since 2026-07-15, else repo:<owner>/<name>:ref:refs/heads/<branch>. The repository's settings for OIDC say which of them it writes. Ids by a wildcard name no one repository. Require approvals on that branch, and let nobody bypass them. A job with an environment has another subject: add <issuer>:ref with the branch, or let the job that takes the role run without one.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which code a run of the default branch checks out is not read: runs for comments, for other workflows, and for pull requests from forks with pull_request_target can fetch unreviewed code, and the claim ref lets the last of them in.",
    "Other principals of the role, roles that it may take in turn, access keys in GitHub's secrets and self-hosted runners are not followed.",
    "An environment's own branch policy and reviewers are not read, so a subject with an environment fails unless the claim ref names the default branch.",
    "Whether a repository writes its subjects with ids, or customised, is not read: a subject that no token has is safe, and passes.",
    "A subject without ids follows the name: who takes the name after a rename or a transfer is let in from then on.",
    "An archived repository needs no review as long as it is archived.",
    "Only the default branch's rules are read, so another protected branch, or a tag, fails.",
    "A Deny in the trust policy and conditions on other claims are named and not weighed.",
    "Workflows and actions that a run takes from elsewhere are not read.",
  ],
  sources: [
    {
      title: "GitHub Docs, OpenID Connect reference",
      url: "https://docs.github.com/en/actions/reference/security/oidc",
      read: "2026-11",
    },
  ],
  each: deployRoles,
  parameters: { reviewers: atLeast(count(2)) },
  assert: (role, { reviewers }) => [
    fact("trusted subjects", role.origins).every((origin) => originReviewed(origin, reviewers)),
  ],
});
