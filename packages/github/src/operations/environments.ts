import type { OperationFacts } from "./define.ts";

export const environmentOperations = {
  "POST /graphql names": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { branchProtectionRules: "Administration: read" },
  },
  "GET /repos/{owner}/{repo}/environments": {
    limiter: "rest",
    permission: "Actions: read",
    list: { key: "environments" },
  },
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies": {
    limiter: "rest",
    permission: "Actions: read",
    list: { key: "branch_policies" },
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
