import { defineCheck, fact } from "@bylaw/core";
import { actionsPolicies } from "../policies.ts";
import { runsWorkflows } from "../runs-workflows.ts";
import { aboutSubjects, ownSubjects } from "../subjects.ts";

export const organizationSubjectsImmutable = defineCheck({
  id: "github/organization-subjects-immutable",
  title: "Organization opts in to subjects of OIDC tokens that hold the numbers of owner and repository",
  why: "Names are given again: whoever takes the name of an organization or repository that was renamed or deleted gets tokens with the same subject, and the cloud lets those workflows in.",
  fix: "First let the clouds trust the new subjects, repo:<owner>@<owner number>/<repository>@<repository number>:<context>, beside the old ones; then set use_immutable_subject to true with gh api -X PUT orgs/<organization>/actions/oidc/customization/sub, together with the claim keys that are in use.",
  severity: "low",
  whenEmpty: "fails",
  blindSpots: [
    ownSubjects,
    "Repositories that were made since 15 July 2026 have such subjects whatever the organization opts in to: an organization of those alone fails all the same.",
    "Which subjects a cloud lets in is not read here.",
  ],
  sources: [
    {
      title: "Immutable subject claims for GitHub Actions OIDC tokens",
      url: "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
    },
    aboutSubjects,
  ],
  each: actionsPolicies,
  appliesTo: runsWorkflows,
  assert: ({ immutableSubjects }) => [
    fact("subjects hold the numbers of owner and repository", immutableSubjects).is(true),
  ],
});
