import { atMost, defineParameter, names } from "@bylaw/core";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { example, failure, repository } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { type PublicRepository, publicRepositories } from "../public-repositories.ts";
import { publicRepositoryRunnerless } from "./public-repository-runnerless.ts";

const listed = (...some: readonly Partial<PublicRepository>[]) => [
  listingOf(
    publicRepositories,
    some.map((change) => ({
      id: "acme/site",
      archived: false,
      runners: { unit: "names", amount: [] },
      ...change,
    })),
  ),
];
const runners = (...amount: readonly string[]) => ({ unit: "names", amount }) as const;

testCheck(
  publicRepositoryRunnerless,
  { test, expect },
  {
    pass: [
      {
        name: "it has none",
        given: listed({}),
        says: ["self-hosted runners of the repository: none, expected at most (none)"],
      },
    ],
    fail: [
      {
        name: "it has one",
        given: listed({ runners: runners("acme/site m5") }),
        says: ["self-hosted runners of the repository: acme/site m5, expected at most (none)"],
      },
    ],
    unreadable: [
      {
        name: "the list is refused",
        given: [listingOf(publicRepositories, [], { problem: { code: "access-denied", message: "denied" } })],
        says: ["denied"],
      },
    ],
    notApplicable: [
      {
        name: "an archived repository",
        given: listed({ archived: true, runners: runners("acme/site m5") }),
        says: ["The repository is archived: nothing can be pushed to it."],
      },
    ],
    empty: {
      name: "no public repository",
      given: listed(),
      says: ["There is no public GitHub repository in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const OPERATION = "GET /repos/{owner}/{repo}/actions/runners";
const runner = (change: Readonly<Record<string, unknown>> = {}) => example(OPERATION, change);
const has = (what: string) =>
  `acme/site: fail (self-hosted runners of the repository: ${what}, expected at most (none))`;

/** A public repository with these runners, beside a private one whose runners nobody asks for. */
function given(some: readonly object[] | ReturnType<typeof failure>): Situation {
  const organization = { ...example("GET /orgs/{org}"), login: "acme", archived_at: null };
  return {
    repositories: [
      repository({ name: "site", visibility: "public" }),
      repository({ name: "inside", visibility: "private" }),
      repository({ name: "shared", visibility: "internal" }),
    ],
    told: {
      "GET /orgs/{org}": { ...organization, public_repos: 1, total_private_repos: 2 },
      [OPERATION]: ({ parameters }) =>
        parameters.repo === "site" ? (some as object) : failure(403, "Must have admin rights to Repository."),
    },
  };
}

test.each([
  ["none of its own (microsoft/playwright#4524)", [], "acme/site: pass"],
  ["a laptop (sfegette/grapfel#62)", [runner({ name: "m5mbp" })], has("acme/site m5mbp")],
  [
    "one that is offline, which may take jobs all the same (actions/runner#3892)",
    [runner({ name: "idle", status: "offline", busy: false })],
    has("acme/site idle"),
  ],
  [
    "one that takes a single job (cloudandthings/terraform-aws-github-runners#17)",
    [runner({ name: "once", ephemeral: true })],
    has("acme/site once"),
  ],
  [
    "labels of its own bind nobody (sysevol-ai/CodeNib#509)",
    [runner({ name: "wolverine", labels: [{ name: "trusted", type: "custom" }] })],
    has("acme/site wolverine"),
  ],
])("%s", async (_, some, said) => {
  expect(await saidOf(publicRepositoryRunnerless, given(some))).toEqual([said]);
});

test.each([
  [403, "Must have admin rights to Repository.", "was denied (403)"],
  [404, "Not Found", "was not found, as GitHub also says to those who may not look (404)"],
])(
  "a list that is refused is no empty list: %i (slsa-framework/slsa-github-generator#3298)",
  async (status, message, words) => {
    expect(await saidOf(publicRepositoryRunnerless, given(failure(status, message)))).toEqual([
      `acme/site: error (${OPERATION} ${words}.)`,
    ]);
  },
);

test("a runner on the second page, and those that the company allows", async () => {
  const many = Array.from({ length: 101 }, (_, at) => runner({ name: `pool-${at}` }));
  const allowing = (name: string) =>
    publicRepositoryRunnerless.with({ allowed: defineParameter("own-runners", atMost(names(name))) });
  expect(await saidOf(allowing("acme/site pool-*"), given(many))).toEqual(["acme/site: pass"]);
  const [said] = await saidOf(allowing("acme/site pool-0"), given([...many, runner({ name: "other" })]));
  expect(said).toContain("acme/site other");
});

test("a repository that became public is judged from then on (NNPDF/nnpdf#1306)", async () => {
  const { told, ...state } = given([runner({ name: "apfel" })]);
  const before = { ...state, repositories: [repository({ name: "site", visibility: "private" })] };
  const counted = { ...(told?.["GET /orgs/{org}"] as object), public_repos: 0, total_private_repos: 1 };
  expect(
    await saidOf(publicRepositoryRunnerless, { ...before, told: { ...told, "GET /orgs/{org}": counted } }),
  ).toEqual([
    "github/acme: not-applicable (There is no public GitHub repository in github/acme: the listing is complete.)",
  ]);
  expect(await saidOf(publicRepositoryRunnerless, given([runner({ name: "apfel" })]))).toEqual([
    has("acme/site apfel"),
  ]);
});
