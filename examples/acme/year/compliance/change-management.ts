import {
  atLeast,
  atMost,
  attested,
  count,
  defineControl,
  defineParameter,
  definePolicy,
  months,
  must,
  names,
  should,
  soc2,
} from "@bylaw/core";
import {
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "@bylaw/github";
import { deployRoleRepositoryReviewed } from "@bylaw/policies/aws-github";
import { cto, platform } from "./people.ts";

export const requiredReviewers = defineParameter("required-reviewers", atLeast(count(2)));

export const requiredStatusChecks = defineParameter(
  "required-status-checks",
  atLeast(names("tests", "security scan", "lint")),
);

const statusCheckSources = defineParameter(
  "status-check-sources",
  atMost(names("app *", "workflow *", "code scanning")),
);

export const changeControls = {
  otherPipelines: defineControl({
    id: "other-pipelines",
    title: "Every other pipeline into the cloud accounts is known",
    statement:
      "Each quarter the owner lists the pipelines that act in the cloud accounts in ways that no check reads, such as by keys among their secrets or from runners inside an account, with the branch that each runs from, the approvals that the branch asks for and who may bypass them, and signs the list.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("unread-pipelines", {
        title:
          "Signed list of pipelines that no check reads, with the branch of each, its approvals and who may bypass them",
        every: months(3),
        reviewer: platform,
        parameters: [requiredReviewers],
      }),
    ],
  }),
  peerReview: defineControl({
    id: "peer-review",
    title: "Changes of default branches must be approved by others",
    statement:
      "GitHub asks for a pull request, and for the approval of as many reviewers other than its author as the policy asks, of each change of a default branch as it is merged.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
    owner: platform,
    frequency: "per-event",
    checks: [repositoryRequiredReviewers.with({ reviewers: requiredReviewers })],
  }),
  statusChecks: defineControl({
    id: "required-checks",
    title: "Changes of default branches must be checked",
    statement:
      "GitHub asks that the checks which the policy names are reported without a failure, by the sources which it names, before a change of a default branch is merged.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC7.1")],
    owner: platform,
    frequency: "per-event",
    checks: [
      repositoryRequiredStatusChecks.with({ checks: requiredStatusChecks, sources: statusCheckSources }),
    ],
  }),
  noBypass: defineControl({
    id: "no-bypass",
    title: "Nobody may bypass reviews and checks",
    statement:
      "The reviews and checks that a default branch asks for on GitHub bind everyone, administrators included.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC6.3")],
    owner: platform,
    frequency: "continuous",
    checks: [repositoryNobodyBypasses],
  }),
  deployment: defineControl({
    id: "reviewed-deployment",
    title: "Deployment roles let in reviewed default branches alone",
    statement:
      "AWS roles that trust GitHub Actions let GitHub in only for runs of default branches whose changes must be approved, which nobody may bypass.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
    owner: platform,
    frequency: "continuous",
    checks: [deployRoleRepositoryReviewed.with({ reviewers: requiredReviewers })],
  }),
};

export const changeManagement = definePolicy({
  id: "change-management",
  title: "Change Management Policy",
  owner: cto,
  effective: "2026-01-01",
  review: "annual",
  purpose: "To keep any one person from putting a change into production alone, by mistake or on purpose.",
  scope: "Every repository whose code runs in, or configures, a production system.",
  statements: [
    must("CHG-1")`
      Change a default branch only through a pull request that at least ${requiredReviewers} reviewers
      other than its author have approved as it is merged.
    `.by(changeControls.peerReview),
    must("CHG-2")`
      Merge into a default branch only after checks whose names say ${requiredStatusChecks} are reported
      without a failure, by no other source than ${statusCheckSources}.
    `.by(changeControls.statusChecks),
    must("CHG-3")`
      Let nobody, administrators included, bypass the reviews and checks that a default branch asks for.
    `.by(changeControls.noBypass),
    must("CHG-4")`
      Let a pipeline act in the cloud accounts only in runs of a default branch whose changes at least
      ${requiredReviewers} reviewers must approve, with nobody excepted.
    `.by(changeControls.deployment, changeControls.otherPipelines),
    should("CHG-5")`Describe in each change how it is rolled back.`,
  ],
});
