import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, none, policies } from "../policies.fixture.ts";
import { organizationSubjectsNameRepository } from "./organization-subjects-name-repository.ts";

const says = (what: string) =>
  `claims that a subject is made of: ${what}, expected some, with repo, repository or repository_id among them`;
const claims = (...amount: readonly string[]) => known({ unit: "names", amount } as const);

testCheck(
  organizationSubjectsNameRepository,
  { test, expect },
  {
    pass: [{ name: "GitHub's default", given: policies(), says: [says("repo and context")] }],
    fail: [
      {
        name: "an environment alone",
        given: policies({ subjectClaims: claims("environment") }),
        says: [says("environment")],
      },
      { name: "no claim", given: policies({ subjectClaims: claims() }), says: [says("none")] },
    ],
    unreadable: [
      {
        name: "the template is hidden",
        given: policies({ subjectClaims: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "Actions is off",
        given: policies({ enabledRepositories: known("none"), subjectClaims: claims("environment") }),
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
const OPERATION = "GET /orgs/{org}/actions/oidc/customization/sub";
const fails = (what: string) => `acme: fail (${says(what)})`;

test.each([
  ["GitHub's own", ["repo", "context"], "acme: pass"],
  [
    "more than that (aws-actions/configure-aws-credentials#454)",
    ["repo", "context", "workflow", "job_workflow_ref", "repository_visibility"],
    "acme: pass",
  ],
  ["in another order", ["ref", "repo", "job_workflow_ref", "repository_owner"], "acme: pass"],
  [
    "numbers that do not change (Azure/azure-dev#8681)",
    ["repository_owner_id", "repository_id", "context"],
    "acme: pass",
  ],
  ["all who use one workflow (github/roadmap#501)", ["job_workflow_ref"], fails("job_workflow_ref")],
  ["the owner alone (Azure/azure-dev#7705)", ["repository_owner"], fails("repository_owner")],
  [
    "all private repositories",
    ["repository_owner", "repository_visibility"],
    fails("repository_owner and repository_visibility"),
  ],
])("the template names %s", async (_, keys, said) => {
  const situation = answered({}, {}, {}, { include_claim_keys: keys });
  expect(await saidOf(organizationSubjectsNameRepository, situation)).toEqual([said]);
});

test.each([
  [403, "Resource not accessible by integration", "was denied (403)"],
  [404, "Not Found", "was not found, as GitHub also says to those who may not look (404)"],
])("a refusal is no default template: %i (PSModule/GitHub#562)", async (status, message, words) => {
  const { told } = answered();
  const refused = { told: { ...told, [OPERATION]: failure(status, message) } };
  expect(await saidOf(organizationSubjectsNameRepository, refused)).toEqual([
    `acme: error (${OPERATION} ${words}.)`,
  ]);
});
