import { defineCheck, fact } from "@bylaw/core";
import { isLive } from "../../../lib/is-live.ts";
import { dependabotRepositories } from "../dependabot-repositories.ts";

export const repositoryDependabotAlerts = defineCheck({
  id: "github/repository-dependabot-alerts",
  title: "Repository has Dependabot alerts enabled",
  why: "Without them nobody is told that a package in use has a known hole.",
  fix: "The repository's Settings, Advanced Security: enable Dependabot alerts, or gh api -X PUT repos/<owner>/<repository>/vulnerability-alerts. For all repositories at once: the organization's Settings, Advanced Security, Configurations.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which packages GitHub finds in a repository is not read: one whose files it cannot read has no alerts.",
    "A scanner other than Dependabot is not read: a repository with nothing else fails.",
    "What is done about the alerts is judged by github/dependabot-alert-in-time.",
  ],
  sources: [
    {
      title: "Configuring Dependabot alerts",
      url: "https://docs.github.com/en/code-security/how-tos/secure-your-supply-chain/secure-your-dependencies/configure-dependabot-alerts",
      read: "2026-11",
    },
  ],
  each: dependabotRepositories,
  appliesTo: isLive,
  assert: ({ alertsEnabled }) => [fact("Dependabot alerts are enabled", alertsEnabled).is(true)],
});
