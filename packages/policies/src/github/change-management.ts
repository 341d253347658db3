import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import {
  changeByPullRequest,
  changeChecksPassed,
  changeReviewed,
  deploymentOfDefaultBranch,
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "@bylaw/github";
import { type Controls, inWeek, type Terms } from "../terms.ts";
import {
  emergencyReview,
  harmlessEnvironments,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "../topics/change-management/parameters.ts";
import { unreadPipelines } from "../topics/change-management/pipelines.ts";

/** What GitHub verifies of the change management policy, and what people show of repositories that no check reads. */
export function githubChangeControls({
  owners: { engineering, security },
  from,
  originals,
}: Terms): Controls<"peer-review" | "required-checks" | "no-bypass" | "other-pipelines"> {
  const done = { owner: engineering, implementedFrom: from };
  const looked = { reviewer: security, originals: `${originals.documents}, Changes` };
  const unread = attested("unread-repositories", {
    title:
      "Signed list of the repositories that no check reads, even if there are none, with the approvals and the checks that the default branch of each asks for, who may report them, and who may bypass them",
    every: months(3),
    firstDue: inWeek({ from }, 2),
    ...looked,
    parameters: [requiredReviewers, requiredStatusChecks, statusCheckSources],
  });
  return {
    "peer-review": defineControl({
      id: "peer-review",
      title: "Changes of default branches must be approved by others",
      statement: says`
        GitHub asks for a pull request, and for the approval of reviewers other than its author, at least ${requiredReviewers} of
        them, of each change of a default branch as it is merged. Nothing after the first commits of a repository reaches its default branch but
        by the merge of a pull request, and each that was merged has those approvals of its final commit, from before its merge or, where it is labelled an emergency, at most ${emergencyReview} after it. Each quarter the engineering owner lists the
        repositories that no check reads, with what their default branches ask for, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
      ...done,
      checks: [
        repositoryRequiredReviewers.with({ reviewers: requiredReviewers }),
        changeByPullRequest,
        changeReviewed.with({ reviewers: requiredReviewers, afterwards: emergencyReview }),
      ],
      evidence: [unread],
    }),
    "required-checks": defineControl({
      id: "required-checks",
      title: "Changes of default branches must be checked",
      statement: says`
        GitHub asks that checks whose names say ${requiredStatusChecks} are reported without a failure, by no other source than
        ${statusCheckSources}, before a change of a default branch is merged. Each pull request that was merged has checks of those names that ended
        without a failure before its merge. Each quarter the engineering owner lists the repositories that no check reads, with what their
        default branches ask for, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC7.1")],
      ...done,
      checks: [
        repositoryRequiredStatusChecks.with({ checks: requiredStatusChecks, sources: statusCheckSources }),
        changeChecksPassed.with({ checks: requiredStatusChecks }),
      ],
      evidence: [unread],
    }),
    "no-bypass": defineControl({
      id: "no-bypass",
      title: "Nobody may bypass reviews and checks",
      statement:
        "The reviews and checks that a default branch asks for on GitHub bind everyone, administrators included, and nothing after the first commits of a repository reaches it but by the merge of a pull request. Each quarter the engineering owner lists the repositories that no check reads, with who may bypass theirs, and signs the list.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.3")],
      ...done,
      checks: [repositoryNobodyBypasses, changeByPullRequest],
      evidence: [unread],
    }),
    "other-pipelines": defineControl({
      id: "other-pipelines",
      title: "Every other pipeline into the cloud accounts is known",
      statement: says`
        Each deployment that GitHub is told of, but to environments called ${harmlessEnvironments}, is of a commit that the default
        branch had by then. Each quarter the engineering owner lists the pipelines that act in the cloud accounts in ways that nothing
        else shows, with the branch that each runs from, the environments that it deploys to, those called ${harmlessEnvironments} apart, the
        approvals that the branch asks for, at least ${requiredReviewers}, and who may bypass them, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
      ...done,
      checks: [deploymentOfDefaultBranch.with({ harmless: harmlessEnvironments })],
      evidence: [unreadPipelines({ from }, looked)],
    }),
  };
}
