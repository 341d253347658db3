import { listingOf, programOf, runProgram, testCheck } from "@bylaw/core/testing";
import { emptyGitHub, startGitHub } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { github } from "../../../provider/provider.ts";
import { saidOf } from "../../../testing/said.ts";
import {
  alertBody,
  listed,
  listOf,
  refusals,
  refused,
  refusedWith,
  secretListing,
} from "../alerts.fixture.ts";
import { secretAlerts } from "../secret-alerts.ts";
import { secretAlertInTime } from "./secret-alert-in-time.ts";

testCheck(
  secretAlertInTime,
  { test, expect },
  {
    pass: [
      {
        name: "an alert of yesterday",
        given: secretListing(),
        says: ["age of an open alert: 1 day, expected at most 7 days"],
      },
    ],
    fail: [
      {
        name: "one of more than a week",
        given: secretListing({ createdAt: "2025-12-24T00:00:00Z" }),
        says: ["age of an open alert: 8 days, expected at most 7 days"],
      },
    ],
    unreadable: [
      {
        name: "the list is refused",
        given: [listingOf(secretAlerts, [], { problem: refused })],
        says: [refused.message],
      },
      {
        name: "a day that is none",
        given: secretListing({ createdAt: "yesterday" }),
        says: ['"yesterday" is no ISO 8601 instant.'],
      },
    ],
    empty: {
      name: "no alert",
      given: [listingOf(secretAlerts, [])],
      says: [
        "There is no open secret scanning alert in what GitHub scans in github/test-organization: the listing is complete.",
      ],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const KIND = "secret-scanning";
const open = { resolution: null, resolved_at: null, resolved_by: null };
const body = (created_at: string, change: object = {}) => alertBody(KIND, { ...open, created_at, ...change });
const old =
  "acme/api (secret scanning alert 1): fail (age of an open alert: 31 days, expected at most 7 days)";

test.each([
  ["within its time", body("2025-12-30T00:00:00Z"), "acme/api (secret scanning alert 1): pass"],
  [
    "alerts that came along with a move and nobody owns (department-of-veterans-affairs/va.gov-team#138505)",
    body("2025-12-01T00:00:00Z"),
    old,
  ],
  [
    "a secret that was pushed past push protection (advanced-security/ghas-to-csv#87)",
    body("2025-12-01T00:00:00Z", { push_protection_bypassed: true }),
    old,
  ],
  [
    "one that no longer works is open until somebody says so",
    body("2025-12-01T00:00:00Z", { validity: "inactive" }),
    old,
  ],
])("%s", async (_, alert, said) => {
  expect(await saidOf(secretAlertInTime, listed(KIND, alert))).toEqual([said]);
});

test("alerts beyond the hundredth are read (github/roadmap#221)", async () => {
  const alerts = Array.from({ length: 101 }, (_, at) => body("2025-12-30T00:00:00Z", { number: at + 1 }));
  expect(await saidOf(secretAlertInTime, listed(KIND, ...alerts))).toHaveLength(101);
});

test.each(refusals)(
  "a list that is refused is no empty list: %i %s (laravel/moat#33, flanksource/config-db#2270)",
  async (status, words, said) => {
    expect(await saidOf(secretAlertInTime, refusedWith(KIND, status, words))).toEqual([
      `github/acme: error (${listOf(KIND)} ${said}.)`,
    ]);
  },
);

test("the secret is not asked for, and not kept where GitHub tells it", async () => {
  const state = emptyGitHub("acme");
  const hidden: (string | null)[] = [];
  state.told[listOf(KIND)] = ({ query }) => {
    hidden.push(query.get("hide_secret"));
    return [body("2025-12-30T00:00:00Z", { secret: "aio_leaked" })];
  };
  const server = await startGitHub({ state });
  const provider = github({ organization: "acme", token: "token", baseUrl: server.url });
  const ran = await runProgram(programOf([provider], [secretAlertInTime]));
  await server.stop();
  expect(server.violations()).toEqual([]);
  expect(hidden).toEqual(["true"]);
  const lines: string[] = [];
  for (const listing of ran.recording.listings)
    for await (const batch of listing.lines()) lines.push(...batch);
  expect(lines.join()).toContain("adafruit_io_key");
  expect(JSON.stringify([lines, ran])).not.toContain("aio_leaked");
});
