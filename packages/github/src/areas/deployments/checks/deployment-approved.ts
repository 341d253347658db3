import { atLeast, count, defineCheck, fact } from "@bylaw/core";
import { approvalsOf } from "../approvals.ts";
import { hasBegun } from "../begun.ts";
import { deployments } from "../deployments.ts";
import { harmless, unlessHarmless } from "../harmless.ts";

export const deploymentApproved = defineCheck({
  id: "github/deployment-approved",
  title:
    "Each deployment that GitHub was told of, but to environments that are named as harmless, waited for the approval of a person who had not started it",
  why: "The rule of an environment shows what should happen. Each deployment with who let it pass shows what did, also where the rule was off or bypassed.",
  fix: "Find out who deployed what without being asked, and have the environment ask: Settings, Environments, the environment: Required reviewers with Prevent self-review, and no bypass for administrators.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A deployment that GitHub was not told of is not seen: a job that names no environment, or a program that deploys without a word. One that was deleted since is not there either.",
    "Who reports a deployment says what became of it: one that is never said to have begun is not judged.",
    "Only what the environments of GitHub Actions ask counts, and what people answer: approvals that were given in other systems, and those of the pull request, are not looked at. github/change-reviewed judges the latter.",
    "Whoever wrote the change may be who approved: only those who started the run, or ran it again, are not counted. Who had an app start it is not read.",
    "GitHub does not tell which job of a run an approval was given to: it counts for each deployment of the run to the same environment.",
    "A deployment that a program makes may name a workflow run of the same commit that is not its own.",
    "Of a run that was started several times GitHub does not tell which attempt an approval was given to: such a deployment stays undecided.",
    "GitHub Actions may be told to forget its runs: where a run is gone, so is who approved it.",
  ],
  sources: [
    {
      title: "Reviewing deployments",
      url: "https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/review-deployments",
    },
  ],
  each: deployments,
  parameters: { harmless, approvals: atLeast(count(1)) },
  appliesTo: hasBegun,
  assert: (deployment, limits) => [
    unlessHarmless(
      "approved",
      deployment.environments,
      limits.harmless,
      fact("approvals by others than who started it", approvalsOf(deployment)).atLeast(limits.approvals),
    ),
  ],
});
