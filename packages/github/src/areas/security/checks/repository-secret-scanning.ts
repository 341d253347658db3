import { defineCheck, fact } from "@bylaw/core";
import { canScanSecrets } from "../repository-scope.ts";
import { repositorySecurity } from "../repository-security.ts";

export const repositorySecretScanning = defineCheck({
  id: "github/repository-secret-scanning",
  title: "Repository has secret scanning enabled",
  why: "A key or password that was pushed stays in the history: unless somebody is told it is never revoked.",
  fix: "The repository's Settings, Advanced Security: enable Secret Protection. For all repositories at once: the organization's Settings, Advanced Security, Configurations. Private repositories need a paid plan and GitHub Secret Protection.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which secrets GitHub knows by their pattern, and which folders a file in the repository excludes, is not judged.",
    "A scanner other than GitHub's is not read: a repository with nothing else fails.",
    "Archived repositories are not judged, though what their history holds can still be read.",
  ],
  sources: [
    {
      title: "Secret scanning",
      url: "https://docs.github.com/en/code-security/concepts/secret-security/secret-scanning",
      read: "2026-11",
    },
  ],
  each: repositorySecurity,
  appliesTo: canScanSecrets,
  assert: ({ secretScanning }) => [fact("secret scanning", secretScanning).is("enabled")],
});
