import { atMost, count, defineParameter } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { organizationMembers } from "../members.ts";
import { answered, denied, MEMBERS, members, ownersAlone, refusing } from "../people.fixture.ts";
import { organizationOwnerCount } from "./organization-owner-count.ts";

const owner = { role: "owner" } as const;
const owners = (many: number) => Array.from({ length: many }, () => owner);

testCheck(
  organizationOwnerCount,
  { test, expect },
  {
    pass: [
      {
        name: "two of three",
        given: members(owner, owner, {}),
        says: [
          "owners: user-1 and user-2, expected a length of at least 2",
          "owners: user-1 and user-2, expected a length of at most 5",
        ],
      },
      {
        name: "how they sign in does not matter",
        given: members({ ...owner, twoFactor: known("off") }, { ...owner, twoFactor: unreadable(denied) }),
        says: [
          "owners: user-1 and user-2, expected a length of at least 2",
          "owners: user-1 and user-2, expected a length of at most 5",
        ],
      },
    ],
    fail: [
      {
        name: "one alone",
        given: members(owner, {}, {}),
        says: ["owners: user-1, expected a length of at least 2"],
      },
      {
        name: "six",
        given: members(...owners(6)),
        says: ["owners: user-1, user-2, user-3, user-4, user-5 and user-6, expected a length of at most 5"],
      },
    ],
    unreadable: [
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

const many = (length: number) => Array.from({ length }, (_, at) => `owner-${String.fromCharCode(97 + at)}`);
const ofMany = (length: number) => `${many(length - 1).join(", ")} and ${many(length).at(-1)}`;

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, Situation, string]>([
  [
    "two owners, and others who are none",
    answered(MEMBERS, { all: ["ana", "ben", "eve"], owners: ["ana", "eve"] }),
    "pass",
  ],
  [
    "one owner",
    answered(MEMBERS, { all: ["ana", "ben"], owners: ["ana"] }),
    "fail (owners: ana, expected a length of at least 2)",
  ],
  [
    "13 owners (nuprl/website#306)",
    answered(MEMBERS, { all: [...many(13), "ben"], owners: many(13) }),
    `fail (owners: ${ofMany(13)}, expected a length of at most 5)`,
  ],
  [
    "17 owners of 24 members (supercollider/supercollider#5126)",
    answered(MEMBERS, { all: many(24), owners: many(17) }),
    `fail (owners: ${ofMany(17)}, expected a length of at most 5)`,
  ],
  [
    "whoever joins becomes an owner (maintenance-guidelines-for-organization/guide#8)",
    answered(MEMBERS, { all: many(6), owners: many(6) }),
    `fail (owners: ${ofMany(6)}, expected a length of at most 5)`,
  ],
  [
    "five, as many as are wanted (AlpenglowTheme/alpenglow-theme#2)",
    answered(MEMBERS, { all: many(6), owners: many(5) }),
    "pass",
  ],
  [
    "owners without a second factor are counted alike (SuperTux/supertux#859)",
    answered(MEMBERS, { all: many(6), owners: many(6), off: many(5) }),
    `fail (owners: ${ofMany(6)}, expected a length of at most 5)`,
  ],
  [
    "a token that is shown public members alone counts nobody (PyGithub/PyGithub#2424)",
    refusing("2fa_disabled", MEMBERS, { all: ["ana", "ben"], owners: ["ana", "ben"] }),
    `error (${ownersAlone(MEMBERS)})`,
  ],
  [
    "nobody is shown",
    answered(MEMBERS, { all: [] }),
    `error (${MEMBERS} names no owner, although every organization has one.)`,
  ],
  [
    "an owner is missing among the members",
    answered(MEMBERS, { all: ["ana", "ben"], owners: ["ana", "eve"] }),
    `error (${MEMBERS} left out 1 of those it names elsewhere.)`,
  ],
  [
    "members may not be read",
    { ...answered(MEMBERS, { all: ["ana"] }), faults: { deny: [MEMBERS] } },
    `error (${MEMBERS} was denied (403).)`,
  ],
])("%s", async (_, situation, said) => {
  expect(await saidOf(organizationOwnerCount, situation)).toEqual([`github/acme: ${said}`]);
});

test("the company allows ten", async () => {
  const use = organizationOwnerCount.with({ most: defineParameter("owners", atMost(count(10))) });
  const said = await saidOf(use, answered(MEMBERS, { all: many(10), owners: many(10) }));
  expect(said).toEqual(["github/acme: pass"]);
});
