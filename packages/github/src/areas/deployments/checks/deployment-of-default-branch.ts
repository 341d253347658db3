import { defineCheck, fact, from } from "@bylaw/core";
import { hasBegunAndIsRead } from "../begun.ts";
import { deployments } from "../deployments.ts";
import { harmless, unlessHarmless } from "../harmless.ts";

export const deploymentOfDefaultBranch = defineCheck({
  id: "github/deployment-of-default-branch",
  title:
    "Each deployment that GitHub was told of, but to environments that are named as harmless, is of a commit that the default branch had by then",
  why: "What is deployed from elsewhere went past whatever the default branch asks for: its reviews and checks were of something else.",
  fix: "Merge the commit and deploy the default branch again, and let the environment take the default branch alone: Settings, Environments, the environment, Deployment branches and tags.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A deployment that GitHub was not told of is not seen: a job that names no environment, or a program that deploys without a word. One that was deleted since is not there either.",
    "What was really deployed is not read: whoever reports a deployment names its commit and its environment, and says what became of it: one that is never said to have begun is not judged.",
    "A branch that became the default one counts as if it had always been.",
    "How the commit came to the branch, and whether it was reviewed, is judged by github/change-by-pull-request and github/change-reviewed.",
    "A commit that the branch had once, and that was forced away before the days that are looked at, counts as one that it never had.",
    "One that is asked for while a run reads is judged by the next.",
    "Releases that are built from other branches fail, unless their changes came to the default branch first.",
  ],
  sources: [
    {
      title: "GitHub REST API: deployments",
      url: "https://docs.github.com/en/rest/deployments/deployments",
    },
  ],
  each: deployments,
  parameters: { harmless },
  appliesTo: hasBegunAndIsRead,
  assert: ({ environments, arrival }, limits) => [
    unlessHarmless(
      "of the default branch",
      environments,
      limits.harmless,
      fact(
        "when the default branch had its commit",
        from(arrival, ({ when }) => when),
      ).is("before"),
    ),
  ],
});
