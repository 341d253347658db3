import type { OperationFacts, Permission } from "./define.ts";

const ADMINISTRATION = "Administration: read" satisfies Permission;

export const securityOperations = {
  "POST /graphql repository-alerts": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { hasVulnerabilityAlertsEnabled: ADMINISTRATION },
  },
  // It lists for everybody, and shows the block to administrators, owners and security managers alone.
  "GET /orgs/{org}/repos": {
    limiter: "rest",
    permission: "Metadata: read",
    fields: {
      security_and_analysis: ADMINISTRATION,
      dependabot_security_updates: ADMINISTRATION,
      secret_scanning: ADMINISTRATION,
      secret_scanning_push_protection: ADMINISTRATION,
    },
    list: "whole",
  },
  "GET /orgs/{org} plan": {
    limiter: "rest",
    permission: "Organization administration: read",
    fields: { plan: "Organization administration: read" },
  },
  "GET /orgs/{org}/dependabot/alerts": {
    limiter: "rest",
    permission: "Dependabot alerts: read",
    list: "whole",
  },
  "GET /orgs/{org}/secret-scanning/alerts": {
    limiter: "rest",
    permission: "Secret scanning alerts: read",
    list: "whole",
  },
  "GET /orgs/{org}/code-scanning/alerts": {
    limiter: "rest",
    permission: "Code scanning alerts: read",
    list: "whole",
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
