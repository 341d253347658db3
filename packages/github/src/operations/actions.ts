import type { OperationFacts, Permission } from "./define.ts";

const READ = "Organization administration: read" satisfies Permission;

export const actionsOperations = {
  "GET /orgs/{org}/actions/permissions": { limiter: "rest", permission: READ },
  "GET /orgs/{org}/actions/permissions/selected-actions": { limiter: "rest", permission: READ },
  "GET /orgs/{org}/actions/permissions/workflow": { limiter: "rest", permission: READ },
  "GET /orgs/{org}/actions/oidc/customization/sub": { limiter: "rest", permission: READ },
  "GET /orgs/{org}/actions/runner-groups": {
    limiter: "rest",
    permission: "Organization self hosted runners: read",
    list: { key: "runner_groups" },
  },
  "GET /repos/{owner}/{repo}/actions/runners": {
    limiter: "rest",
    permission: "Administration: read",
    list: { key: "runners" },
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
