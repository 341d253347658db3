import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { emptyGitHub, repository } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { type DependabotRepository, dependabotRepositories } from "../dependabot-repositories.ts";
import { hidden } from "../repositories.fixture.ts";
import { repositoryDependabotAlerts } from "./repository-dependabot-alerts.ts";

const one = (change: Partial<DependabotRepository> = {}) => [
  listingOf(dependabotRepositories, [
    { id: "acme/api", archived: false, alertsEnabled: known(true), ...change },
  ]),
];

testCheck(
  repositoryDependabotAlerts,
  { test, expect },
  {
    pass: [
      {
        name: "they are enabled",
        given: one(),
        says: ["Dependabot alerts are enabled: true, expected true"],
      },
    ],
    fail: [
      {
        name: "they are not",
        given: one({ alertsEnabled: known(false) }),
        says: ["Dependabot alerts are enabled: false, expected true"],
      },
    ],
    unreadable: [
      { name: "it is hidden", given: one({ alertsEnabled: unreadable(hidden) }), says: [hidden.message] },
    ],
    notApplicable: [
      {
        name: "an archived repository",
        given: one({ archived: true, alertsEnabled: known(false) }),
        says: ["The repository is archived: nothing can be pushed to it."],
      },
    ],
    empty: {
      name: "no repository",
      given: [listingOf(dependabotRepositories, [])],
      says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const QUERY = "POST /graphql repository-alerts";
const off = { security: { vulnerabilityAlerts: false } };
const fails = "acme/api: fail (Dependabot alerts are enabled: false, expected true)";

test.each([
  ["they are on and there is no alert (prowler-cloud/prowler#7834)", {}, "acme/api: pass"],
  ["they are off (sap-staging/test-repo#443)", off, fails],
  [
    "they are off in a fork, as forks begin (dependabot/dependabot-core#3838)",
    { ...off, isFork: true },
    fails,
  ],
  [
    "an archived repository (prowler-cloud/prowler#11734, dknauss/Sudo#567)",
    { ...off, archived: true },
    "acme/api: not-applicable (The repository is archived: nothing can be pushed to it.)",
  ],
  [
    "that they are off is told to administrators alone (octokit/octokit.rb#1308)",
    { ...off, viewerCanAdminister: false },
    `acme/api: error (${QUERY} tells administrators alone that Dependabot alerts are not enabled.)`,
  ],
  ["that they are on is believed", { viewerCanAdminister: false }, "acme/api: pass"],
  ["an empty repository", { ...off, isEmpty: true }, fails],
])("%s", async (_, change, said) => {
  expect(await saidOf(repositoryDependabotAlerts, withRepositories(change))).toEqual([said]);
});

test("every page of repositories is read (prowler-cloud/prowler#7771)", async () => {
  const many = Array.from({ length: 30 }, (_, at) => ({ name: `r${at}` }));
  expect(await saidOf(repositoryDependabotAlerts, withRepositories(...many))).toHaveLength(30);
});

test("a member may not see all repositories, and the listing is not complete", async () => {
  const organization = { ...emptyGitHub("acme").organization, viewerIsOwner: false };
  const said = await saidOf(repositoryDependabotAlerts, { ...withRepositories({}), organization });
  expect(said).toEqual([
    "acme/api: pass",
    expect.stringMatching(/^github\/acme: error \(GET \/orgs\/\{org\} tells owners alone /),
  ]);
});

function withRepositories(...changes: readonly Partial<Parameters<typeof repository>[0]>[]): Situation {
  return { repositories: changes.map((change) => repository({ name: "api", ...change })) };
}
