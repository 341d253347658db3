import type { OperationFacts, Permission } from "./define.ts";

const READ = "Members: read" satisfies Permission;

export const membersOperations = {
  // Without the permission it answers all the same, with the members who show themselves in public.
  "GET /orgs/{org}/members": { limiter: "rest", permission: READ, list: "whole" },
  "GET /orgs/{org}/outside_collaborators": { limiter: "rest", permission: READ, list: "whole" },
} as const satisfies Readonly<Record<string, OperationFacts>>;
