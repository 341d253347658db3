import { atMost, defineParameter, names } from "@bylaw/core";
import type { Problem } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { example } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { type AppInstallation, appInstallations } from "../app-installations.ts";
import { organizationAppAllowed } from "./organization-app-allowed.ts";

const APPS = "GET /orgs/{org}/installations";
const denied: Problem = { code: "access-denied", message: `${APPS} was denied (403).`, operation: APPS };
const suspended = "The installation is suspended: the app can do nothing here.";

const renovate: AppInstallation = {
  id: "renovate",
  appId: 2740,
  suspended: false,
  repositories: "all",
  permissions: { contents: "write" },
};
const one = (change: Partial<AppInstallation>) => [listingOf(appInstallations, [{ ...renovate, ...change }])];

testCheck(
  organizationAppAllowed,
  { test, expect },
  {
    pass: [
      {
        name: "on the list",
        given: one({ id: "(none)" }),
        says: ["GitHub App: (none), expected at most (none)"],
      },
    ],
    fail: [
      {
        name: "none is allowed yet",
        given: one({}),
        says: ["GitHub App: renovate, expected at most (none)"],
      },
    ],
    unreadable: [
      {
        name: "apps cannot be listed",
        given: [listingOf(appInstallations, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    notApplicable: [{ name: "suspended", given: one({ suspended: true }), says: [suspended] }],
    empty: {
      name: "no apps",
      given: [listingOf(appInstallations, [])],
      says: ["There is no GitHub App installation in github/test-organization: the listing is complete."],
    },
  },
);

/** The installations of apps by name: those in brackets are suspended. */
function answered(...slugs: readonly string[]): Situation {
  const installed = slugs.map((slug, at) =>
    example(APPS, {
      id: at + 1,
      app_slug: slug.replaceAll(/[()]/g, ""),
      suspended_at: slug.startsWith("(") ? "2025-07-08T00:00:00Z" : null,
    }),
  );
  return { told: { [APPS]: installed } };
}

const fails = (slug: string) =>
  `${slug}: fail (GitHub App: ${slug}, expected at most renovate and slack (allowed-apps))`;

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, readonly string[]]>([
  ["those on the list (ossf/allstar#234)", answered("renovate", "slack"), ["renovate: pass", "slack: pass"]],
  [
    "one that was installed six years ago and nobody uses (open-telemetry/community#2791)",
    answered("octobox", "renovate"),
    [fails("octobox"), "renovate: pass"],
  ],
  [
    "one that is suspended can do nothing, and is still told (open-telemetry/community#2943)",
    answered("(forking-renovate)", "renovate"),
    [`forking-renovate: not-applicable (${suspended})`, "renovate: pass"],
  ],
  [
    "dormant ones with permission to write (mitodl/ol-infrastructure#5323)",
    answered("jetify-cloud", "netlify"),
    [fails("jetify-cloud"), fails("netlify")],
  ],
  ["one whose setup was never finished (bcgov/devops-requests#433)", answered("percy"), [fails("percy")]],
  ["a name that only begins as one that is allowed", answered("slack-2"), [fails("slack-2")]],
  [
    "they may not be read",
    { ...answered("slack"), faults: { deny: [APPS] } },
    [`github/acme: error (${APPS} was denied (403).)`],
  ],
  [
    "fewer are shown than GitHub counts",
    { told: { [APPS]: { total_count: 2, installations: [example(APPS, { app_slug: "slack" })] } } },
    [`github/acme: error (${APPS} gave 1 of 2.)`, "slack: pass"],
  ],
])("%s", async (_, situation, said) => {
  const allowed = defineParameter("allowed-apps", atMost(names("renovate", "slack")));
  expect(await saidOf(organizationAppAllowed.with({ allowed }), situation)).toEqual(said);
});
