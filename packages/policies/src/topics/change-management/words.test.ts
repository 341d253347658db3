import { count } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { awsGithubChangeControls } from "../../aws-github/change-management.ts";
import { githubChangeControls } from "../../github/change-management.ts";
import { bypassedCheck, changed, deployed, repository, role } from "../../resources.fixture.ts";
import { terms } from "../../terms.fixture.ts";
import { asked, broken, describeWords, platform } from "../../words.fixture.ts";
import { changeControls } from "./controls.ts";
import { changePolicy } from "./policy.ts";

const [reviewers, checks, bypass, deploys] = [
  "github/repository-required-reviewers",
  "github/repository-required-status-checks",
  "github/repository-nobody-bypasses",
  "aws-github/deploy-role-repository-reviewed",
];
const [moved, approved, tested, shipped] = [
  "github/change-by-pull-request",
  "github/change-reviewed",
  "github/change-checks-passed",
  "github/deployment-of-default-branch",
];
const by = (...logins: readonly string[]) => ({
  reviews: known(
    logins.map((login) => ({
      by: login,
      human: true,
      mayPush: true,
      state: "APPROVED",
      at: "2025-12-20T09:00:00Z",
      ofFinalCommit: true,
    })),
  ),
});
const ended = (...names: readonly string[]) => ({
  runs: known(names.map((name) => ({ name, conclusion: "SUCCESS", at: "2025-12-20T09:00:00Z" }))),
});
const main = "repo:acme/api:ref:refs/heads/main";
const review = (approvals: number, dismissesStale = true) => ({
  review: known({ approvals: count(approvals), dismissesStale, lastPush: false, codeOwners: false }),
});
const reports = (...all: readonly (readonly [name: string, source: string])[]) => ({
  requiredChecks: known(all.map(([name, source]) => ({ name, source }))),
});

