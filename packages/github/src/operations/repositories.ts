import type { OperationFacts } from "./define.ts";

export const repositoryOperations = {
  "POST /graphql repositories": {
    limiter: "graphql",
    permission: "Metadata: read",
    fields: {
      defaultBranchRef: "Contents: read",
      branchProtectionRule: "Administration: read",
      codeowners: "Contents: read",
    },
    absent: {
      defaultBranchRef: "empty repository",
      branchProtectionRule: "no classic protection",
      codeowners: "no CODEOWNERS file",
    },
  },
  // It answers everybody, and tells owners alone how many private repositories there are.
  "GET /orgs/{org}": {
    limiter: "rest",
    permission: "Organization administration: read",
    fields: { total_private_repos: "Organization administration: read" },
    tokensOnly: true,
  },
  "POST /graphql seen": { limiter: "graphql", permission: "Metadata: read", tokensOnly: true },
  // Reading an organization's ruleset takes the permission to change it; a repository's shows all but its bypass list.
  "GET /orgs/{org}/rulesets/{ruleset_id}": {
    limiter: "rest",
    permission: "Organization administration: write",
    fields: { bypass_actors: "Organization administration: write" },
  },
  "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}": {
    limiter: "rest",
    permission: "Metadata: read",
    fields: { bypass_actors: "Administration: write" },
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
