import { atLeast, atMost, count, days, defineParameter, names, type Parameter } from "@bylaw/core";

/** How many reviewers approve a change before it is merged. */
export const requiredReviewers: Parameter<"count", "atLeast"> = defineParameter(
  "required-reviewers",
  atLeast(count(2)),
);

/** The checks that are reported without a failure before a change is merged, by words of the names they report under. */
export const requiredStatusChecks: Parameter<"names", "atLeast"> = defineParameter(
  "required-status-checks",
  atLeast(names("tests", "security scan", "lint")),
);

/** Who may report those checks: `app 15368` is GitHub Actions, `anybody` everyone with write access. */
export const statusCheckSources: Parameter<"names", "atMost"> = defineParameter(
  "status-check-sources",
  atMost(names("app *", "workflow *", "code scanning")),
);

/** How many of the deployments since the sample before are looked at, where there are as many. */
export const deploymentSampleSize: Parameter<"count", "atLeast"> = defineParameter(
  "deployment-sample-size",
  atLeast(count(5)),
);

/** How long after an emergency change somebody else has reviewed it. */
export const emergencyReview: Parameter<"days", "atMost"> = defineParameter(
  "emergency-review",
  atMost(days(5)),
);

/** Environments whose deployments nobody looks at, because neither customers nor their data are there. */
export const harmlessEnvironments: Parameter<"names", "atMost"> = defineParameter(
  "harmless-environments",
  atMost(names("dev", "development", "test", "staging", "preview", "preview *", "github-pages")),
);
