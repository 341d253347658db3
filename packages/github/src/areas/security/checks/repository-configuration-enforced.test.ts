import { atLeast, defineParameter, names } from "@bylaw/core";
import { known, type Problem, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { failure, repository } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { attachment, configurationBody } from "../configurations.fixture.ts";
import { organizationOf } from "../repositories.fixture.ts";
import { type Configuration, repositoryConfigurations } from "../repository-configurations.ts";
import { repositoryConfigurationEnforced } from "./repository-configuration-enforced.ts";

const hidden: Problem = { code: "access-denied", message: "The field is hidden." };
const sound: Configuration = {
  id: "Baseline (1)",
  status: "enforced",
  enforcement: known("enforced"),
  enables: known({ unit: "names", amount: ["Dependabot alerts", "secret scanning", "push protection"] }),
};
const says = (what: string) => `code security configuration: "Baseline (1)": ${what}`;
const NONE = "code security configuration: the repository is under none; expected at least one";
const under = (...changes: readonly Partial<Configuration>[]) => [
  listingOf(repositoryConfigurations, [
    { id: "acme/api", archived: false, configurations: changes.map((change) => ({ ...sound, ...change })) },
  ]),
];

testCheck(
  repositoryConfigurationEnforced,
  { test, expect },
  {
    pass: [
      { name: "it is under one", given: under({}), says: [says("all 3 pass, expected all to pass")] },
      {
        name: "one of two is enough",
        given: under({ id: "Old (2)", status: "failed" }, {}),
        says: [says("all 3 pass, expected all to pass")],
      },
    ],
    fail: [
      { name: "it is under none", given: under(), says: [NONE] },
      {
        name: "it is not enforced",
        given: under({ enforcement: known("unenforced") }),
        says: [says("enforcement: unenforced, expected enforced")],
      },
      {
        name: "it could not be applied",
        given: under({ status: "failed" }),
        says: [says("attachment: failed, expected one of attached and enforced")],
      },
      {
        name: "a word that is newer than this check",
        given: under({ status: "paused" }),
        says: [says("attachment: paused, expected one of attached and enforced")],
      },
      {
        name: "push protection does not stand for secret scanning",
        given: under({
          enables: known({ unit: "names", amount: ["Dependabot alerts", "push protection"] }),
        }),
        says: [
          says(
            "what it enables: Dependabot alerts and push protection, expected at least Dependabot alerts, secret scanning and push protection",
          ),
        ],
      },
    ],
    unreadable: [
      {
        name: "its enforcement is hidden",
        given: under({ enforcement: unreadable(hidden) }),
        says: [hidden.message],
      },
      {
        name: "what it enables is hidden",
        given: under({ enables: unreadable(hidden) }),
        says: [hidden.message],
      },
    ],
    notApplicable: [
      {
        name: "an archived repository",
        given: [
          listingOf(repositoryConfigurations, [{ id: "acme/old", archived: true, configurations: [] }]),
        ],
        says: ["The repository is archived: nothing can be pushed to it."],
      },
    ],
    empty: {
      name: "no repository",
      given: [listingOf(repositoryConfigurations, [])],
      says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const CONFIGURATIONS = "GET /orgs/{org}/code-security/configurations";
const ATTACHED = `${CONFIGURATIONS}/{configuration_id}/repositories`;
const api = repository({ name: "api" });

function given(configurations: readonly object[] | object, attached: object): Situation {
  const situation = organizationOf();
  const told = { ...situation.told, [CONFIGURATIONS]: configurations, [ATTACHED]: attached };
  return { ...situation, repositories: [api], told };
}
const one = (change: Readonly<Record<string, unknown>> = {}, status = "enforced") =>
  given([configurationBody(change)], [attachment(api.id, status)]);
const fails = (what: string) => `acme/api: fail (${what})`;

test.each([
  ["attached and enforced (google/go-github#3211)", one(), "acme/api: pass"],
  ["attached, with enforcement (eclipse-csi/otterdog#640)", one({}, "attached"), "acme/api: pass"],
  [
    "applied without being enforced (jupyterhub/team-compass#768)",
    one({ enforcement: "unenforced" }),
    fails(says("enforcement: unenforced, expected enforced")),
  ],
  [
    "a legacy configuration that sets nothing (jupyterhub/team-compass#768)",
    one({
      dependabot_alerts: "not_set",
      secret_scanning: "not_set",
      secret_scanning_push_protection: "not_set",
    }),
    fails(
      says(
        "what it enables: Dependabot security updates and code scanning default setup, expected at least Dependabot alerts, secret scanning and push protection",
      ),
    ),
  ],
  ["taken off again (PyGithub/PyGithub#3095)", one({}, "detached"), fails(NONE)],
  ["taken off by the enterprise (google/go-github#3812)", one({}, "removed_by_enterprise"), fails(NONE)],
  [
    "being applied",
    one({}, "updating"),
    fails(says("attachment: updating, expected one of attached and enforced")),
  ],
  ["a repository that no configuration names", given([configurationBody()], []), fails(NONE)],
  ["no configuration at all", given([], []), fails(NONE)],
  [
    "a feature that is left out is not one that is off (google/go-github#4205)",
    one({ secret_scanning: undefined }),
    `acme/api: error (${CONFIGURATIONS} does not show secret_scanning to these credentials.)`,
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(repositoryConfigurationEnforced, situation)).toEqual([said]);
});

test("an archived repository may stay under one (integrations/terraform-provider-github#3620)", async () => {
  const old = repository({ name: "old", archived: true });
  const situation = given([configurationBody()], [attachment(old.id, "enforced")]);
  expect(await saidOf(repositoryConfigurationEnforced, { ...situation, repositories: [old] })).toEqual([
    "acme/old: not-applicable (The repository is archived: nothing can be pushed to it.)",
  ]);
});

test.each([
  ["the configurations", given(failure(403, "Resource not accessible by integration"), []), CONFIGURATIONS],
  ["the repositories of one", given([configurationBody()], failure(403, "Forbidden")), ATTACHED],
])("%s refused are no empty list", async (_, situation, operation) => {
  expect(await saidOf(repositoryConfigurationEnforced, situation)).toEqual([
    `github/acme: error (${operation} was denied (403).)`,
  ]);
});

test("a repository on the second page, and what the company asks for", async () => {
  const many = Array.from({ length: 100 }, (_, at) => attachment(9_000 + at, "enforced"));
  const situation = given([configurationBody()], [...many, attachment(api.id, "enforced")]);
  expect(await saidOf(repositoryConfigurationEnforced, situation)).toEqual(["acme/api: pass"]);
  const use = repositoryConfigurationEnforced.with({
    features: defineParameter("enforced-features", atLeast(names("code scanning default setup"))),
  });
  expect(await saidOf(use, one({ code_scanning_default_setup: "not_set" }))).toEqual([
    fails(
      says(
        "what it enables: Dependabot alerts, Dependabot security updates, secret scanning and push protection, expected at least code scanning default setup (enforced-features)",
      ),
    ),
  ]);
});