/** S11: two reviewers, required checks (tests, security scan, lint), no direct push to main. */
describeWords({
  policy: (controls) => changePolicy(terms, controls),
  alone: changeControls(terms),
  supplied: { ...githubChangeControls(terms), ...awsGithubChangeControls(terms) },
  table: {
    "CHG-1": [
      [
        "Nobody changes a default branch except through a pull request",
        broken(reviewers, repository("unprotected")),
        broken(moved, changed("pushed")),
        asked("repository-reviews", "whether its default branch asks for a pull request"),
        asked("unread-repositories", "the approvals and the checks that the default branch of each asks for"),
      ],
      [
        "that reviewers other than its author",
        platform("GitHub lets nobody approve a pull request of their own."),
        broken(approved, changed(by("ana", "ben"))),
        asked("repository-reviews", "other than its author"),
      ],
      [
        "have approved as it is merged,",
        broken(reviewers, repository(review(2, false))),
        asked("repository-reviews", "as it is merged"),
      ],
      [
        "at least 2 of them.",
        broken(reviewers, repository(review(1))),
        broken(approved, changed(by("ana"))),
        asked("repository-reviews", "the approval of how many reviewers"),
      ],
    ],
    "CHG-2": [
      [
        "Nobody merges into a default branch before",
        broken(checks, repository("unprotected")),
        asked("repository-checks", "that its default branch asks for before a merge"),
        asked("unread-repositories", "the checks that the default branch of each asks for"),
      ],
      [
        "checks whose names say tests, security scan and lint",
        broken(checks, repository(reports(["tests", "app 1"], ["lint", "app 1"]))),
        broken(
          checks,
          repository(reports(["attestation", "app 1"], ["security scan", "app 1"], ["lint", "app 1"])),
        ),
        broken(tested, changed(ended("tests", "lint"))),
        asked("repository-checks", "the names of the checks"),
      ],
      [
        "are reported without a failure,",
        platform("GitHub holds a merge until each required check succeeded, was neutral or was skipped."),
        asked("repository-checks", "that none merges with a failure"),
      ],
      [
        "by no other source than app *, workflow * and code scanning.",
        broken(
          checks,
          repository(reports(["tests", "anybody"], ["security scan", "app 1"], ["lint", "app 1"])),
        ),
        asked("repository-checks", "who may report each"),
        asked("unread-repositories", "who may report them"),
      ],
    ],
    "CHG-3": [
      [
        "Nobody,",
        broken(bypass, repository({ pullRequestBypass: [{ type: "User", name: "ben" }] })),
        broken(moved, changed("pushed")),
        asked("repository-bypasses", "who may bypass"),
      ],
      [
        "administrators included,",
        broken(bypass, repository({ bindsAdministrators: false })),
        asked("repository-bypasses", "administrators included"),
      ],
      [
        "may bypass the reviews",
        broken(bypass, repository({ pullRequestBypass: [{ type: "Team", name: "core" }] })),
        asked("repository-bypasses", "the reviews"),
        asked("unread-repositories", "who may bypass them"),
      ],
      ["and checks", broken(bypass, bypassedCheck), asked("repository-bypasses", "and checks")],
      [
        "that a default branch asks for.",
        broken(bypass, repository("unprotected")),
        asked("repository-bypasses", "of its default branch"),
      ],
    ],
    "CHG-4": [
      [
        "No pipeline acts in the cloud accounts but",
        broken(deploys, role("repo:*")),
        asked("trusted-pipelines", "the pipelines that a cloud account trusts"),
        asked("unread-pipelines", "every pipeline into the cloud accounts that nothing else shows"),
      ],
      [
        "in runs of a default branch",
        broken(deploys, role("repo:acme/api:ref:refs/heads/try")),
        broken(deploys, role("repo:acme/api:pull_request")),
        broken(shipped, deployed({ commit: "c3", onBranch: known(false) })),
        asked("trusted-pipelines", "the branches that the trust lets in"),
        asked("unread-pipelines", "the branch of each"),
      ],
      [
        "whose changes reviewers must approve, at least 2 of them,",
        broken(deploys, role(main, repository(review(1)))),
        asked("trusted-pipelines", "the approvals of each"),
        asked("unread-pipelines", "its approvals"),
      ],
      [
        "with nobody excepted.",
        broken(deploys, role(main, repository({ bindsAdministrators: false }))),
        asked("trusted-pipelines", "who may bypass them"),
        asked("unread-pipelines", "who may bypass them"),
      ],
    ],
    "CHG-5": [
      [
        "The engineering owner draws a sample of at least 5 of the deployments since the sample before,",
        asked("deployments-recorded", "Sample of the deployments since the sample before"),
        asked("deployments-recorded", "how the sample was drawn"),
      ],
      ["or of all where there are fewer,", asked("deployments-recorded", "with how many it counts")],
      ["and keeps on record of each its author,", asked("deployments-recorded", "the change, its author")],
      [
        "the others who approved it before it was deployed, at least 2 of them,",
        asked("deployments-recorded", "everybody who approved it and when, when it was deployed"),
      ],
      ["and how it is rolled back.", asked("deployments-recorded", "how it is rolled back")],
    ],
    "CHG-6": [
      [
        "Somebody other than its author reviews an emergency change",
        asked("emergency-changes", "who other than its author reviewed it"),
      ],
      ["at most 5 days after it was made.", asked("emergency-changes", "the day of it")],
    ],
    "CHG-7": [
      [
        "The engineering owner has changes tried in environments apart from production,",
        asked("environments", "changes are tried in accounts apart from production"),
      ],
      ["without customer data.", asked("environments", "without customer data")],
    ],
    "CHG-9": [
      [
        "No pipeline into the cloud accounts deploys anything but commits of a default branch,",
        broken(shipped, deployed({ commit: "c3", onBranch: known(false) })),
        broken(shipped, deployed({ at: "2025-12-20T09:00:00Z" })),
        asked("unread-pipelines", "every pipeline into the cloud accounts that nothing else shows"),
        asked("unread-pipelines", "the branch of each"),
      ],
      [
        "except to environments called dev, development, test, staging, preview, preview * and github-pages.",
        broken(shipped, deployed({ commit: "c3", onBranch: known(false), environments: ["staging", "eu"] })),
        asked("unread-pipelines", "the environments that it deploys to"),
      ],
    ],
  },
  whole: [
    ["CHG-1", reviewers, repository()],
    ["CHG-1", moved, changed()],
    ["CHG-2", checks, repository()],
    ["CHG-3", bypass, repository()],
    ["CHG-4", deploys, role(main)],
    ["CHG-9", shipped, deployed()],
  ],
});
