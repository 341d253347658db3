import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { alertsOfWhatIsSeen, ownDays } from "../blind-spots.ts";
import { dependabotAlerts } from "../dependabot-alerts.ts";
import { remediationDays } from "../sources.ts";

export const dependabotAlertInTime = defineCheck({
  id: "github/dependabot-alert-in-time",
  title: "Open Dependabot alert is within the time that its severity allows",
  why: "Attackers use a known hole in a package within days; an alert that stays open longer than allowed was forgotten.",
  fix: "Update the package that the alert names: Dependabot closes the alert itself. One that does no harm is dismissed with a reason: gh api -X PATCH repos/<owner>/<repository>/dependabot/alerts/<number> -f state=dismissed -f dismissed_reason=tolerable_risk -f dismissed_comment=<why>.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: {
    critical: atMost(days(7)),
    high: atMost(days(30)),
    medium: atMost(days(90)),
    low: atMost(days(180)),
  },
  blindSpots: [
    alertsOfWhatIsSeen,
    ownDays,
    "A repository where Dependabot alerts are off has none, and neither has a package that GitHub does not know: github/repository-dependabot-alerts judges whether they are on.",
    "Alerts that were dismissed, by people or by a rule, do not count, whatever the reason: dismissed is not mended.",
    "How long alerts were open that are closed by now is not seen.",
    "An alert counts from the day that GitHub made it, whether there is a version without the hole or not, and in an archived repository too.",
  ],
  sources: [
    {
      title: "Viewing and updating Dependabot alerts",
      url: "https://docs.github.com/en/code-security/how-tos/manage-security-alerts/manage-dependabot-alerts/view-dependabot-alerts",
      read: "2026-11",
    },
    remediationDays,
  ],
  each: dependabotAlerts,
  assert: ({ createdAt, readAt, severity }, limits) => [
    fact(`age of an open alert of ${severity} severity`, age(createdAt, readAt)).atMost(limits[severity]),
  ],
});
