import { allOf, anyOf, atLeast, atMost, count, defineCheck, fact, names } from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import { deploymentEnvironments } from "../environments.ts";

export const environmentProtected = defineCheck({
  id: "github/environment-protected",
  title:
    "Each environment that is not named as harmless asks for a reviewer who did not start the deployment, and takes protected or named branches alone",
  why: "Whoever can start a workflow can otherwise put any branch into production alone.",
  fix: "In the repository: Settings, Environments, the environment: Required reviewers with Prevent self-review, and under Deployment branches and tags: Selected branches and tags, or Protected branches only where classic branch protection protects some branches and not all. Clear Allow administrators to bypass configured protection rules.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A job that names no environment waits for nothing, nor does a deployment that a program makes by the API, and a repository without environments is not judged.",
    "Whether administrators may bypass these rules is not read, which GitHub allows unless it is cleared: one who starts a deployment may then let it pass too. Nor are rules of apps, nor which branches are protected, beyond whether none or all of them are.",
    "A pattern counts as a name unless it is made of wildcards alone: whose branches or tags it lets in is not judged.",
    "Branches that rulesets alone protect do not count as protected: GitHub's page speaks of classic rules, and lets every branch deploy where there are none.",
    "One reviewer of those that are listed is enough for GitHub, however many there are. Teams are not opened.",
    "Private repositories have required reviewers on GitHub Enterprise Cloud alone: on other plans such an environment fails.",
    "What a reviewer approved is not read: this is the setting.",
  ],
  sources: [
    {
      title: "Deployments and environments",
      url: "https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments",
      read: "2026-11",
    },
  ],
  each: deploymentEnvironments,
  parameters: {
    harmless: atMost(names("dev", "development", "test", "staging", "preview", "github-pages")),
    reviewers: atLeast(count(1)),
  },
  appliesTo: ({ archived }) => !archived || "Its repository is archived: nothing deploys from it.",
  assert: ({ name, reviewers, preventsSelfReview, branches }, limits) => [
    anyOf("protected, or harmless", [
      allOf("protected", [
        fact("reviewers who may approve", count(reviewers)).atLeast(limits.reviewers),
        fact("who started a deployment may not approve it", preventsSelfReview).is(true),
        fact("branches that may deploy", branches).isOneOf(["protected", "named"]),
      ]),
      fact("name", namesOf([name])).atMost(limits.harmless),
    ]),
  ],
});
