import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { ruleset } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, environment, environmentBody, patterns } from "../environments.fixture.ts";
import { type DeploymentEnvironment, deploymentEnvironments } from "../environments.ts";
import { environmentProtected } from "./environment-protected.ts";

const OPERATION = "GET /repos/{owner}/{repo}/environments";
const production: DeploymentEnvironment = {
  id: "acme/api production",
  repository: "acme/api",
  name: "production",
  archived: false,
  reviewers: 2,
  preventsSelfReview: true,
  branches: known("protected"),
};
const one = (change: Partial<DeploymentEnvironment> = {}) => [
  listingOf(deploymentEnvironments, [{ ...production, ...change }]),
];
const denied = { code: "access-denied", message: `${OPERATION} was denied (403).` } as const;

testCheck(
  environmentProtected,
  { test, expect },
  {
    pass: [
      {
        name: "production with reviewers",
        given: one(),
        says: ["protected, or harmless: protected: all 3 pass, expected all to pass"],
      },
    ],
    fail: [
      {
        name: "no reviewer",
        given: one({ reviewers: 0, preventsSelfReview: false }),
        says: ["protected, or harmless: none of 2, expected at least one"],
      },
      {
        name: "protected branches alone, of which there are none",
        given: one({ branches: known("any, since none is protected") }),
        says: ["protected, or harmless: none of 2, expected at least one"],
      },
    ],
    unreadable: [
      {
        name: "whether any branch is protected is hidden",
        given: one({ branches: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "the repository's environments are not shown",
        given: [listingOf(deploymentEnvironments, [unreadableResource("acme/api", denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "an archived repository",
        given: one({ archived: true }),
        says: ["Its repository is archived: nothing deploys from it."],
      },
    ],
    empty: {
      name: "no environment",
      given: [listingOf(deploymentEnvironments, [])],
      says: ["There is no GitHub environment in github/test-organization: the listing is complete."],
    },
  },
);

const verdict = async (situation: Parameters<typeof saidOf>[1]) =>
  (await saidOf(environmentProtected, situation)).map((line) => line.replace(/ \((?!GET).*/, ""));

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each([
  ["all of it", environment(), "pass"],
  ["branches by a pattern", environment({ branches: "named" }), "pass"],
  ["any branch may deploy (github/roadmap#164)", environment({ branches: "any" }), "fail"],
  ["who started it may approve it (eclipse-csi/otterdog#680)", environment({ selfReview: true }), "fail"],
  [
    "no reviewers, as on a plan without them (SSWConsulting/SSW.Rules.Content#13081)",
    environment({ reviewers: 0 }),
    "fail",
  ],
  [
    "a server without the switch lets who started it approve it (integrations/terraform-provider-github#2457)",
    environment({ selfReview: "unsaid" }),
    "fail",
  ],
  [
    "one reviewer of several is enough (v-fidelusaleksander/ghcertified#775)",
    environment({ reviewers: 6 }),
    "pass",
  ],
  [
    "a deployment by the API waits for nobody, which is a blind spot (github/branch-deploy#352)",
    environment(),
    "pass",
  ],
  [
    "a rule on all branches makes each of them a protected one (integrations/terraform-provider-github#2236)",
    environment({}, { protection: { pattern: "*" } }),
    "fail",
  ],
  ["a rule on some branches", environment({}, { protection: { pattern: "release/*" } }), "pass"],
  ["protected branches alone, and none is", environment({}, { protection: "none" }), "fail"],
  [
    "protected branches alone, and a ruleset protects one, which is no rule of classic protection",
    environment({}, { protection: "none", rulesets: [ruleset({ id: 1, name: "main", rules: [] })] }),
    "fail",
  ],
  ["an archived repository", environment({}, { archived: true }), "not-applicable"],
])("%s: %s", async (_, situation, outcome) => {
  expect(await verdict(situation)).toEqual([expect.stringMatching(`^acme/api prod(uction)?: ${outcome}$`)]);
});

test("a harmless name is let through letter for letter, and no name that only begins like it", async () => {
  const bodies = ["staging", "Staging", "staging-prod", "devops-production", "github-pages"].map((name) =>
    environmentBody({ name, reviewers: 0, branches: "any" }),
  );
  expect(await verdict(answered(bodies))).toEqual([
    "acme/api Staging: fail",
    "acme/api devops-production: fail",
    "acme/api github-pages: pass",
    "acme/api staging-prod: fail",
    "acme/api staging: pass",
  ]);
});

test.each(["forbidden", "not-found"] as const)(
  "refused as %s, the repository is an error",
  async (denyAs) => {
    const [line] = await saidOf(environmentProtected, {
      ...environment(),
      faults: { deny: [OPERATION], denyAs },
    });
    expect(line).toMatch(/^acme\/api: error \(GET \/repos\/\{owner\}\/\{repo\}\/environments was /);
  },
);

test("fewer environments than GitHub counts are none", async () => {
  const told = { status: 200, body: { total_count: 2, environments: [environmentBody()] } };
  expect(await saidOf(environmentProtected, answered(told))).toEqual([
    `acme/api: error (${OPERATION} gave 1 of 2.)`,
  ]);
});

const hiddenRules = environment({}, { protection: "none", viewerCanAdminister: false });
test.each([
  [
    "whether any branch is protected is shown to administrators",
    hiddenRules,
    "acme/api production: error (POST /graphql names shows classic branch protection to administrators only.)",
  ],
  [
    "neither protected nor named branches (integrations/terraform-provider-github#1311)",
    environment({ branches: "neither" }),
    `acme/api: error (${OPERATION} says both or neither of protected and of named branches.)`,
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(environmentProtected, situation)).toEqual([said]);
});

test.each([
  [["*"], "fail"],
  [["main", "**/*"], "fail"],
  [["release/*"], "pass"],
  // No branch can deploy.
  [[], "pass"],
])("branches by the patterns %j: %s", async (names, outcome) => {
  const situation = environment({ branches: "named" });
  const told = { ...situation.told, ...patterns(...names) };
  expect(await verdict({ ...situation, told })).toEqual([`acme/api production: ${outcome}`]);
});

const PATTERNS = `${OPERATION}/{environment_name}/deployment-branch-policies`;

test("patterns that are not shown leave the environment undecided", async () => {
  const situation = { ...environment({ branches: "named" }), faults: { deny: [PATTERNS] } };
  expect(await saidOf(environmentProtected, situation)).toEqual([
    `acme/api production: error (${PATTERNS} was denied (403).)`,
  ]);
});

test("reviewers that are counted and not shown decide nothing", async () => {
  const rule = { id: 1, node_id: "x", type: "required_reviewers", reviewers: [{ type: "User" }] };
  const body = { ...environmentBody(), protection_rules: [rule] };
  expect(await saidOf(environmentProtected, answered([body]))).toEqual([
    `acme/api: error (${OPERATION} gave an answer of another shape at environments.0.protection_rules.0.reviewers.0.reviewer.)`,
  ]);
});
