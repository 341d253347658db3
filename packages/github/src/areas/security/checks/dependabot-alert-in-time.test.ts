import { atMost, days, defineParameter } from "@bylaw/core";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { example } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import {
  alertBody,
  listed,
  listOf,
  packageListing,
  refusals,
  refused,
  refusedWith,
} from "../alerts.fixture.ts";
import { dependabotAlerts } from "../dependabot-alerts.ts";
import { dependabotAlertInTime } from "./dependabot-alert-in-time.ts";

testCheck(
  dependabotAlertInTime,
  { test, expect },
  {
    pass: [
      {
        name: "an alert of yesterday",
        given: packageListing(),
        says: ["age of an open alert of critical severity: 1 day, expected at most 7 days"],
      },
      {
        name: "one of low severity, half a year old",
        given: packageListing({ severity: "low", createdAt: "2025-07-05T00:00:00Z" }),
        says: ["age of an open alert of low severity: 180 days, expected at most 180 days"],
      },
    ],
    fail: [
      {
        name: "a critical alert of more than a week",
        given: packageListing({ createdAt: "2025-12-24T00:00:00Z" }),
        says: ["age of an open alert of critical severity: 8 days, expected at most 7 days"],
      },
      {
        name: "a high one of more than a month",
        given: packageListing({ severity: "high", createdAt: "2025-12-01T00:00:00Z" }),
        says: ["age of an open alert of high severity: 31 days, expected at most 30 days"],
      },
      {
        name: "a medium one of more than a quarter",
        given: packageListing({ severity: "medium", createdAt: "2025-10-02T00:00:00Z" }),
        says: ["age of an open alert of medium severity: 91 days, expected at most 90 days"],
      },
    ],
    unreadable: [
      {
        name: "the list is refused",
        given: [listingOf(dependabotAlerts, [], { problem: refused })],
        says: [refused.message],
      },
    ],
    empty: {
      name: "no alert",
      given: [listingOf(dependabotAlerts, [])],
      says: [
        "There is no open Dependabot alert in what GitHub scans in github/test-organization: the listing is complete.",
      ],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const KIND = "dependabot";
const RATED = "security_vulnerability";
const body = (severity: string, created_at: string, change: object = {}) => {
  const { [RATED]: rated } = example(listOf(KIND)) as Record<string, object>;
  return alertBody(KIND, { [RATED]: { ...rated, severity }, created_at, ...change });
};
const old = (severity: string, text: string) =>
  `acme/api (Dependabot alert 1): fail (age of an open alert of ${severity} severity: ${text})`;

test.each([
  ["within its time", body("critical", "2025-12-30T00:00:00Z"), "acme/api (Dependabot alert 1): pass"],
  [
    "patched and never closed (langwatch/langwatch#5465)",
    body("high", "2025-01-01T00:00:00Z"),
    old("high", "365 days, expected at most 30 days"),
  ],
  [
    "a rated hole without a version that mends it",
    body("critical", "2025-12-01T00:00:00Z"),
    old("critical", "31 days, expected at most 7 days"),
  ],
  [
    "the time of a severity is its own (constellation-works/orbit#1246)",
    body("medium", "2025-12-01T00:00:00Z"),
    "acme/api (Dependabot alert 1): pass",
  ],
])("%s", async (_, alert, said) => {
  expect(await saidOf(dependabotAlertInTime, listed(KIND, alert))).toEqual([said]);
});

test("alerts beyond the hundredth are read (mondoohq/mql#9793, renovatebot/renovate#45241)", async () => {
  const alerts = Array.from({ length: 101 }, (_, at) =>
    body("low", at === 100 ? "2024-01-01T00:00:00Z" : "2025-12-30T00:00:00Z", { number: at + 1 }),
  );
  const said = await saidOf(dependabotAlertInTime, listed(KIND, ...alerts));
  expect(said).toHaveLength(101);
  expect(said.filter((line) => line.includes("fail"))).toEqual([
    "acme/api (Dependabot alert 101): fail (age of an open alert of low severity: 731 days, expected at most 180 days)",
  ]);
});

test("open alerts are asked for, by cursor and never by page (github/github-mcp-server#2649, GeekMasher/advanced-security-compliance#63)", async () => {
  const asked: string[] = [];
  const told = {
    [listOf(KIND)]: ({ query }: { readonly query: URLSearchParams }) => {
      asked.push(query.toString());
      return [body("low", "2025-12-30T00:00:00Z")];
    },
  };
  await saidOf(dependabotAlertInTime, { told });
  expect(asked).toEqual(["state=open&per_page=100"]);
});

test("no alert is no more than that (zero-day-ai/.github#262)", async () => {
  expect(await saidOf(dependabotAlertInTime, listed(KIND))).toEqual([
    "github/acme: not-applicable (There is no open Dependabot alert in what GitHub scans in github/acme: the listing is complete.)",
  ]);
});

test.each(refusals)(
  "a list that is refused is no empty list: %i %s (redhat-developer/rhdh#347)",
  async (status, words, said) => {
    expect(await saidOf(dependabotAlertInTime, refusedWith(KIND, status, words))).toEqual([
      `github/acme: error (${listOf(KIND)} ${said}.)`,
    ]);
  },
);

test("the company allows less", async () => {
  const use = dependabotAlertInTime.with({ critical: defineParameter("critical-alerts", atMost(days(1))) });
  expect(await saidOf(use, listed(KIND, body("critical", "2025-12-30T00:00:00Z")))).toEqual([
    old("critical", "2 days, expected at most 1 day (critical-alerts)"),
  ]);
});
