import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { outsideCollaborators } from "../outside-collaborators.ts";

export const outsideCollaboratorsAllowed = defineCheck({
  id: "github/outside-collaborators-allowed",
  title: "Outside collaborator is one of those who are allowed",
  why: "A freelancer keeps the code long after the work is done, because no list of employees names them and no departure takes the access away.",
  fix: "Take the access away: the organization's People, Outside collaborators, Remove from all repositories; or: gh api --method DELETE /orgs/<organization>/outside_collaborators/<login>. Whoever still needs it goes on the list of those allowed, by the login as GitHub writes it.",
  severity: "medium",
  whenEmpty: "notApplicable",
  // No login has a bracket in it: nobody is allowed until the company names somebody.
  parameters: { allowed: atMost(names("(nobody)")) },
  blindSpots: [
    "Which repositories a collaborator has, and what may be done there, is not read: the list allows people, not their access.",
    "Whether anybody looked at the list lately is not read.",
    "A person is known by the login, which its user may change and another may take.",
    "Invitations to a repository that nobody accepted yet are not listed.",
  ],
  sources: [
    {
      title: "Removing an outside collaborator from an organization repository",
      url: "https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-outside-collaborators/removing-an-outside-collaborator-from-an-organization-repository",
      read: "2026-11",
    },
  ],
  each: outsideCollaborators,
  assert: ({ id }, { allowed }) => [fact("outside collaborator", names(id)).atMost(allowed)],
});
