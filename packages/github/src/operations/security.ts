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
  // It answers everybody, and tells owners alone, and apps of that permission, which plan it is.
  "GET /orgs/{org} plan": {
    limiter: "rest",
    permission: "Organization plan: read",
    fields: { plan: "Organization plan: read" },
  },
  "POST /graphql scanned": {
    limiter: "graphql",
    widest: 100,
    permission: "Metadata: read",
    fields: { defaultBranchRef: "Contents: read" },
    absent: { defaultBranchRef: "empty repository" },
  },
  // Of a repository without any it says so (NickLiffen/ghas-enablement#83), and that scanning is off, as its page "Code Security
  // must be enabled" tells (ton-blockchain/acton-contracts#11).
  "GET /repos/{owner}/{repo}/code-scanning/analyses": {
    limiter: "rest",
    permission: "Code scanning alerts: read",
    said: [
      { status: 404, words: /^no analysis found\.?$/i, code: "no analysis" },
      {
        status: 403,
        words: /\b(?:Code|Advanced) Security must be enabled for this repository to use code scanning\b/i,
        code: "not enabled",
      },
      { status: 403, words: /^Code scanning is not enabled for this repository\b/i, code: "not enabled" },
    ],
  },
  "GET /orgs/{org}/code-security/configurations": {
    limiter: "rest",
    permission: "Organization administration: read",
    list: "whole",
  },
  "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories": {
    limiter: "rest",
    permission: "Organization administration: read",
    list: "whole",
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
