import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { hidden, nothing, organizationOf, scanned } from "../repositories.fixture.ts";
import { repositorySecretScanning } from "./repository-secret-scanning.ts";

testCheck(
  repositorySecretScanning,
  { test, expect },
  {
    pass: [
      { name: "it is enabled", given: scanned(), says: ["secret scanning: enabled, expected enabled"] },
      {
        name: "it is enabled, whichever the plan is",
        given: scanned({ plan: unreadable(hidden) }),
        says: ["secret scanning: enabled, expected enabled"],
      },
    ],
    fail: [
      {
        name: "it is disabled",
        given: scanned({ secretScanning: known("disabled") }),
        says: ["secret scanning: disabled, expected enabled"],
      },
      {
        name: "it is disabled in a public repository, where it costs nothing",
        given: scanned({ secretScanning: known("disabled"), visibility: "public", plan: known("free") }),
        says: ["secret scanning: disabled, expected enabled"],
      },
      {
        name: "a word that is newer than this check",
        given: scanned({ secretScanning: known("paused") }),
        says: ["secret scanning: paused, expected enabled"],
      },
    ],
    unreadable: [
      {
        name: "it is hidden",
        given: scanned({ secretScanning: unreadable(hidden), plan: known("free") }),
        says: [hidden.message],
      },
      {
        name: "it is disabled and the plan is hidden",
        given: scanned({ secretScanning: known("disabled"), plan: unreadable(hidden) }),
        says: [hidden.message],
      },
    ],
    notApplicable: [
      {
        name: "the plan does not have it for private repositories",
        given: scanned({ secretScanning: known("disabled"), plan: known("free") }),
        says: [
          "The repository is private, and secret scanning is not in the organization's plan: it is free.",
        ],
      },
      {
        name: "an archived repository",
        given: scanned({ archived: true, secretScanning: known("disabled") }),
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
const LIST = "GET /orgs/{org}/repos";
const off = { secret_scanning: "disabled" };
const fails = "acme/api: fail (secret scanning: disabled, expected enabled)";
const unseen = (field: string) => `acme/api: error (${LIST} does not show ${field} to these credentials.)`;

test.each([
  ["it is on (devartifex/copilot-unleashed#79)", {}, "acme/api: pass"],
  [
    "it is off (forgekeep/nebula-mesh#331)",
    { analysis: off, repository: { visibility: "public" as const } },
    fails,
  ],
  ["it is off and not bought (zero-day-ai/.github#262)", { analysis: off }, fails],
  [
    "the block is shown to administrators alone (prowler-cloud/prowler#12729, ossf/pvtr-github-repo-scanner#354)",
    { repository: { viewerCanAdminister: false } },
    unseen("security_and_analysis"),
  ],
  [
    "there is no block at all (Krzysztof318/MailFathom#277)",
    { repository: { security: {} } },
    unseen("security_and_analysis"),
  ],
  [
    "a block without the feature (ossf/pvtr-github-repo-scanner#396)",
    { repository: { security: { analysis: { dependabot_security_updates: "enabled" } } } },
    unseen("secret_scanning"),
  ],
  [
    "a free plan has it for public repositories alone (jadecli-private/.github#17, github/docs#2547)",
    { analysis: off, plan: "free" },
    "acme/api: not-applicable (The repository is private, and secret scanning is not in the organization's plan: it is free.)",
  ],
  [
    "internal repositories count as private ones (ministryofjustice/operations-engineering#1284)",
    { analysis: off, repository: { visibility: "internal" as const } },
    fails,
  ],
  [
    "while archived all is off (dknauss/Sudo#567)",
    { repository: { archived: true } },
    "acme/api: not-applicable (The repository is archived: nothing can be pushed to it.)",
  ],
  [
    "the plan is shown to owners alone",
    { analysis: off, plan: undefined },
    "acme/api: error (GET /orgs/{org} plan does not show plan to these credentials.)",
  ],
])("%s", async (_, told, said) => {
  expect(await saidOf(repositorySecretScanning, organizationOf(told))).toEqual([said]);
});

test("repositories that these credentials do not see are not left out of the count (laravel/moat#33)", async () => {
  const situation = { ...organizationOf(), repositories: [] };
  expect(await saidOf(repositorySecretScanning, situation)).toEqual([
    "github/acme: error (GET /orgs/{org} counts 1 repositories of acme and this token sees 0: use an owner's token for all repositories, or a GitHub App on all repositories.)",
  ]);
});

test("a list that is refused is no empty list", async () => {
  const situation = organizationOf();
  const told = { ...situation.told, [LIST]: failure(403, "Resource not accessible by integration") };
  expect(await saidOf(repositorySecretScanning, { ...situation, told })).toEqual([
    `github/acme: error (${LIST} was denied (403).)`,
  ]);
});
