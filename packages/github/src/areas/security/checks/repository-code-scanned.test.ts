import { atLeast, atMost, days, defineParameter, names } from "@bylaw/core";
import { absent, known, type Problem, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { example, failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type CodeScan, codeScans } from "../code-scans.ts";
import { organizationOf } from "../repositories.fixture.ts";
import { repositoryCodeScanned } from "./repository-code-scanned.ts";

const OPERATION = "GET /repos/{owner}/{repo}/code-scanning/analyses";
const hidden: Problem = { code: "access-denied", message: "The field is hidden." };
const off = absent(OPERATION, "not enabled");
const scanned = (change: Partial<CodeScan> = {}) => [
  listingOf(codeScans, [
    {
      id: "acme/api",
      archived: false,
      empty: false,
      open: false,
      plan: known("team"),
      analyses: known([{ tool: "CodeQL", at: "2025-12-31T00:00:00.000Z" }]),
      readAt: "2026-01-01T00:00:00.000Z",
      ...change,
    },
  ]),
];
const is = (what: string, tool = "CodeQL") =>
  `age of the newest analysis by "${tool}": ${what}, expected at most 30 days`;

testCheck(
  repositoryCodeScanned,
  { test, expect },
  {
    pass: [
      { name: "it was scanned yesterday", given: scanned(), says: [is("1 day")] },
      {
        name: "a tool of a longer name",
        given: scanned({ analyses: known([{ tool: "GitHub CodeQL", at: "2025-12-31T00:00:00.000Z" }]) }),
        says: [is("1 day")],
      },
    ],
    fail: [
      {
        name: "it was scanned long ago",
        given: scanned({ analyses: known([{ tool: "CodeQL", at: "2025-11-01T00:00:00.000Z" }]) }),
        says: [is("61 days")],
      },
      {
        name: "another tool scanned it",
        given: scanned({ analyses: known([{ tool: "Scorecard", at: "2025-12-31T00:00:00.000Z" }]) }),
        says: [is("absent (no analysis)")],
      },
      { name: "nothing did", given: scanned({ analyses: known([]) }), says: [is("absent (no analysis)")] },
      {
        name: "scanning is off, and can be had",
        given: scanned({ analyses: off }),
        says: [is("absent (not enabled)")],
      },
      {
        name: "scanning is off in a public repository, where it costs nothing",
        given: scanned({ analyses: off, open: true, plan: known("free") }),
        says: [is("absent (not enabled)")],
      },
    ],
    unreadable: [
      {
        name: "the analyses are hidden",
        given: scanned({ analyses: unreadable(hidden) }),
        says: [hidden.message],
      },
      {
        name: "scanning is off and the plan is hidden",
        given: scanned({ analyses: off, plan: unreadable(hidden) }),
        says: [hidden.message],
      },
    ],
    notApplicable: [
      {
        name: "the plan does not have it for repositories that are not public",
        given: scanned({ analyses: off, plan: known("free") }),
        says: [
          "The repository is not public, and code scanning is not in the organization's plan: it is free.",
        ],
      },
      {
        name: "an empty repository",
        given: scanned({ empty: true, analyses: absent("POST /graphql scanned", "empty repository") }),
        says: ["The repository is empty: there is nothing to analyse."],
      },
      {
        name: "an archived repository",
        given: scanned({ archived: true }),
        says: ["The repository is archived: nothing can be pushed to it."],
      },
    ],
    empty: {
      name: "no repository",
      given: [listingOf(codeScans, [])],
      says: ["There is no GitHub repository in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const analysis = (change: Readonly<Record<string, unknown>> = {}) =>
  example(OPERATION, { ref: "refs/heads/main", created_at: "2025-12-25T00:00:00Z", error: "", ...change });
const tool = (name: string) => ({ tool: { name, guid: null, version: "1.0.0" } });
const given = (answer: object, told: Parameters<typeof organizationOf>[0] = {}) => {
  const situation = organizationOf(told);
  return { ...situation, told: { ...situation.told, [OPERATION]: answer } };
};
const fails = (what: string) => `acme/api: fail (${is(what)})`;

test.each([
  ["a weekly scan (github/roadmap#674)", [analysis()], "acme/api: pass"],
  [
    "scanning stopped without a failure (wisecom-oy/atlas#407, Dobiasd/FunctionalPlus#316)",
    [analysis({ created_at: "2025-06-05T00:00:00Z" })],
    fails("210 days"),
  ],
  [
    "a workflow that GitHub disabled (MustacheCase/zanadir#151, sciunto-org/python-bibtexparser#619)",
    [analysis({ created_at: "2025-10-01T00:00:00Z" })],
    fails("92 days"),
  ],
  [
    "an upload of another tool is no CodeQL (ossf/scorecard#1418)",
    [analysis(tool("Scorecard"))],
    fails("absent (no analysis)"),
  ],
  [
    "uploads that GitHub could not process (ossf/scorecard#1605, macanderson/stella#3260)",
    [
      analysis({ error: "could not process the SARIF file" }),
      analysis({ created_at: "2025-07-17T00:00:00Z" }),
    ],
    fails("168 days"),
  ],
  [
    "one that is enabled and never ran (advanced-security/gh-code-scanning#19)",
    [],
    fails("absent (no analysis)"),
  ],
])("%s", async (_, answer, said) => {
  expect(await saidOf(repositoryCodeScanned, given(answer))).toEqual([said]);
});

const denied = "was denied (403)";
const unfound = "was not found, as GitHub also says to those who may not look (404)";

test.each([
  [404, "no analysis found", fails("absent (no analysis)")],
  [
    403,
    "Code Security must be enabled for this repository to use code scanning.",
    fails("absent (not enabled)"),
  ],
  [
    403,
    "Advanced Security must be enabled for this repository to use code scanning.",
    fails("absent (not enabled)"),
  ],
  [403, "Code scanning is not enabled for this repository.", fails("absent (not enabled)")],
  [404, "Not Found", `acme/api: error (${OPERATION} ${unfound}.)`],
  [403, "Resource not accessible by integration", `acme/api: error (${OPERATION} ${denied}.)`],
  [403, "no analysis found", `acme/api: error (${OPERATION} ${denied}.)`],
  [404, "Not Found: no analysis found in it", `acme/api: error (${OPERATION} ${unfound}.)`],
])(
  "%i %s (NickLiffen/ghas-enablement#83, ton-blockchain/acton-contracts#11)",
  async (status, message, said) => {
    expect(await saidOf(repositoryCodeScanned, given(failure(status, message)))).toEqual([said]);
  },
);

test("a free plan has it for public repositories alone", async () => {
  const refused = failure(403, "Code scanning is not enabled for this repository.");
  expect(await saidOf(repositoryCodeScanned, given(refused, { plan: "free" }))).toEqual([
    "acme/api: not-applicable (The repository is not public, and code scanning is not in the organization's plan: it is free.)",
  ]);
});

test("only the default branch is asked for, and an empty repository for nothing", async () => {
  const asked: (string | null)[] = [];
  const answer = ({ query }: { readonly query: URLSearchParams }) => {
    asked.push(query.get("ref"));
    return [analysis()];
  };
  await saidOf(repositoryCodeScanned, given(answer, { repository: { defaultBranch: "trunk" } }));
  await saidOf(repositoryCodeScanned, given(answer, { repository: { isEmpty: true } }));
  expect(asked).toEqual(["refs/heads/trunk"]);
});

test("the tools and the time that the company names", async () => {
  const use = repositoryCodeScanned.with({
    tools: defineParameter("scanners", atLeast(names("semgrep", "trivy"))),
    within: defineParameter("scanned-within", atMost(days(7))),
  });
  const answer = [
    analysis(tool("Semgrep OSS")),
    analysis({ ...tool("Trivy"), created_at: "2025-12-20T00:00:00Z" }),
  ];
  expect(await saidOf(use, given(answer))).toEqual([
    'acme/api: fail (age of the newest analysis by "trivy": 12 days, expected at most 7 days (scanned-within))',
  ]);
});
