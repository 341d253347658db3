import type { OperationFacts } from "./define.ts";

/** What reached default branches, and how. */
export const changeOperations = {
  "POST /graphql branches": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { defaultBranchRef: "Contents: read" },
    absent: { defaultBranchRef: "empty repository" },
  },
  "GET /repos/{owner}/{repo}/activity": {
    limiter: "rest",
    permission: "Contents: read",
    list: "whole",
  },
  "GET /repos/{owner}/{repo}/compare/{basehead}": {
    limiter: "rest",
    permission: "Contents: read",
    list: { key: "commits", total: "total_commits" },
  },
  "POST /graphql merged": {
    limiter: "graphql",
    permission: "Pull requests: read",
    fields: { statusCheckRollup: "Checks: read" },
  },
  "POST /graphql pull-request-commits": {
    limiter: "graphql",
    widest: 100,
    permission: "Pull requests: read",
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
