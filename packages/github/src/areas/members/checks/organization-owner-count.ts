import { atLeast, atMost, count, defineCheck, fact } from "@bylaw/core";
import { organizationMembers } from "../members.ts";

export const organizationOwnerCount = defineCheck({
  id: "github/organization-owner-count",
  title: "Organization has at least two owners and few of them",
  why: "An owner can read, change and delete everything, and let in others: each is a way to lose it all. With one alone, the organization is lost with that account.",
  fix: "As an owner: the organization's People, the member, Change role: Member for whoever does not administer the organization, Owner for a second one where there is one alone. Where more are needed, raise the limit and say why.",
  severity: "medium",
  whenEmpty: "fails",
  parameters: { fewest: atLeast(count(2)), most: atMost(count(5)) },
  blindSpots: [
    "Accounts are counted, and not people: one that several share, or that a machine uses, counts as one, and two of one person as two.",
    "Owners who are invited and have not accepted are not listed.",
    "Owners of an enterprise, who can make themselves owners of its organizations, are not counted.",
    "Organization roles, moderators and apps that may administer the organization are not counted.",
    "Whether an owner still works here, or uses the account, is not read.",
  ],
  sources: [
    {
      title: "Maintaining ownership continuity for your organization",
      url: "https://docs.github.com/en/organizations/managing-peoples-access-to-your-organization-with-roles/maintaining-ownership-continuity-for-your-organization",
      read: "2026-11",
    },
  ],
  over: organizationMembers,
  assert: (members, { fewest, most }) => {
    const owners = members.filter(({ role }) => role === "owner").map(({ id }) => id);
    return [fact("owners", owners).hasLength(fewest), fact("owners", owners).hasLength(most)];
  },
});
