import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { outsideCollaborators } from "../outside-collaborators.ts";
import { answered, denied, OUTSIDE, outsiders, ownersAlone, refusing } from "../people.fixture.ts";
import { outsideCollaboratorsTwoFactor } from "./outside-collaborators-two-factor.ts";

const expected = "expected at most secure and insecure";

testCheck(
  outsideCollaboratorsTwoFactor,
  { test, expect },
  {
    pass: [
      { name: "a passkey", given: outsiders({}), says: [`two-factor authentication: secure, ${expected}`] },
    ],
    fail: [
      {
        name: "a password alone",
        given: outsiders({ twoFactor: known("off") }),
        says: [`two-factor authentication: off, ${expected}`],
      },
    ],
    unreadable: [
      {
        name: "who has SMS is hidden",
        given: outsiders({ twoFactor: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "collaborators cannot be listed",
        given: [listingOf(outsideCollaborators, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no outside collaborators",
      given: [listingOf(outsideCollaborators, [])],
      says: ["There is no GitHub outside collaborator in github/test-organization: the listing is complete."],
    },
  },
);

const off = `fail (two-factor authentication: off, ${expected})`;
const none =
  "github/acme: not-applicable (There is no GitHub outside collaborator in github/acme: the listing is complete.)";

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, readonly string[]]>([
  [
    "a collaborator of one repository has none (todogroup/gh-issues#41)",
    answered(OUTSIDE, { all: ["ben", "eve"], off: ["eve"] }),
    ["ben: pass", `eve: ${off}`],
  ],
  [
    "SMS is said and allowed (github/platform-samples#759)",
    answered(OUTSIDE, { all: ["ben"], insecure: ["ben"] }),
    ["ben: pass"],
  ],
  [
    "several have none before the organization requires it (google/go-github#842)",
    answered(OUTSIDE, { all: ["ben", "eve"], off: ["ben", "eve"] }),
    [`ben: ${off}`, `eve: ${off}`],
  ],
  ["there are none", answered(OUTSIDE, { all: [] }), [none]],
  [
    "who is no owner gets a 403, which is no empty list (mondoohq/mql#7596)",
    { ...answered(OUTSIDE, { all: [] }), faults: { deny: [OUTSIDE] } },
    [`github/acme: error (${OUTSIDE} was denied (403).)`],
  ],
  [
    "who may list and not audit is refused (sigmavirus24/github3.py#925)",
    refusing("2fa_disabled", OUTSIDE, { all: ["ben"] }),
    [`github/acme: error (${ownersAlone(OUTSIDE)})`],
  ],
  [
    "an organization that is not found is not one without collaborators",
    { ...answered(OUTSIDE, { all: [] }), faults: { deny: [OUTSIDE], denyAs: "not-found" } },
    [`github/acme: error (${OUTSIDE} was not found, as GitHub also says to those who may not look (404).)`],
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(outsideCollaboratorsTwoFactor, situation)).toEqual(said);
});
