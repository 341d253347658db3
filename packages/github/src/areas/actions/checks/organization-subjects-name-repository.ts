import { defineCheck, fact, from } from "@bylaw/core";
import { actionsPolicies } from "../policies.ts";
import { runsWorkflows } from "../runs-workflows.ts";
import { aboutSubjects, ownSubjects } from "../subjects.ts";

const NAMES_REPOSITORY = ["repo", "repository", "repository_id"];

export const organizationSubjectsNameRepository = defineCheck({
  id: "github/organization-subjects-name-repository",
  title: "Organization's template for the subjects of OIDC tokens names the repository",
  why: "A cloud lets a workflow in by its token's subject: one that does not say of which repository it is lets in workflows of any other that says the same.",
  fix: "gh api -X PUT orgs/<organization>/actions/oidc/customization/sub -f 'include_claim_keys[]=repo' -f 'include_claim_keys[]=context'. First change what the clouds trust, or deployments fail.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    ownSubjects,
    "A template that names a reusable workflow instead, so that every repository deploys by the same, fails.",
    "Which subjects a cloud lets in, and what it asks for beside the subject, is not read here.",
  ],
  sources: [aboutSubjects],
  each: actionsPolicies,
  appliesTo: runsWorkflows,
  assert: ({ subjectClaims }) => [
    fact(
      "claims that a subject is made of",
      from(subjectClaims, ({ amount }) => amount),
    ).satisfies("some, with repo, repository or repository_id among them", (claims) =>
      claims.some((claim) => NAMES_REPOSITORY.includes(claim)),
    ),
  ],
});
