import { atMost, defineCheck, fact, from, names } from "@bylaw/core";
import { organizationMembers } from "../members.ts";
import { aboutTwoFactor, unseenSignIns } from "../sources.ts";

export const organizationMembersTwoFactor = defineCheck({
  id: "github/organization-members-two-factor",
  title: "Organization member has two-factor authentication",
  why: "A member's password that leaks opens the code to whoever finds it. The organization's demand for a second factor does not show who has none: members may stay, and be locked out until they set it up.",
  fix: "Ask the member to set it up: Settings, Password and authentication, Enable two-factor authentication. Where SMS is not allowed: remove it there, and keep an authenticator app, a passkey or a security key. Who they are: the organization's People, filter by 2FA.",
  severity: "critical",
  whenEmpty: "fails",
  parameters: { twoFactor: atMost(names("secure", "insecure")) },
  blindSpots: unseenSignIns,
  sources: [aboutTwoFactor],
  each: organizationMembers,
  assert: (member, { twoFactor }) => [
    fact(
      "two-factor authentication",
      from(member.twoFactor, (state) => names(state)),
    ).atMost(twoFactor),
  ],
});
