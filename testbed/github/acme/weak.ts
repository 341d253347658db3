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
import { ACTIONS, BEN, COMPLETE, checks } from "./names.ts";

const ADMIN_ROLE = 5;

/** Repositories that fail something; `note` says what. */
export function weakRepositories(): Repository[] {
  return [
    repository({
      name: "mobile-app",
      classic: classic({
        reviews: { count: 1 },
        statusChecks: checks(["test (ios, 17)", "test (android, 14)", "lint"], "github-actions"),
      }),
      note: "1 review; no security scan is required; the organization's ruleset covers release branches only.",
    }),
    repository({
      name: "data-pipeline",
      rulesets: [
        ruleset({
          id: 2009,
          name: "reviews-trial",
          enforcement: "evaluate",
          rules: [pullRequestRule(2)],
        }),
        ruleset({ id: 2010, name: "checks", rules: [statusChecksRule(["ci / test"])] }),
      ],
      note: "No review: excluded from data-reviews, its own ruleset only evaluates; one check, that anyone may report.",
    }),
    repository({
      name: "legacy-portal",
      security: {
        vulnerabilityAlerts: false,
        deployKeys: [{ readOnly: false, createdAt: "2019-06-01T00:00:00Z" }],
      },
      note: "No protection of any kind.",
    }),
    repository({
      name: "docs-site",
      visibility: "public",
      classic: classic({ reviews: { count: 1 } }),
      note: "1 review, no checks.",
    }),
    repository({
      name: "data-warehouse",
      note: "2 reviews by a ruleset whose bypass list is hidden; no checks.",
    }),
    repository({
      name: "data-contracts",
      rulesets: [
        ruleset({
          id: 2013,
          name: "contract-checks",
          rules: [
            statusChecksRule(
              ["test (ubuntu-latest, 20)", "test (ubuntu-latest, 22)", "lint / eslint", "security / trivy"],
              ACTIONS,
            ),
          ],
        }),
      ],
      note: "Checks are complete under matrix names; 2 reviews by a ruleset whose bypass list is hidden.",
    }),
    repository({
      name: "design-system",
      rulesets: [
        ruleset({
          id: 2014,
          name: "pull-requests",
          rules: [pullRequestRule(0), statusChecksRule(COMPLETE, ACTIONS)],
        }),
      ],
      note: "A pull request is required and 0 reviews are.",
    }),
    repository({
      name: "admin-console",
      rulesets: [
        ruleset({
          id: 2015,
          name: "console",
          rules: [
            pullRequestRule(2, { dismissStaleReviewsOnPush: true }),
            statusChecksRule(COMPLETE, ACTIONS),
          ],
          bypassActors: [
            bypass("OrganizationAdmin"),
            bypass("RepositoryRole", ADMIN_ROLE, "pull_request"),
            bypass("User", stableId(BEN)),
            bypass("DeployKey"),
          ],
        }),
      ],
      note: "2 reviews that admins, a named user and any deploy key can bypass, visibly.",
    }),
    repository({
      name: "notification-service",
      classic: classic({
        reviews: { count: 2, dismissStale: true },
        statusChecks: checks(COMPLETE, "github-actions"),
        enforceAdmins: false,
      }),
      note: "2 reviews that do not bind admins.",
    }),
    repository({
      name: "search-indexer",
      classic: classic({
        reviews: {
          count: 2,
          dismissStale: true,
          bypassAllowances: [
            { type: "User", name: BEN },
            { type: "App", name: "acme-release-bot" },
          ],
        },
        statusChecks: checks(COMPLETE),
        allowForcePushes: true,
        forcePushAllowances: [{ type: "Team", name: "platform" }],
        pushAllowances: [{ type: "Team", name: "platform" }],
      }),
      note: "2 reviews that a user and an app can bypass; checks that anyone may report.",
    }),
    repository({
      name: "status-page",
      visibility: "public",
      description:
        "<script>alert(1)</script> | ::set-output name=x::y \u001b[31mred\u001b[0m =cmd()|'/c calc'!A0\n# title",
      classic: classic({ reviews: { count: 1 }, statusChecks: checks([]) }),
      note: "Hostile description; 1 review; status checks are switched on and none is required.",
    }),
    repository({
      name: "feature-flags",
      defaultBranch: "trunk",
      rulesets: [
        ruleset({
          id: 2019,
          name: "main-only",
          conditions: { ref: { include: ["refs/heads/main"], exclude: [] } },
          rules: [pullRequestRule(2), statusChecksRule(COMPLETE, ACTIONS)],
        }),
        ruleset({
          id: 2020,
          name: "not-trunk",
          conditions: { ref: { include: ["~ALL"], exclude: ["refs/heads/trunk"] } },
          rules: [pullRequestRule(2)],
        }),
      ],
      note: "No review: the default branch is trunk, one ruleset names main and the other excludes trunk.",
    }),
  ];
}
