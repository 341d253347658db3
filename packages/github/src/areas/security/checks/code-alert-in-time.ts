import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { alertsOfWhatIsSeen, ownDays } from "../blind-spots.ts";
import { codeAlerts } from "../code-alerts.ts";
import { remediationDays } from "../sources.ts";

export const codeAlertInTime = defineCheck({
  id: "github/code-alert-in-time",
  title: "Open code scanning alert of critical or high severity is within its time",
  why: "A hole in the company's own code is found by others too; an alert that stays open longer than allowed was forgotten.",
  fix: "Mend the code that the alert points at: the next scan closes the alert. One that is none is dismissed with a reason: gh api -X PATCH repos/<owner>/<repository>/code-scanning/alerts/<number> -f state=dismissed -f dismissed_reason='false positive' -f dismissed_comment=<why>.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { critical: atMost(days(7)), high: atMost(days(30)) },
  blindSpots: [
    alertsOfWhatIsSeen,
    ownDays,
    "A repository that is not scanned has no alerts, and neither has one whose last scan lies long back: when it was scanned is not read.",
    "GitHub lists the alerts of default branches alone.",
    "Where a tool does not rate the risk, what it marks as an error counts as high, and all else does not count.",
    "Alerts that were dismissed do not count, whatever the reason; how long alerts were open that are closed by now is not seen.",
  ],
  sources: [
    {
      title: "Code scanning alerts",
      url: "https://docs.github.com/en/code-security/concepts/code-scanning/code-scanning-alerts",
      read: "2026-11",
    },
    remediationDays,
  ],
  each: codeAlerts,
  appliesTo: ({ severity }) =>
    ["critical", "high", "error"].includes(severity) ||
    `Its severity is ${severity}: the limits are for critical and high alone.`,
  assert: ({ createdAt, readAt, severity }, { critical, high }) => [
    fact(`age of an open alert of severity ${severity}`, age(createdAt, readAt)).atMost(
      severity === "critical" ? critical : high,
    ),
  ],
});
