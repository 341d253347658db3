import type { OperationFacts } from "./define.ts";

/** What was deployed, of which commit, and who let it pass. */
export const deploymentOperations = {
  "POST /graphql deployed": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { defaultBranchRef: "Contents: read", deployments: "Deployments: read" },
    absent: { defaultBranchRef: "empty repository" },
  },
  "POST /graphql deployments": {
    limiter: "graphql",
    permission: "Deployments: read",
  },
  "GET /repos/{owner}/{repo}/commits": {
    limiter: "rest",
    permission: "Contents: read",
    list: "whole",
  },
  "GET /repos/{owner}/{repo}/compare/{basehead} ancestor": {
    limiter: "rest",
    permission: "Contents: read",
  },
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}": {
    limiter: "rest",
    permission: "Actions: read",
  },
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals": {
    limiter: "rest",
    permission: "Actions: read",
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
