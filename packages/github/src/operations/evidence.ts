import type { OperationFacts } from "./define.ts";

/** The files of records, and the pull requests that brought them. */
export const evidenceOperations = {
  "POST /graphql records": {
    limiter: "graphql",
    permission: "Contents: read",
  },
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": {
    limiter: "rest",
    permission: "Contents: read",
  },
  "POST /graphql brought": {
    limiter: "graphql",
    permission: "Contents: read",
    fields: { associatedPullRequests: "Pull requests: read" },
    absent: { file: "not in this commit" },
  },
  "POST /graphql reviewed": {
    limiter: "graphql",
    permission: "Pull requests: read",
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
