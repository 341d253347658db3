import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { hidden, nothing, organizationOf, scanned } from "../repositories.fixture.ts";
import { repositoryPushProtection } from "./repository-push-protection.ts";

testCheck(
  repositoryPushProtection,
  { test, expect },
  {
    pass: [{ name: "it is enabled", given: scanned(), says: ["push protection: enabled, expected enabled"] }],
    fail: [
      {
        name: "secrets are found and not refused",
        given: scanned({ pushProtection: known("disabled") }),
        says: ["push protection: disabled, expected enabled"],
      },
    ],
    unreadable: [
      {
        name: "it is hidden",
        given: scanned({ pushProtection: unreadable(hidden) }),
        says: [hidden.message],
      },
    ],
    notApplicable: [
      {
        name: "the plan has no secret scanning for private repositories",
        given: scanned({
          pushProtection: known("disabled"),
          secretScanning: known("disabled"),
          plan: known("free"),
        }),
        says: [
          "The repository is private, and secret scanning is not in the organization's plan: it is free.",
        ],
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
const off = { secret_scanning_push_protection: "disabled" };
const fails = "acme/api: fail (push protection: disabled, expected enabled)";

test.each([
  ["both are on (aTrainTranscription/aTrain#192)", {}, "acme/api: pass"],
  [
    "neither is, in a public repository (forgekeep/nebula-mesh#331)",
    { analysis: { ...off, secret_scanning: "disabled" }, repository: { visibility: "public" as const } },
    fails,
  ],
  ["secrets are found and not refused (LederWorks/roadmap#198)", { analysis: off }, fails],
  [
    "what people switch on for themselves does not count (github/roadmap#917)",
    { analysis: off, repository: { visibility: "public" as const } },
    fails,
  ],
  [
    "the block is shown to administrators alone (Project-HAMi/HAMi#2111)",
    { repository: { viewerCanAdminister: false } },
    "acme/api: error (GET /orgs/{org}/repos does not show security_and_analysis to these credentials.)",
  ],
  [
    "a free plan has it for public repositories alone (jadecli-private/.github#17)",
    { analysis: { ...off, secret_scanning: "disabled" }, plan: "free" },
    "acme/api: not-applicable (The repository is private, and secret scanning is not in the organization's plan: it is free.)",
  ],
  [
    "a block without the feature",
    { repository: { security: { analysis: { secret_scanning: "enabled" } } } },
    "acme/api: error (GET /orgs/{org}/repos does not show secret_scanning_push_protection to these credentials.)",
  ],
])("%s", async (_, told, said) => {
  expect(await saidOf(repositoryPushProtection, organizationOf(told))).toEqual([said]);
});
