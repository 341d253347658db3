import { type Assertion, atLeast, count } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { asks, bare, classic, hidden, named, stale } from "../repositories.fixture.ts";
import type { Repository, Ruleset } from "../repository.ts";
import { asksForReview, reviewed } from "./review.ts";

const protectedBy = (...rulesets: readonly Partial<Ruleset>[]): Repository => ({
  ...bare,
  rulesets: known(rulesets.map((one, at) => known(named(one, at + 1)))),
});
const outcome = (assertions: readonly Assertion[]): string => {
  const all = assertions.map((one) => one.outcome);
  return all.find((one) => one === "fail") ?? all.find((one) => one === "error") ?? "pass";
};
const team = { bypass: known([{ type: "Team", name: "7" }]) };

// Approvals that are demanded, whether a push takes them back, whether the last push needs one, of how many, verdict.
test.each([
  [1, true, true, 1, "pass"],
  [1, false, true, 1, "pass"],
  [1, true, false, 1, "fail"],
  [1, false, false, 1, "fail"],
  [2, true, false, 1, "pass"],
  [2, false, false, 1, "fail"],
  [2, true, false, 2, "pass"],
  [2, true, true, 2, "pass"],
  [2, false, true, 2, "fail"],
  [2, false, false, 2, "fail"],
  [1, true, true, 2, "fail"],
  [3, true, false, 3, "pass"],
  [3, false, true, 3, "fail"],
  [0, false, false, 0, "pass"],
  [0, true, true, 1, "fail"],
])(
  "A3: %i approvals, dismissed %s, last push %s: at least %i is a %s",
  (approvals, dismissesStale, last, of, verdict) => {
    const repository = protectedBy(asks(approvals, { dismissesStale, lastPush: last }));
    expect(outcome(asksForReview(repository, atLeast(count(of))))).toBe(verdict);
    expect(reviewed(repository, atLeast(count(of))).outcome).toBe(verdict);
  },
);

const two = atLeast(count(2));

test.each<[string, Repository, string]>([
  ["a ruleset that binds all", protectedBy(asks(2)), "pass"],
  ["every writer may bypass it (division-sh/swarm#2253)", protectedBy({ ...asks(2), ...team }), "fail"],
  [
    "classic protection that spares administrators",
    { ...bare, classic: known({ ...classic, ...asks(2), bindsAdministrators: false }) },
    "fail",
  ],
  ["its bypass list is hidden (theam/facility#169)", protectedBy({ ...asks(2), bypass: hidden }), "error"],
  ["stale approvals are kept", protectedBy(asks(2, stale)), "fail"],
  [
    "what takes approvals back may be bypassed, and the approvals may not",
    protectedBy(asks(2, stale), { ...asks(2), ...team }),
    "fail",
  ],
  ["enough approvals bind all, more bind some", protectedBy(asks(2), { ...asks(3), ...team }), "pass"],
  ["what is unread is not needed", { ...protectedBy(asks(2)), classic: hidden }, "pass"],
  ["nothing is asked for", bare, "fail"],
])("A5: reviewed: %s", (_, repository, verdict) => {
  expect(reviewed(repository, two).outcome).toBe(verdict);
});

test("A5: what is not asked for has no bypass to speak of", () => {
  const { name, parts } = reviewed(protectedBy(asks(1)), two);
  expect([name, ...(parts ?? []).map((part) => part.name)]).toEqual([
    "review in acme/api",
    "required approvals",
    "approvals taken back by a push",
  ]);
});
