import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, none, policies } from "../policies.fixture.ts";
import { organizationWorkflowTokenReads } from "./organization-workflow-token-reads.ts";

testCheck(
  organizationWorkflowTokenReads,
  { test, expect },
  {
    pass: [
      {
        name: "it reads and does not approve",
        given: policies(),
        says: [
          "permissions of a workflow's token by default: read, expected read",
          "workflows may create and approve pull requests: false, expected false",
        ],
      },
    ],
    fail: [
      {
        name: "it writes",
        given: policies({ tokenDefault: known("write") }),
        says: ["permissions of a workflow's token by default: write, expected read"],
      },
      {
        name: "a word that is newer than this check",
        given: policies({ tokenDefault: known("none") }),
        says: ["permissions of a workflow's token by default: none, expected read"],
      },
      {
        name: "workflows approve, whatever else is hidden",
        given: policies({ approvesPullRequests: known(true), tokenDefault: unreadable(denied) }),
        says: ["workflows may create and approve pull requests: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "one of the settings is hidden",
        given: policies({ approvesPullRequests: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "Actions is off",
        given: policies({ enabledRepositories: known("none"), tokenDefault: known("write") }),
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
const OPERATION = "GET /orgs/{org}/actions/permissions/workflow";
const writes = "permissions of a workflow's token by default: write, expected read";
const approves = "workflows may create and approve pull requests: true, expected false";

test.each([
  ["both as they should be (mindersec/minder#847)", {}, "acme: pass"],
  [
    "a token that writes (prowler-cloud/prowler#12121)",
    { default_workflow_permissions: "write" },
    `acme: fail (${writes})`,
  ],
  [
    "a token that reads and workflows that approve (prowler-cloud/prowler#12129, HomericIntelligence/Mnemosyne#2265)",
    { can_approve_pull_request_reviews: true },
    `acme: fail (${approves})`,
  ],
  [
    "an organization that is older than the default that reads (2i2c-org/infrastructure#359)",
    { default_workflow_permissions: "write" },
    `acme: fail (${writes})`,
  ],
  [
    "an enterprise switched approving off for all of its organizations (scientific-python/cookie#443)",
    { can_approve_pull_request_reviews: false },
    "acme: pass",
  ],
  [
    "the organization lets workflows approve, and a repository does not, which is not read (pfBlockerNG/pfBlockerNG#1799)",
    { can_approve_pull_request_reviews: true },
    `acme: fail (${approves})`,
  ],
  [
    "both (prowler-cloud/prowler#12394, integrations/terraform-provider-github#1228)",
    { default_workflow_permissions: "write", can_approve_pull_request_reviews: true },
    `acme: fail (${writes}; ${approves})`,
  ],
])("%s", async (_, change, said) => {
  expect(await saidOf(organizationWorkflowTokenReads, answered({}, {}, change))).toEqual([said]);
});

test.each([
  [403, "Resource not accessible by personal access token", "was denied (403)"],
  [404, "Not Found", "was not found, as GitHub also says to those who may not look (404)"],
])("a refusal is no token that reads: %i", async (status, message, words) => {
  const { told } = answered();
  const refused = { told: { ...told, [OPERATION]: failure(status, message) } };
  expect(await saidOf(organizationWorkflowTokenReads, refused)).toEqual([
    `acme: error (${OPERATION} ${words}.)`,
  ]);
});

test("a selection of actions that is refused hides nothing of the token", async () => {
  const { told } = answered();
  const selected = "GET /orgs/{org}/actions/permissions/selected-actions";
  const refused = { told: { ...told, [selected]: failure(403, "Forbidden") } };
  expect(await saidOf(organizationWorkflowTokenReads, refused)).toEqual(["acme: pass"]);
});
