import { type Assertions, allOf, atLeast, atMost, defineCheck, names } from "@bylaw/core";
import { aboutRules } from "../../../lib/sources.ts";
import { unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { branchSources } from "../rules/branch-sources.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { requiresCheck } from "../rules/status-checks.ts";

/**
 * A name is met word by word: `tests` by a status check `CI / Tests (20.x)`, by the required workflow
 * `workflow: .github/workflows/tests.yml`, and not by `attestation`. Required code scanning is named `code scanning: <tool>`.
 *
 * A status check that names no source app may be posted green by everybody with write access, so it does not count unless
 * `sources` allows `anybody`.
 */
export const repositoryRequiredStatusChecks = defineCheck({
  id: "github/repository-required-status-checks",
  title: "Default branch asks for its status checks, each from a source of its own",
  why: "A test or a scan that need not pass before a merge finds the fault only after it is in production, and one that anybody may report green finds nothing.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires the missing status checks to pass, and choose for each the app that reports it instead of any source.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A required check is known by its name and its source: what runs under that name, which a pull request may change, and whether it can fail, is not read. A job that is skipped counts as passed.",
    "A required workflow counts whichever branch its file comes from: the branch is shown, who may push to it is not read.",
    "Whether the branch has to be up to date when it is tested is not judged here, but by github/repository-branches-up-to-date.",
    "Checks that report in other words (one gate for all, eslint, CodeQL), and those that a merge bot enforces itself, do not meet a name: bind the names that your pipelines report under.",
    "Who may bypass these rules is not judged here, but by github/repository-nobody-bypasses.",
    unenforced,
    "Only the default branch is read.",
  ],
  sources: [
    aboutRules,
    {
      title: "Troubleshooting required status checks",
      url: "https://docs.github.com/en/pull-requests/how-tos/merge-and-close-pull-requests/troubleshooting-required-status-checks",
      read: "2026-11",
    },
  ],
  each: repositories,
  parameters: {
    checks: atLeast(names("tests", "security scan", "lint")),
    sources: atMost(names("app *", "workflow *", "code scanning")),
  },
  appliesTo: hasLiveBranch,
  assert: (repository, limits): Assertions => {
    const demanding = branchSources(repository);
    const [first, ...others] = limits.checks.value.amount.map((name) =>
      requiresCheck(demanding, name, limits),
    );
    return first === undefined ? [allOf("required checks", [])] : [first, ...others];
  },
});
