import { atMost, defineParameter, names } from "@bylaw/core";
import { type Problem, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { type Repository, repository } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { type DeployKey, deployKeys } from "../deploy-keys.ts";
import { repositoryDeployKeyAllowed } from "./repository-deploy-key-allowed.ts";

const QUERY = "POST /graphql deployKeys";
const denied: Problem = {
  code: "access-denied",
  message: `${QUERY} was denied at deployKeys (FORBIDDEN).`,
  operation: QUERY,
};
// A key whose fingerprint is published: the host key of github.com.
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
const PRINT = "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU";
const archived = "The repository is archived: nothing can be pushed to it.";
const off = "A policy switches deploy keys off: the key opens nothing.";

const key: DeployKey = {
  id: `acme/api ${PRINT}`,
  repository: "acme/api",
  archived: false,
  readOnly: false,
  enabled: true,
};
const one = (change: Partial<DeployKey>) => [listingOf(deployKeys, [{ ...key, ...change }])];

testCheck(
  repositoryDeployKeyAllowed,
  { test, expect },
  {
    pass: [
      {
        name: "on the list",
        given: one({ id: "(none)" }),
        says: ["deploy key that can write: (none), expected at most (none)"],
      },
    ],
    fail: [
      {
        name: "none is allowed yet",
        given: one({}),
        says: [`deploy key that can write: acme/api ${PRINT}, expected at most (none)`],
      },
    ],
    unreadable: [
      {
        name: "a repository does not show its keys",
        given: [listingOf(deployKeys, [unreadableResource("acme/api", denied)])],
        says: [denied.message],
      },
      {
        name: "keys cannot be listed",
        given: [listingOf(deployKeys, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    notApplicable: [
      { name: "read-only", given: one({ readOnly: true }), says: ["The key can only read."] },
      { name: "archived", given: one({ archived: true }), says: [archived] },
      { name: "switched off", given: one({ enabled: false }), says: [off] },
    ],
    empty: {
      name: "no keys",
      given: [listingOf(deployKeys, [])],
      says: ["There is no GitHub deploy key in github/test-organization: the listing is complete."],
    },
  },
);

type Given = Partial<Repository["security"]["deployKeys"][number]>;

/** The repository acme/api with deploy keys that can write and share one public key, but for what is changed. */
function answered(keys: readonly Given[], change: Partial<Repository> = {}): Situation {
  const made = keys.map((own) => ({ readOnly: false, createdAt: "2019-06-01T00:00:00Z", key: KEY, ...own }));
  const security = { ...repository({ name: "api" }).security, deployKeys: made };
  return { repositories: [repository({ name: "api", ...change, security })] };
}

const fails = `fail (deploy key that can write: acme/api ${PRINT}, expected at most (none))`;

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, string]>([
  [
    "a service made a key that can write where reading was enough (aws-amplify/amplify-hosting#747)",
    answered([{}]),
    `acme/api ${PRINT}: ${fails}`,
  ],
  [
    "a client that asked for a key to read got one to write (piotrmurach/github#255)",
    answered([{ readOnly: false }]),
    `acme/api ${PRINT}: ${fails}`,
  ],
  [
    "a comment behind the key is no part of it",
    answered([{ key: `${KEY} ana@laptop` }]),
    `acme/api ${PRINT}: ${fails}`,
  ],
  [
    "a key that can only read",
    answered([{ readOnly: true }]),
    `acme/api ${PRINT}: not-applicable (The key can only read.)`,
  ],
  [
    "a key that the organization's policy switched off (circleci/circleci-docs#9282)",
    answered([{ enabled: false }]),
    `acme/api ${PRINT}: not-applicable (${off})`,
  ],
  [
    "a key of an archived repository",
    answered([{}], { archived: true }),
    `acme/api ${PRINT}: not-applicable (${archived})`,
  ],
  [
    "no repository has any (cs341-illinois/coursebook#223)",
    answered([]),
    "github/acme: not-applicable (There is no GitHub deploy key in github/acme: the listing is complete.)",
  ],
  [
    "who does not administer the repository may see no key where there are some",
    answered([], { viewerCanAdminister: false }),
    `acme/api: error (${QUERY} shows deploy keys to administrators only.)`,
  ],
  [
    "the keys are forbidden",
    { ...answered([]), faults: { forbid: (_, field) => field === "deployKeys" } },
    `acme/(repository 1 of 1): error (${denied.message})`,
  ],
  [
    "more keys than are shown at once",
    answered(Array.from({ length: 101 }, () => ({ readOnly: true }))),
    `acme/api: error (${QUERY} shows 100 of 101 deploy keys.)`,
  ],
  [
    "what is no public key",
    answered([{ key: "none" }]),
    `acme/api: error (${QUERY} gave an answer of another shape at nodes.0.key.)`,
  ],
  [
    "base64 that was cut",
    answered([{ key: KEY.slice(0, -3) }]),
    `acme/api: error (${QUERY} gave an answer of another shape at nodes.0.key.)`,
  ],
  [
    "repositories that are not shown",
    { ...answered([]), faults: { conceal: () => true } },
    "github/acme: error (GET /orgs/{org} counts 1 repositories of acme and this token sees 0: use an owner's token for all repositories, or a GitHub App on all repositories.)",
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(repositoryDeployKeyAllowed, situation)).toEqual([said]);
});

test.each([
  [
    "the key of the release workflow is allowed (python-semantic-release/python-semantic-release#1343)",
    PRINT,
    "pass",
  ],
  ["any key of a repository", "*", "pass"],
  ["after a rotation the list names the old key (gocardless/theatre#271)", "SHA256:old", "fail"],
])("%s", async (_, print, outcome) => {
  const allowed = defineParameter("write-keys", atMost(names(`acme/api ${print}`)));
  const [said] = await saidOf(repositoryDeployKeyAllowed.with({ allowed }), answered([{}]));
  expect(said).toContain(`acme/api ${PRINT}: ${outcome}`);
});
