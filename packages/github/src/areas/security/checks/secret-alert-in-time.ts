import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { alertsOfWhatIsSeen } from "../blind-spots.ts";
import { secretAlerts } from "../secret-alerts.ts";

export const secretAlertInTime = defineCheck({
  id: "github/secret-alert-in-time",
  title: "Open secret scanning alert is within the time that is allowed",
  why: "A secret in the code is known to everybody who ever cloned it: until it is revoked it opens whatever it was made for.",
  fix: "Revoke the secret where it was issued, replace it, then close the alert with what was done: gh api -X PATCH repos/<owner>/<repository>/secret-scanning/alerts/<number> -f state=resolved -f resolution=revoked.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { open: atMost(days(7)) },
  blindSpots: [
    alertsOfWhatIsSeen,
    "A repository where secret scanning is off has no alerts: github/repository-secret-scanning judges whether it is on.",
    "GitHub lists what matches a provider's pattern; passwords and other secrets without one are alerts that it lists on request alone, and are not read.",
    "The seven days are this check's own: GitHub says to replace a secret at once.",
    "Whether a closed alert's secret was revoked is not seen, nor how long it was open.",
  ],
  sources: [
    {
      title: "Secret scanning",
      url: "https://docs.github.com/en/code-security/concepts/secret-security/secret-scanning",
      read: "2026-11",
    },
    {
      title: "REST API endpoints for secret scanning",
      url: "https://docs.github.com/en/rest/secret-scanning/secret-scanning",
      read: "2026-11",
    },
  ],
  each: secretAlerts,
  assert: ({ createdAt, readAt }, { open }) => [
    fact("age of an open alert", age(createdAt, readAt)).atMost(open),
  ],
});
