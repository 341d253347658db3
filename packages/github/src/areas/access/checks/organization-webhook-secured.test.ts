import { known, type Problem, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { example } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { type OrganizationWebhook, organizationWebhooks } from "../webhooks.ts";
import { organizationWebhookSecured } from "./organization-webhook-secured.ts";

const HOOKS = "GET /orgs/{org}/hooks";
const denied: Problem = { code: "access-denied", message: `${HOOKS} was denied (403).`, operation: HOOKS };

const webhook: OrganizationWebhook = {
  id: "webhook 1",
  receiver: known("ci.acme.com"),
  active: true,
  https: known(true),
  verifiesCertificate: known(true),
  secret: true,
};
const one = (change: Partial<OrganizationWebhook>) => [
  listingOf(organizationWebhooks, [{ ...webhook, ...change }]),
];

testCheck(
  organizationWebhookSecured,
  { test, expect },
  {
    pass: [
      {
        name: "all three",
        given: one({}),
        says: [
          "sends over HTTPS: true, expected true",
          "checks the receiver's certificate: true, expected true",
          "has a secret: true, expected true",
        ],
      },
    ],
    fail: [
      {
        name: "no HTTPS",
        given: one({ https: known(false) }),
        says: ["sends over HTTPS: false, expected true"],
      },
      {
        name: "any certificate will do",
        given: one({ verifiesCertificate: known(false) }),
        says: ["checks the receiver's certificate: false, expected true"],
      },
      {
        name: "no secret, whatever else is hidden",
        given: one({ secret: false, https: unreadable(denied) }),
        says: ["has a secret: false, expected true"],
      },
    ],
    unreadable: [
      { name: "its address is hidden", given: one({ https: unreadable(denied) }), says: [denied.message] },
      {
        name: "webhooks cannot be listed",
        given: [listingOf(organizationWebhooks, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "switched off",
        given: one({ active: false, secret: false }),
        says: ["The webhook is switched off: GitHub sends nothing to it."],
      },
    ],
    empty: {
      name: "no webhooks",
      given: [listingOf(organizationWebhooks, [])],
      says: ["There is no GitHub organization webhook in github/test-organization: the listing is complete."],
    },
  },
);

const sound = {
  url: "https://ci.acme.com/hook",
  content_type: "json",
  insecure_ssl: "0",
  secret: "********",
};

/** One webhook, but for what is changed of its settings. Undefined takes a setting away. */
function answered(change: Readonly<Record<string, string | undefined>>, active = true): Situation {
  const config = Object.fromEntries(
    Object.entries({ ...sound, ...change }).filter(([, value]) => value !== undefined),
  );
  return { told: { [HOOKS]: [example(HOOKS, { id: 1, active, config })] } };
}

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, string]>([
  ["all three", answered({}), "webhook 1: pass"],
  [
    "a secret was never set (runatlantis/atlantis#843)",
    answered({ secret: undefined }),
    "webhook 1: fail (has a secret: false, expected true)",
  ],
  [
    "a secret that is empty is none",
    answered({ secret: "" }),
    "webhook 1: fail (has a secret: false, expected true)",
  ],
  [
    "a plugin switched verification off (janinko/ghprb#78)",
    answered({ insecure_ssl: "1" }),
    "webhook 1: fail (checks the receiver's certificate: false, expected true)",
  ],
  [
    "a word that is newer than this check is no 0",
    answered({ insecure_ssl: "false" }),
    "webhook 1: fail (checks the receiver's certificate: false, expected true)",
  ],
  [
    "whether it verifies is left out",
    answered({ insecure_ssl: undefined }),
    `webhook 1: error (${HOOKS} does not show insecure_ssl to these credentials.)`,
  ],
  [
    "an address without HTTPS (turbot/steampipe-plugin-github#185)",
    answered({ url: "http://ci.acme.com/https://" }),
    "webhook 1: fail (sends over HTTPS: false, expected true)",
  ],
  ["an address in capitals", answered({ url: "HTTPS://ci.acme.com" }), "webhook 1: pass"],
  [
    "one that is switched off sends nothing (turbot/steampipe-plugin-github#185)",
    answered({ secret: undefined }, false),
    "webhook 1: not-applicable (The webhook is switched off: GitHub sends nothing to it.)",
  ],
  [
    "none is shown: those of OAuth apps never are (mozilla/github-org-scripts#3)",
    { told: { [HOOKS]: [] } },
    "github/acme: not-applicable (There is no GitHub organization webhook in github/acme: the listing is complete.)",
  ],
  [
    "an app may not read them (repository-settings/app#4)",
    { ...answered({}), faults: { deny: [HOOKS] } },
    `github/acme: error (${HOOKS} was denied (403).)`,
  ],
  [
    "not found, as GitHub says to a token without its scope",
    { ...answered({}), faults: { deny: [HOOKS], denyAs: "not-found" } },
    `github/acme: error (${HOOKS} was not found, as GitHub also says to those who may not look (404).)`,
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(organizationWebhookSecured, situation)).toEqual([said]);
});
