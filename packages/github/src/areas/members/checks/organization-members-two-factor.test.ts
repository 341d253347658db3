import { atMost, defineParameter, names } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { organizationMembers } from "../members.ts";
import { answered, denied, MEMBERS, members, ownersAlone, refusing } from "../people.fixture.ts";
import { organizationMembersTwoFactor } from "./organization-members-two-factor.ts";

const expected = "expected at most secure and insecure";

testCheck(
  organizationMembersTwoFactor,
  { test, expect },
  {
    pass: [
      {
        name: "an authenticator app",
        given: members({}),
        says: [`two-factor authentication: secure, ${expected}`],
      },
      {
        name: "SMS among the ways, which is said",
        given: members({ twoFactor: known("insecure") }),
        says: [`two-factor authentication: insecure, ${expected}`],
      },
    ],
    fail: [
      {
        name: "a password alone",
        given: members({ twoFactor: known("off") }),
        says: [`two-factor authentication: off, ${expected}`],
      },
    ],
    unreadable: [
      {
        name: "who has SMS is hidden",
        given: members({ twoFactor: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "members cannot be listed",
        given: [listingOf(organizationMembers, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no members",
      given: [listingOf(organizationMembers, [])],
      says: ["GitHub organization member: none, expected at least one"],
    },
  },
);

const everybody = { all: ["ana", "ben"], owners: ["ana"] };
const off = `fail (two-factor authentication: off, ${expected})`;

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, readonly string[]]>([
  ["nobody is in the list of those without", answered(MEMBERS, everybody), ["ana: pass", "ben: pass"]],
  [
    "one member has none (karmada-io/karmada#1300)",
    answered(MEMBERS, { ...everybody, off: ["ben"] }),
    ["ana: pass", `ben: ${off}`],
  ],
  [
    "an owner has none (satnogs/satnogs-org#182)",
    answered(MEMBERS, { ...everybody, off: ["ana"] }),
    [`ana: ${off}`, "ben: pass"],
  ],
  [
    "an authenticator app beside SMS is insecure, and no absence (nix-community/infra#1709)",
    answered(MEMBERS, { ...everybody, insecure: ["ben"] }),
    ["ana: pass", "ben: pass"],
  ],
  [
    "managed users sign in elsewhere, which nobody can tell from none (microsoft/ghqr#49)",
    answered(MEMBERS, { ...everybody, off: ["ana", "ben"] }),
    [`ana: ${off}`, `ben: ${off}`],
  ],
  [
    "who is no owner gets a 422, which is no empty list (trycompai/comp#2521)",
    refusing("2fa_disabled", MEMBERS, everybody),
    [`github/acme: error (${ownersAlone(MEMBERS)})`],
  ],
  [
    "a server that does not know which factors are insecure leaves those undecided who have some",
    refusing("2fa_insecure", MEMBERS, { ...everybody, off: ["ben"] }),
    [`ana: error (${ownersAlone(MEMBERS)})`, `ben: ${off}`],
  ],
  [
    "the app may not read members",
    { ...answered(MEMBERS, everybody), faults: { deny: [MEMBERS] } },
    [`github/acme: error (${MEMBERS} was denied (403).)`],
  ],
  [
    "the organization is not found",
    { ...answered(MEMBERS, everybody), faults: { deny: [MEMBERS], denyAs: "not-found" } },
    [`github/acme: error (${MEMBERS} was not found, as GitHub also says to those who may not look (404).)`],
  ],
  [
    "somebody without a second factor is missing among the members",
    answered(MEMBERS, { ...everybody, off: ["eve"] }),
    [`github/acme: error (${MEMBERS} left out 1 of those it names elsewhere.)`],
  ],
  [
    "somebody with an insecure second factor is missing among the members, so who else has one is not known",
    answered(MEMBERS, { ...everybody, off: ["ben"], insecure: ["eve"] }),
    [`ana: error (${MEMBERS} left out 1 of those it names elsewhere.)`, `ben: ${off}`],
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(organizationMembersTwoFactor, situation)).toEqual(said);
});

test("lists are read to their last page", async () => {
  const all = Array.from({ length: 250 }, (_, at) => `user-${String(at).padStart(3, "0")}`);
  const said = await saidOf(
    organizationMembersTwoFactor,
    answered(MEMBERS, { all, owners: ["user-000"], off: all.slice(99) }),
  );
  expect(said.filter((line) => line.endsWith(": pass"))).toHaveLength(99);
  expect(said.filter((line) => line.endsWith(off))).toHaveLength(151);
});

test("a company that allows secure factors alone (tldr-pages/tldr#12331)", async () => {
  const use = organizationMembersTwoFactor.with({
    twoFactor: defineParameter("second-factors", atMost(names("secure"))),
  });
  expect(await saidOf(use, answered(MEMBERS, { ...everybody, insecure: ["ben"] }))).toEqual([
    "ana: pass",
    "ben: fail (two-factor authentication: insecure, expected at most secure (second-factors))",
  ]);
});
