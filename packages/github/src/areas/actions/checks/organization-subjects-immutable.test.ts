import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, none, policies } from "../policies.fixture.ts";
import { organizationSubjectsImmutable } from "./organization-subjects-immutable.ts";

const holds = (value: boolean) =>
  `subjects hold the numbers of owner and repository: ${value}, expected true`;

testCheck(
  organizationSubjectsImmutable,
  { test, expect },
  {
    pass: [{ name: "it opts in", given: policies(), says: [holds(true)] }],
    fail: [
      {
        name: "it does not",
        given: policies({ immutableSubjects: known(false) }),
        says: [holds(false)],
      },
    ],
    unreadable: [
      {
        name: "the choice is hidden",
        given: policies({ immutableSubjects: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "Actions is off",
        given: policies({ enabledRepositories: known("none"), immutableSubjects: known(false) }),
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
const FIELD = "use_immutable_subject";
const OPERATION = "GET /orgs/{org}/actions/oidc/customization/sub";
const off = `acme: fail (${holds(false)})`;

test.each([
  ["it opted in (terraform-aws-modules/terraform-aws-iam#659)", { [FIELD]: true }, "acme: pass"],
  ["it did not (integrations/terraform-provider-github#3548)", { [FIELD]: false }, off],
  [
    "new repositories have them all the same (ministryofjustice/modernisation-platform-environments#18989)",
    { [FIELD]: false, include_claim_keys: ["repo", "context"] },
    off,
  ],
  [
    "it opted in with a template of its own (Azure/azure-dev#9430)",
    { [FIELD]: true, include_claim_keys: ["repo", "environment"] },
    "acme: pass",
  ],
  [
    "a server that does not know the choice leaves it out (github/docs#45221)",
    { [FIELD]: undefined },
    `acme: error (${OPERATION} does not show ${FIELD} to these credentials.)`,
  ],
])("%s", async (_, change, said) => {
  expect(await saidOf(organizationSubjectsImmutable, answered({}, {}, {}, change))).toEqual([said]);
});

test("a refusal is no choice (nuonco/nuon#2560)", async () => {
  const { told } = answered();
  const refused = { told: { ...told, [OPERATION]: failure(403, "Resource not accessible by integration") } };
  expect(await saidOf(organizationSubjectsImmutable, refused)).toEqual([
    `acme: error (${OPERATION} was denied (403).)`,
  ]);
});
