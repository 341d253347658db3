import { defineCheck, fact } from "@bylaw/core";
import { canScanSecrets } from "../repository-scope.ts";
import { repositorySecurity } from "../repository-security.ts";

export const repositoryPushProtection = defineCheck({
  id: "github/repository-push-protection",
  title: "Repository has push protection for secrets enabled",
  why: "A secret that is refused before it is pushed has not leaked and needs no revoking.",
  fix: "The repository's Settings, Advanced Security: enable Push protection below Secret Protection. For all repositories at once: the organization's Settings, Advanced Security, Configurations. Private repositories need a paid plan and GitHub Secret Protection.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Who may push a secret all the same by giving a reason, and who did, is not read.",
    "Which secrets GitHub knows by their pattern is not judged.",
    "Push protection for users, which keeps people from pushing secrets to public repositories unless they switch it off, is not read.",
  ],
  sources: [
    {
      title: "Push protection",
      url: "https://docs.github.com/en/code-security/concepts/secret-security/push-protection",
      read: "2026-11",
    },
  ],
  each: repositorySecurity,
  appliesTo: canScanSecrets,
  assert: ({ pushProtection }) => [fact("push protection", pushProtection).is("enabled")],
});
