import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, organization } from "../settings.fixture.ts";
import { organizationSettings } from "../settings.ts";
import { organizationTwoFactorRequired } from "./organization-two-factor-required.ts";

testCheck(
  organizationTwoFactorRequired,
  { test, expect },
  {
    pass: [
      {
        name: "it is required",
        given: organization(),
        says: ["two-factor authentication is required: true, expected true"],
      },
    ],
    fail: [
      {
        name: "it is not required",
        given: organization({ twoFactorRequired: known(false) }),
        says: ["two-factor authentication is required: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "the setting is hidden",
        given: organization({ twoFactorRequired: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no organization",
      given: [listingOf(organizationSettings, [])],
      says: ["GitHub organization: none, expected at least one"],
    },
  },
);

const FIELD = "two_factor_requirement_enabled";
const hidden = `acme: error (GET /orgs/{org} settings does not show ${FIELD} to these credentials.)`;
const notRequired = "acme: fail (two-factor authentication is required: false, expected true)";

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each([
  [
    "an owner sees that it is required (mondoohq/cnspec-policies#72)",
    answered({ [FIELD]: true }),
    "acme: pass",
  ],
  [
    "it was switched on once everybody had it (openjs-foundation/cross-project-council#437)",
    answered({ [FIELD]: true }),
    "acme: pass",
  ],
  [
    "it would lock some out, so it is not required (http4s/http4s#6144)",
    answered({ [FIELD]: false }),
    notRequired,
  ],
  [
    "a guide asks everybody for it, and no setting does (alphagov/gds-way#9)",
    answered({ [FIELD]: false }),
    notRequired,
  ],
  [
    "a token that is no owner's gets null, which is no false (PyGithub/PyGithub#1132)",
    answered({ [FIELD]: null }),
    hidden,
  ],
  ["the field is left out for an app that may not read it", answered({ [FIELD]: undefined }), hidden],
  [
    "a name that was given up leads to the organization that had it",
    answered({ [FIELD]: true, login: "acme-labs" }),
    "acme: error (GET /orgs/{org} settings is of another organization than acme, as after it was renamed.)",
  ],
  ["GitHub keeps the login in capitals", answered({ [FIELD]: true, login: "Acme" }), "acme: pass"],
  [
    "the organization may not be asked",
    { ...answered(), faults: { deny: ["GET /orgs/{org}"] } },
    "acme: error (GET /orgs/{org} settings was denied (403).)",
  ],
])("%s", async (_, situation, said) => {
  const [line] = await saidOf(organizationTwoFactorRequired, situation);
  expect(line?.replace("github/acme", "acme")).toBe(said);
});
