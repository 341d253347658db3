import { atMost, defineParameter, names } from "@bylaw/core";
import { unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type Situation, saidOf } from "../../../testing/said.ts";
import { outsideCollaborators } from "../outside-collaborators.ts";
import { answered, denied, OUTSIDE, outsiders, refusing } from "../people.fixture.ts";
import { outsideCollaboratorsAllowed } from "./outside-collaborators-allowed.ts";

testCheck(
  outsideCollaboratorsAllowed,
  { test, expect },
  {
    pass: [
      {
        name: "who is on the list, however they sign in",
        given: outsiders({ id: "(nobody)", twoFactor: unreadable(denied) }),
        says: ["outside collaborator: (nobody), expected at most (nobody)"],
      },
    ],
    fail: [
      {
        name: "nobody is allowed yet",
        given: outsiders({ id: "freelancer" }),
        says: ["outside collaborator: freelancer, expected at most (nobody)"],
      },
    ],
    unreadable: [
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

function allow(...logins: readonly string[]) {
  return defineParameter("allowed-collaborators", atMost(names(...logins)));
}

const fails = (login: string, ...allowed: readonly string[]) =>
  `${login}: fail (outside collaborator: ${login}, expected at most ${allowed.join(" and ")} (allowed-collaborators))`;

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each<[string, readonly string[], Situation, readonly string[]]>([
  [
    "somebody was added by hand beside the list (ministryofjustice/operations-engineering#23)",
    ["ben"],
    answered(OUTSIDE, { all: ["ben", "eve"] }),
    ["ben: pass", fails("eve", "ben")],
  ],
  [
    "an exemption for a person (ossf/allstar#228)",
    ["ben", "eve"],
    answered(OUTSIDE, { all: ["ben", "eve"] }),
    ["ben: pass", "eve: pass"],
  ],
  [
    "a former member who was made a collaborator stays (expressjs/expressjs.github.io#10)",
    ["ben"],
    answered(OUTSIDE, { all: ["ana"] }),
    [fails("ana", "ben")],
  ],
  [
    "some whom nobody exempted (Toloka/tolokaforge#32)",
    ["ben"],
    answered(OUTSIDE, { all: ["carl", "dora"] }),
    [fails("carl", "ben"), fails("dora", "ben")],
  ],
  [
    "a name that only begins as one that is allowed",
    ["ben"],
    answered(OUTSIDE, { all: ["ben-2"] }),
    [fails("ben-2", "ben")],
  ],
  [
    "who is no owner gets a 403, which is no empty list (mondoohq/mql#7596)",
    ["ben"],
    { ...answered(OUTSIDE, { all: [] }), faults: { deny: [OUTSIDE] } },
    [`github/acme: error (${OUTSIDE} was denied (403).)`],
  ],
  [
    "which factors are insecure does not matter",
    ["ben"],
    refusing("2fa_insecure", OUTSIDE, { all: ["ben"] }),
    ["ben: pass"],
  ],
  ["the list names people who are gone", ["ben", "gone"], answered(OUTSIDE, { all: ["ben"] }), ["ben: pass"]],
])("%s", async (_, allowed, situation, said) => {
  const use = outsideCollaboratorsAllowed.with({ allowed: allow(...allowed) });
  expect(await saidOf(use, situation)).toEqual(said);
});
