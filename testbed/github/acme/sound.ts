import {
  bypass,
  classic,
  pullRequestRule,
  repository,
  ruleset,
  stableId,
  statusChecksRule,
} from "../make.ts";
import type { Repository } from "../state.ts";
import { ACTIONS, checks, PLATFORM, RELEASE_BOT } from "./names.ts";

/** Repositories whose changes need two approvals, each by another road. */
export function soundRepositories(): Repository[] {
  return [
    repository({
      name: "payments-api",
      description: "Card and bank payments",
      security: { codeowners: { path: ".github/CODEOWNERS", errors: [] } },
      note: "Good: two organization rulesets that nobody can bypass.",
    }),
    repository({
      name: "payments-webhooks",
      classic: classic({ reviews: { count: 1 }, enforceAdmins: false }),
      note: "Good: classic asks for 1 review and spares admins, the organization asks for 2 of everyone.",
    }),
    repository({
      name: "web-app",
      visibility: "internal",
      classic: classic({
        reviews: { count: 1, codeOwners: true },
        statusChecks: checks(["test", "lint", "security-scan"], "github-actions"),
      }),
      rulesets: [
        ruleset({
          id: 2003,
          name: "web-two-reviews",
          rules: [pullRequestRule(2, { dismissStaleReviewsOnPush: true })],
        }),
      ],
      security: { codeowners: { path: "CODEOWNERS", errors: [] } },
      note: "Good: classic says 1 review, its own ruleset says 2; the checks are classic.",
    }),
    repository({
      name: "infrastructure",
      classic: classic({
        reviews: {
          count: 1,
          bypassAllowances: [
            { type: "App", name: "acme-release-bot" },
            { type: "Team", name: "platform" },
          ],
        },
      }),
      security: { environments: [{ name: "production", reviewers: 2, preventSelfReview: true }] },
      note: "Good: the classic bypass list is moot, the organization's 2 reviews bind those on it.",
    }),
    repository({
      name: "identity-service",
      rulesets: [
        ruleset({
          id: 2005,
          name: "signed-commits",
          rules: [{ type: "required_signatures" }],
          bypassActors: [bypass("Team", PLATFORM)],
          bypassVisible: false,
        }),
      ],
      note: "Good: the hidden bypass list belongs to a ruleset about signatures, not about reviews.",
    }),
    repository({
      name: "billing-worker",
      rulesets: [
        ruleset({
          id: 2006,
          name: "matrix",
          rules: [statusChecksRule(["ci / test (20.x)", "ci / test (22.x)"], ACTIONS)],
        }),
      ],
      note: "Good: the matrix names are required beside the organization's checks.",
    }),
    repository({
      name: "terraform-modules",
      visibility: "public",
      rulesets: [
        ruleset({
          id: 2007,
          name: "modules",
          rules: [
            pullRequestRule(2, { requireCodeOwnerReview: true, dismissStaleReviewsOnPush: true }),
            {
              type: "workflows",
              parameters: {
                doNotEnforceOnCreate: false,
                workflows: [{ path: ".github/workflows/test.yml", repositoryId: stableId("infrastructure") }],
              },
            },
            {
              type: "code_scanning",
              parameters: {
                codeScanningTools: [
                  { tool: "CodeQL", alertsThreshold: "errors", securityAlertsThreshold: "high_or_higher" },
                ],
              },
            },
          ],
          bypassActors: [bypass("Integration", RELEASE_BOT, "exempt")],
        }),
      ],
      security: { codeowners: { path: "docs/CODEOWNERS", errors: ["Unknown owner"] } },
      note: "Checks are workflow and code scanning rules, lint is missing; an app is exempt, which GraphQL cannot say; CODEOWNERS has an error.",
    }),
  ];
}
