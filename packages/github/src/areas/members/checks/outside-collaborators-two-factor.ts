import { atMost, defineCheck, fact, from, names } from "@bylaw/core";
import { outsideCollaborators } from "../outside-collaborators.ts";
import { aboutTwoFactor, unseenSignIns } from "../sources.ts";

export const outsideCollaboratorsTwoFactor = defineCheck({
  id: "github/outside-collaborators-two-factor",
  title: "Outside collaborator has two-factor authentication",
  why: "Whoever finds the password of an outside collaborator has that person's repositories of the organization. No list of the company's employees names the account.",
  fix: "Ask the collaborator to set it up: Settings, Password and authentication, Enable two-factor authentication. Or take the access away: the organization's People, Outside collaborators, Remove from all repositories.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { twoFactor: atMost(names("secure", "insecure")) },
  blindSpots: [
    ...unseenSignIns,
    "Which repositories the collaborator has, and what may be done there, is not read.",
  ],
  sources: [aboutTwoFactor],
  each: outsideCollaborators,
  assert: (collaborator, { twoFactor }) => [
    fact(
      "two-factor authentication",
      from(collaborator.twoFactor, (state) => names(state)),
    ).atMost(twoFactor),
  ],
});
