import { type Assertions, allOf, atLeast, defineCheck, names } from "@bylaw/core";
import { repositories } from "../collectors/repositories/repositories.ts";
import { hasLiveBranch, requiresStatusCheck } from "../lib/branch-requirements.ts";

/**
 * A required workflow counts under the name `workflow: <path>`, required code scanning under `code scanning: <tool>`:
 * `names("*test*")` is met by a status check `ci / test` and by the workflow `.github/workflows/test.yml` alike.
 */
export const repositoryRequiredStatusChecks = defineCheck({
  id: "github/repository-required-status-checks",
  title: "Default branch takes changes only after its status checks pass",
  why: "A test or a scan that need not pass before a merge finds the fault only after it is in production.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires the missing status checks to pass.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A required check is known by its name: whether its job does the work, or was skipped, is not read.",
    "Whether the branch was up to date when it was tested is not read.",
  ],
  each: repositories,
  parameters: { checks: atLeast(names("tests", "security scan", "lint")) },
  appliesTo: hasLiveBranch,
  assert: (repository, { checks }): Assertions => {
    const [first, ...others] = checks.value.amount.map((name) =>
      requiresStatusCheck(repository, name, checks),
    );
    return first === undefined ? [allOf("required status checks", [])] : [first, ...others];
  },
});
