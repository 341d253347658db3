import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { ChangeControlId } from "./controls.ts";
import {
  deploymentSampleSize,
  emergencyReview,
  harmlessEnvironments,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "./parameters.ts";

/** The change management policy: review, checks, no way around them, deployment from reviewed branches, and its record. */
export function changePolicy(terms: Terms, controls: Controls<ChangeControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "change-management",
    title: "Change Management Policy",
    owner: terms.owners.engineering,
    purpose: "To keep any one person from putting a change into production alone, by mistake or on purpose.",
    scope: "Every repository whose code runs in, or configures, a production system.",
    roles: {
      "whoever writes a change": "Says what it does and why, and how it is rolled back.",
      "whoever reviews it": "Understands it, and answers for having approved it.",
      "engineering owner": "Answers for the rules of branches, for pipelines and for environments.",
      "security owner": "Looks at what the engineering owner shows of them.",
    },
    definitions: {
      sample:
        "Some of what a query counts, drawn in a way that is written down with it, so that somebody else can draw the same ones again.",
      source:
        "Whoever reports a check: an app that is installed for the company, a workflow of the repository, or the platform's own code scanning; not everybody who may write.",
      "default branch":
        "The branch of a repository that is deployed, and that pull requests are merged into.",
      "emergency change":
        "A change that went past reviews or checks because waiting would have done harm: an administrator set the rule aside for it, and back. It is the one exception from CHG-1 to CHG-5, and CHG-6 is for it.",
    },
    statements: [
      must("CHG-1")`
        Nobody changes a default branch except through a pull request that reviewers other than its author have approved as it
        is merged, at least ${requiredReviewers} of them.
      `.by(controls["peer-review"]),
      must("CHG-2")`
        Nobody merges into a default branch before checks whose names say ${requiredStatusChecks} are reported without a failure, by no
        other source than ${statusCheckSources}.
      `.by(controls["required-checks"]),
      must("CHG-3")`
        Nobody, administrators included, may bypass the reviews and checks that a default branch asks for.
      `.by(controls["no-bypass"]),
      must("CHG-4")`
        No pipeline acts in the cloud accounts but in runs of a default branch whose changes reviewers must approve, at least
        ${requiredReviewers} of them, with nobody excepted.
      `.by(controls["reviewed-deployment"], controls["other-pipelines"]),
      must("CHG-5")`
        The engineering owner draws a sample of at least ${deploymentSampleSize} of the deployments since the sample before, or of all
        where there are fewer, and keeps on record of each its author, the others who approved it before it was deployed, at least
        ${requiredReviewers} of them, and how it is rolled back.
      `.by(controls["deployments-recorded"]),
      must("CHG-6")`
        Somebody other than its author reviews an emergency change at most ${emergencyReview} after it was made.
      `.by(controls["emergency-changes-reviewed"]),
      must("CHG-7")`
        The engineering owner has changes tried in environments apart from production, without customer data.
      `.by(controls["environments-separated"]),
      must("CHG-9")`
        No pipeline into the cloud accounts deploys anything but commits of a default branch, except to environments called
        ${harmlessEnvironments}.
      `.by(controls["other-pipelines"]),
      should("CHG-8")`Whoever writes a change keeps it small enough that it can be read in one sitting.`,
    ],
  });
}
