import { allOf, anyOf, atLeast, defineCheck, fact, names } from "@bylaw/core";
import { isLive } from "../../../lib/is-live.ts";
import { repositoryConfigurations } from "../repository-configurations.ts";

export const repositoryConfigurationEnforced = defineCheck({
  id: "github/repository-configuration-enforced",
  title: "Repository is under a code security configuration that is enforced and enables what is named",
  why: "What each repository sets for itself, its administrators may switch off again; a configuration that is enforced sets it for all of them, and keeps it.",
  fix: "As an owner or security manager: the organization's Settings, Advanced Security, Configurations: make one that enables the features, under Policy set Enforce configuration to Enforce, and apply it to all repositories.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { features: atLeast(names("Dependabot alerts", "secret scanning", "push protection")) },
  blindSpots: [
    "What is enabled in the repository itself is not read here: the checks of single features do that.",
    "GitHub lets some things undo what is enforced, as where GitHub Actions is switched off for code scanning: that is not seen.",
    "Which configuration new repositories get by default is not read: a new one is judged from the next run on.",
    "Archived repositories are not judged.",
  ],
  sources: [
    {
      title: "Security configuration enforcement",
      url: "https://docs.github.com/en/enterprise-cloud@latest/code-security/reference/security-at-scale/security-configuration-enforcement",
    },
  ],
  each: repositoryConfigurations,
  appliesTo: isLive,
  assert: ({ configurations }, { features }) => [
    anyOf(
      "code security configuration",
      configurations.map(({ id, status, enforcement, enables }) =>
        allOf(JSON.stringify(id), [
          fact("attachment", status).isOneOf(["attached", "enforced"]),
          fact("enforcement", enforcement).is("enforced"),
          fact("what it enables", enables).atLeast(features),
        ]),
      ),
      { none: "the repository is under none" },
    ),
  ],
});
