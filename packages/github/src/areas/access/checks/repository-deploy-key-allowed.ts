import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { deployKeys } from "../deploy-keys.ts";

export const repositoryDeployKeyAllowed = defineCheck({
  id: "github/repository-deploy-key-allowed",
  title: "Deploy key that can write is one of those that are allowed",
  why: "A deploy key belongs to no person and has no second factor. With one that can write, whoever copies it from a server can push to the repository.",
  fix: "In the repository's Settings, Deploy keys: delete the key, and add it again without Allow write access. For what has to push, use a GitHub App. A key that has to stay goes on the list of those allowed, as repository and fingerprint: acme/api SHA256:<fingerprint>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  // No repository is called so: no key is allowed until the company names one.
  parameters: { allowed: atMost(names("(none)")) },
  blindSpots: [
    "Who holds the private key, and when the key was last used, is not read.",
    "What rulesets and branch protection keep a key from is not read here.",
    "SSH keys and tokens of people, and machine accounts, are not read.",
    "Keys of archived repositories are not judged: they can write again once the repository is not archived any more.",
  ],
  sources: [
    {
      title: "Managing deploy keys",
      url: "https://docs.github.com/en/authentication/connecting-to-github-with-ssh/managing-deploy-keys",
      read: "2026-11",
    },
  ],
  each: deployKeys,
  appliesTo: ({ readOnly, archived, enabled }) => {
    if (readOnly) return "The key can only read.";
    if (archived) return "The repository is archived: nothing can be pushed to it.";
    return enabled || "A policy switches deploy keys off: the key opens nothing.";
  },
  assert: ({ id }, { allowed }) => [fact("deploy key that can write", names(id)).atMost(allowed)],
});
