import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { hidden, nothing, organizationOf, scanned } from "../repositories.fixture.ts";
import { repositoryDependabotUpdates } from "./repository-dependabot-updates.ts";

testCheck(
  repositoryDependabotUpdates,
  { test, expect },
  {
    pass: [
      {
        name: "they are enabled",
        given: scanned({ plan: unreadable(hidden) }),
        says: ["Dependabot security updates: enabled, expected enabled"],
      },
    ],
    fail: [
      {
        name: "they are disabled, also on a free plan",
        given: scanned({ dependabotUpdates: known("disabled"), plan: known("free") }),
        says: ["Dependabot security updates: disabled, expected enabled"],
      },
    ],
    unreadable: [
      {
        name: "they are hidden",
        given: scanned({ dependabotUpdates: unreadable(hidden) }),
        says: [hidden.message],
      },
    ],
    notApplicable: [
      {
        name: "an archived repository",
        given: scanned({ archived: true, dependabotUpdates: known("disabled") }),
        says: ["The repository is archived: nothing can be pushed to it."],
      },
    ],
    empty: {
      name: "no repository",
      given: nothing,
      says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const off = { dependabot_security_updates: "disabled" };

test.each([
  ["they are on (forgekeep/nebula-mesh#331)", {}, "acme/api: pass"],
  [
    "on and paused by Dependabot, which is told as on (dependabot/dependabot-core#8646, PyGithub/PyGithub#3303)",
    {},
    "acme/api: pass",
  ],
  [
    "off because another tool does it (SonarSource/sonar-scanner-msbuild#3110)",
    { analysis: off },
    "acme/api: fail (Dependabot security updates: disabled, expected enabled)",
  ],
  [
    "while archived they are told as off (dknauss/Sudo#567)",
    { analysis: off, repository: { archived: true } },
    "acme/api: not-applicable (The repository is archived: nothing can be pushed to it.)",
  ],
  [
    "the block is shown to administrators alone (prowler-cloud/prowler#12729)",
    { repository: { viewerCanAdminister: false } },
    "acme/api: error (GET /orgs/{org}/repos does not show security_and_analysis to these credentials.)",
  ],
])("%s", async (_, told, said) => {
  expect(await saidOf(repositoryDependabotUpdates, organizationOf(told))).toEqual([said]);
});
