import { defineCheck, fact } from "@bylaw/core";
import { isLive } from "../../../lib/is-live.ts";
import { repositorySecurity } from "../repository-security.ts";

export const repositoryDependabotUpdates = defineCheck({
  id: "github/repository-dependabot-updates",
  title: "Repository has Dependabot security updates enabled",
  why: "An update that waits as a pull request is merged sooner than one that somebody has to write.",
  fix: "The repository's Settings, Advanced Security: enable Dependabot security updates, or gh api -X PUT repos/<owner>/<repository>/automated-security-fixes. Dependabot alerts have to be on.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Dependabot pauses by itself in a repository where nobody answers its pull requests: that is not read.",
    "Whether its pull requests are merged is not judged, nor for which packages it can open any.",
    "Another tool that opens such pull requests is not read: a repository with nothing else fails.",
  ],
  sources: [
    {
      title: "Dependabot security updates",
      url: "https://docs.github.com/en/code-security/concepts/supply-chain-security/dependabot-security-updates",
      read: "2026-11",
    },
  ],
  each: repositorySecurity,
  appliesTo: isLive,
  assert: ({ dependabotUpdates }) => [fact("Dependabot security updates", dependabotUpdates).is("enabled")],
});
