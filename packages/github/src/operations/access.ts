import type { OperationFacts } from "./define.ts";

export const accessOperations = {
  "POST /graphql deployKeys": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { deployKeys: "Administration: read" },
  },
  "POST /graphql collaborators": {
    limiter: "graphql",
    permission: "Metadata: read",
  },
  "POST /graphql collaborators-of-repository": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
  },
  "GET /orgs/{org}/hooks": { limiter: "rest", permission: "Organization hooks: read", list: "whole" },
  "GET /orgs/{org}/installations": {
    limiter: "rest",
    permission: "Organization administration: read",
    absent: { suspended_at: "not suspended" },
    list: { key: "installations" },
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
