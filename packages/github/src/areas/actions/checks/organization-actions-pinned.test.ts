import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, none, policies } from "../policies.fixture.ts";
import { organizationActionsPinned } from "./organization-actions-pinned.ts";

testCheck(
  organizationActionsPinned,
  { test, expect },
  {
    pass: [
      {
        name: "it is demanded",
        given: policies(),
        says: ["actions have to be named by the full hash of a commit: true, expected true"],
      },
    ],
    fail: [
      {
        name: "it is not demanded",
        given: policies({ pinningRequired: known(false) }),
        says: ["actions have to be named by the full hash of a commit: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "the policy is hidden",
        given: policies({ pinningRequired: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "whether there are workflows is hidden",
        given: policies({ enabledRepositories: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "Actions is off",
        given: policies({ enabledRepositories: known("none") }),
        says: ["No repository of the organization may run workflows."],
      },
    ],
    empty: {
      name: "no organization",
      given: none,
      says: ["GitHub Actions policy: none, expected at least one"],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const FIELD = "sha_pinning_required";
const OPERATION = "GET /orgs/{org}/actions/permissions";
const off = "acme: fail (actions have to be named by the full hash of a commit: false, expected true)";

test.each([
  ["the setting is on (pre-commit/action#231, millionco/react-doctor#751)", { [FIELD]: true }, "acme: pass"],
  ["the setting is off (dcodx/gitarmor#27)", { [FIELD]: false }, off],
  [
    "a GitHub that does not know the setting leaves it out (integrations/terraform-provider-github#2869, devantler-tech/platform#2250)",
    { [FIELD]: undefined },
    `acme: error (${OPERATION} does not show ${FIELD} to these credentials.)`,
  ],
  [
    "every action is allowed, if it is pinned (jurplel/install-qt-action#322)",
    { allowed_actions: "all" },
    "acme: pass",
  ],
  [
    "actions are selected by name and not pinned (ossf/allstar#246)",
    { allowed_actions: "selected", [FIELD]: false },
    off,
  ],
  ["some repositories run workflows", { enabled_repositories: "selected" }, "acme: pass"],
  [
    "no repository does (integrations/terraform-provider-github#2405)",
    { enabled_repositories: "none", [FIELD]: false },
    "acme: not-applicable (No repository of the organization may run workflows.)",
  ],
])("%s", async (_, change, said) => {
  expect(await saidOf(organizationActionsPinned, answered(change))).toEqual([said]);
});

test("a token without admin:org is told so (integrations/terraform-provider-github#2870)", async () => {
  const { told } = answered();
  const refused = { told: { ...told, [OPERATION]: failure(403, "Must have admin rights to Repository.") } };
  expect(await saidOf(organizationActionsPinned, refused)).toEqual([
    `acme: error (${OPERATION} was denied (403).)`,
  ]);
});
