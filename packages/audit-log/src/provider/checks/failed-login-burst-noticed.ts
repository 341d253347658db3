import { atMost, defineCheck, fact, hours } from "@bylaw/core";
import { failedLoginBursts } from "../collectors/bursts.ts";

export const failedLoginBurstNoticed = defineCheck({
  id: "audit-log/failed-login-burst-noticed",
  title: "Burst of failed logins is noticed in time",
  why: "Many failed logins in a short time are somebody who guesses passwords. Whom nobody notices guesses on.",
  fix: 'Look at the logins around the burst\'s first event, then record who noticed it: log.record({ kind: "burst-noticed", outcome: "success", user: <who>, of: "user", key: <the user> }). Let what alerts you record it by itself.',
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { within: atMost(hours(24)) },
  blindSpots: [
    "What a burst is, the provider is told. Guesses that are slower, or spread over users and addresses, are none.",
    "That somebody noticed is what the log was told, and an alert may have told it; what was done about it is not seen.",
    "A burst that nobody noticed passes until that time is up.",
    "A notice counts from the burst's first failure on. A burst over the first moment that is looked back begins there, and a notice before it is not found.",
    "One attack on one user from one address is two bursts, and each needs a notice of its own.",
    "Logins whose user and address are not in the log belong to no burst, and neither do those that were lost.",
    "Addresses are compared as they are stored: truncated ones join neighbours.",
  ],
  each: failedLoginBursts,
  assert: (burst, { within }) => [
    fact(
      burst.noticed ? "hours until it was noticed" : "hours in which nobody noticed it",
      burst.waited,
    ).atMost(within),
  ],
});
