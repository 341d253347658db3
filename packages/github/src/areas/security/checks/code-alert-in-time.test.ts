import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { alertBody, codeListing, listed, listOf, refusals, refused, refusedWith } from "../alerts.fixture.ts";
import { codeAlerts } from "../code-alerts.ts";
import { codeAlertInTime } from "./code-alert-in-time.ts";

testCheck(
  codeAlertInTime,
  { test, expect },
  {
    pass: [
      {
        name: "an alert of yesterday",
        given: codeListing(),
        says: ["age of an open alert of severity high: 1 day, expected at most 30 days"],
      },
    ],
    fail: [
      {
        name: "a critical one of more than a week",
        given: codeListing({ severity: "critical", createdAt: "2025-12-24T00:00:00Z" }),
        says: ["age of an open alert of severity critical: 8 days, expected at most 7 days"],
      },
      {
        name: "an error of a tool that does not rate, of more than a month",
        given: codeListing({ severity: "error", createdAt: "2025-12-01T00:00:00Z" }),
        says: ["age of an open alert of severity error: 31 days, expected at most 30 days"],
      },
    ],
    unreadable: [
      {
        name: "the list is refused",
        given: [listingOf(codeAlerts, [], { problem: refused })],
        says: [refused.message],
      },
    ],
    notApplicable: [
      {
        name: "a warning",
        given: codeListing({ severity: "warning", createdAt: "2020-01-01T00:00:00Z" }),
        says: ["Its severity is warning: the limits are for critical and high alone."],
      },
    ],
    empty: {
      name: "no alert",
      given: [listingOf(codeAlerts, [])],
      says: [
        "There is no open code scanning alert in what was scanned in github/test-organization: the listing is complete.",
      ],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const KIND = "code-scanning";
const body = (rule: object, change: object = {}) =>
  alertBody(KIND, {
    rule: { id: "r", description: "d", ...rule },
    created_at: "2025-11-01T00:00:00Z",
    ...change,
  });
const ID = "acme/api (code scanning alert 1)";
const old = (severity: string) =>
  `${ID}: fail (age of an open alert of severity ${severity}: 61 days, expected at most 30 days)`;
const spared = (severity: string) =>
  `${ID}: not-applicable (Its severity is ${severity}: the limits are for critical and high alone.)`;

test.each([
  [
    "the risk goes before the tool's mark (github/rest-api-description#658)",
    { severity: "warning", security_severity_level: "high" },
    old("high"),
  ],
  [
    "the risk is left out where the tool does not rate it (github/roadmap#156)",
    { severity: "error" },
    old("error"),
  ],
  [
    "the risk is null (constellation-works/orbit#1246)",
    { severity: "warning", security_severity_level: null },
    spared("warning"),
  ],
  ["a low risk is no error", { severity: "error", security_severity_level: "low" }, spared("low")],
  [
    "no severity at all decides nothing (iii-hq/workers#807)",
    { severity: null, security_severity_level: null },
    `${ID}: error (${listOf(KIND)} does not say how severe the alert is.)`,
  ],
])("%s", async (_, rule, said) => {
  expect(await saidOf(codeAlertInTime, listed(KIND, body(rule)))).toEqual([said]);
});

test.each([
  "the code was deleted and the alert is open (zero-day-ai/sdk#476)",
  "it was mended, under another category of analysis (github/codeql-action#1223, racket/racket#5230)",
])("%s: it stays open until somebody closes it", async () => {
  expect(await saidOf(codeAlertInTime, listed(KIND, body({ severity: "error" })))).toEqual([old("error")]);
});

test("no alert is no more than that (mondoohq/mql#10023, zero-day-ai/.github#262)", async () => {
  expect(await saidOf(codeAlertInTime, listed(KIND))).toEqual([
    "github/acme: not-applicable (There is no open code scanning alert in what was scanned in github/acme: the listing is complete.)",
  ]);
});

test.each(refusals)(
  "a list that is refused is no empty list: %i %s (NickLiffen/ghas-enablement#83)",
  async (status, words, said) => {
    expect(await saidOf(codeAlertInTime, refusedWith(KIND, status, words))).toEqual([
      `github/acme: error (${listOf(KIND)} ${said}.)`,
    ]);
  },
);
