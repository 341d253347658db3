import { classic, pullRequestRule, repository, ruleset, statusChecksRule } from "../make.ts";
import type { Repository } from "../state.ts";
import { ACTIONS, COMPLETE, checks } from "./names.ts";

/** Repositories that cannot be read in full, or to which the question does not apply. */
export function specialRepositories(): Repository[] {
  return [
    repository({
      name: "partner-sdk",
      visibility: "public",
      viewerCanAdminister: false,
      classic: classic({
        reviews: { count: 2, dismissStale: true },
        statusChecks: checks(COMPLETE, "github-actions"),
      }),
      note: "The viewer is no admin here, so classic protection (which is fine) cannot be read.",
    }),
    repository({
      name: "partner-gateway",
      viewerCanAdminister: false,
      rulesets: [
        ruleset({
          id: 2022,
          name: "gateway",
          rules: [
            pullRequestRule(2, { dismissStaleReviewsOnPush: true }),
            statusChecksRule(COMPLETE, ACTIONS),
          ],
        }),
      ],
      note: "The viewer is no admin here: 2 reviews are readable, who can bypass them is not.",
    }),
    repository({ name: "grpc-gateway", visibility: "public", isFork: true, note: "A fork without reviews." }),
    repository({ name: "sandbox-experiments", note: "A sandbox without protection." }),
    repository({
      name: "ledger-next",
      isEmpty: true,
      pushedAt: null,
      note: "Empty: it has no default branch yet.",
    }),
    repository({
      name: "billing-v1",
      archived: true,
      note: "Archived, without reviews.",
    }),
  ];
}
