import { attested, defineControl, months, says, soc2, years } from "@bylaw/core";
import { defineEventLog } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { deploymentSampleKind } from "./deployments.ts";
import {
  deploymentSampleSize,
  emergencyReview,
  harmlessEnvironments,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "./parameters.ts";
import { unreadPipelines } from "./pipelines.ts";

export type ChangeControlId =
  | "peer-review"
  | "required-checks"
  | "no-bypass"
  | "reviewed-deployment"
  | "other-pipelines"
  | "emergency-changes-reviewed"
  | "deployments-recorded"
  | "environments-separated";

const emergencies = defineEventLog({
  id: "emergency-changes",
  title: "Emergency changes",
  event: "emergency change",
  answered: "reviewed",
  within: emergencyReview,
  byAnother: true,
});

/** How a change gets into production: by review, through checks, with no way around them, and on record. */
export function changeControls({ owners, from, originals }: Terms): Controls<ChangeControlId> {
  const { security, engineering } = owners;
  const terms = { from };
  const done = { owner: engineering, implementedFrom: from };
  const looked = { reviewer: security, originals: `${originals.documents}, Changes` };
  return {
    "peer-review": defineControl({
      id: "peer-review",
      title: "Changes of default branches must be approved by others",
      statement: says`
        Each quarter the engineering owner lists every repository with whether its default branch asks for a pull request and for
        the approval of others as it is merged, at least ${requiredReviewers} of them, as the platform's settings show, and signs
        the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
      ...done,
      evidence: [
        attested("repository-reviews", {
          title:
            "Signed list of every repository, with whether its default branch asks for a pull request, and for the approval of how many reviewers other than its author, as it is merged",
          every: months(3),
          firstDue: inWeek(terms, 2),
          parameters: [requiredReviewers],
          ...looked,
        }),
      ],
    }),
    "required-checks": defineControl({
      id: "required-checks",
      title: "Changes of default branches must be checked",
      statement: says`
        Each quarter the engineering owner lists for every repository which checks its default branch asks for before a merge, which
        are to say ${requiredStatusChecks}, and who may report each, as the platform's settings show, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC7.1")],
      ...done,
      evidence: [
        attested("repository-checks", {
          title:
            "Signed list of every repository, with the names of the checks that its default branch asks for before a merge, that none merges with a failure, and who may report each",
          every: months(3),
          firstDue: inWeek(terms, 2),
          parameters: [requiredStatusChecks, statusCheckSources],
          ...looked,
        }),
      ],
    }),
    "no-bypass": defineControl({
      id: "no-bypass",
      title: "Nobody may bypass reviews and checks",
      statement:
        "Each quarter the engineering owner lists for every repository who may bypass the reviews and checks of its default branch, administrators included, as the platform's settings show, takes that right away, and signs the list.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.3")],
      ...done,
      evidence: [
        attested("repository-bypasses", {
          title:
            "Signed list of every repository, with who may bypass the reviews and checks of its default branch, administrators included",
          every: months(3),
          firstDue: inWeek(terms, 2),
          ...looked,
        }),
      ],
    }),
    "reviewed-deployment": defineControl({
      id: "reviewed-deployment",
      title: "Pipelines act for reviewed default branches alone",
      statement: says`
        Each quarter the engineering owner lists the pipelines that may act in the cloud accounts by a trust between the accounts and
        the platform of the code, with the branches that the trust lets in, the approvals that those ask for, at least
        ${requiredReviewers}, and who may bypass them, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
      ...done,
      evidence: [
        attested("trusted-pipelines", {
          title:
            "Signed list of the pipelines that a cloud account trusts, with the branches that the trust lets in, the approvals of each and who may bypass them",
          every: months(3),
          firstDue: inWeek(terms, 6),
          parameters: [requiredReviewers],
          ...looked,
        }),
      ],
    }),
    "other-pipelines": defineControl({
      id: "other-pipelines",
      title: "Every other pipeline into the cloud accounts is known",
      statement: says`
        Each quarter the engineering owner lists the pipelines that act in the cloud accounts in ways that nothing else shows, such as
        by keys among their secrets or from runners inside an account, with the branch that each runs from, the environments that it
        deploys to, those called ${harmlessEnvironments} apart, the approvals that the branch asks for, at least
        ${requiredReviewers}, and who may bypass them, and signs the list.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
      ...done,
      evidence: [unreadPipelines(terms, looked)],
    }),
    "emergency-changes-reviewed": defineControl({
      id: "emergency-changes-reviewed",
      title: "Emergency changes are reviewed afterwards",
      statement: says`
        Each month the engineering owner logs the changes that went past reviews or checks, as the platform's audit log lists them,
        and that the rule they went past is in force again;
        at most ${emergencyReview} after each, somebody other than its author has reviewed it, and the log says who and on which day.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
      ...done,
      evidence: [
        emergencies.require("emergency-changes", {
          title:
            "Log of every change that went past reviews or checks, as the audit log of the platform lists them, with its reason, its author, the day of it, that the rule is in force again, who other than its author reviewed it, and the day of that",
          every: months(1),
          firstDue: inWeek(terms, 4),
          orNone: true,
          parameters: [emergencyReview],
          ...looked,
        }),
      ],
    }),
    "deployments-recorded": defineControl({
      id: "deployments-recorded",
      title: "A sample of deployments is on record",
      statement: says`
        Each month the engineering owner draws a sample of at least ${deploymentSampleSize} of the deployments since the sample before
        that the pipeline counts, or of all where there are fewer, writes down how it was drawn, and files of each the repository, the
        commit and the environment, the change, its author, everybody who approved it and when, when it was deployed, and how it is
        rolled back. At least ${requiredReviewers} of those who approved it before it was deployed are not its author; of an emergency change, at
        least one of those who did at most ${emergencyReview} after.
      `,
      satisfies: [soc2("CC8.1")],
      ...done,
      evidence: [
        deploymentSampleKind.require("deployments-recorded", {
          title:
            "Sample of the deployments since the sample before that the pipeline counts, with how many it counts, how the sample was drawn, and of each its repository, commit and environment, the change, its author, everybody who approved it and when, when it was deployed, how it is rolled back, and of an emergency change why it could not wait",
          every: months(1),
          firstDue: inWeek(terms, 4),
          parameters: [deploymentSampleSize, requiredReviewers, emergencyReview],
          ...looked,
        }),
      ],
    }),
    "environments-separated": defineControl({
      id: "environments-separated",
      title: "Production is apart from where changes are tried",
      statement:
        "Each year the engineering owner lists the environments with the account and the data of each, states that changes are tried apart from production and without its data, and signs the list.",
      satisfies: [soc2.supporting("CC8.1"), soc2.supporting("CC6.1"), soc2.supporting("C1.1")],
      ...done,
      evidence: [
        attested("environments", {
          title:
            "Signed list of the environments, with the account and the data of each, and that changes are tried in accounts apart from production and without customer data",
          every: years(1),
          firstDue: inWeek(terms, 9),
          ...looked,
        }),
      ],
    }),
  };
}
