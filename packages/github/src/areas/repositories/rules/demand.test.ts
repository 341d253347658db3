import { type Assertion, atLeast, atMost, count, names, type Observed } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asks, bare, classic, hidden, noClassic, ruleset } from "../repositories.fixture.ts";
import type { Actor, ClassicProtection, Repository, Ruleset } from "../repository.ts";
import { branchSources } from "./branch-sources.ts";
import { asksFor, asksOfEverybody } from "./demand.ts";
import { linearHistory, noDeletion, noForcePushes, signatures } from "./history.ts";
import { nobodyBypasses } from "./nobody-bypasses.ts";
import {
  asksForReview,
  conversations,
  dismissal,
  lastPush,
  ownersReview,
  pullRequests,
  reviewed,
} from "./review.ts";
import { requiresCheck, upToDate } from "./status-checks.ts";

const actors: fc.Arbitrary<Actor[]> = fc.array(
  fc.constantFrom<Actor>(
    { type: "Team", name: "4711" },
    { type: "DeployKey", mode: "always" },
    { type: "Integration", name: "1", mode: "always" },
  ),
  { maxLength: 2 },
);
const review = fc
  .record({
    approvals: fc.nat(3).map(count),
    dismissesStale: fc.boolean(),
    lastPush: fc.boolean(),
    codeOwners: fc.boolean(),
  })
  .map(known);
const requiredChecks = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom("tests", "CI / lint"),
      source: fc.constantFrom("anybody", "app 1", "app 2"),
    }),
    { maxLength: 3, selector: JSON.stringify },
  )
  .map(known);
const flag = fc.boolean().map(known);
const asked = fc.record(
  { review, requiredChecks, conversations: flag, upToDate: flag },
  { requiredKeys: [] },
);
const types = fc.subarray(["DELETION", "NON_FAST_FORWARD", "REQUIRED_LINEAR_HISTORY", "REQUIRED_SIGNATURES"]);

const anyRuleset: fc.Arbitrary<Observed<Ruleset>> = fc
  .record({
    asked,
    rules: types,
    enforcement: fc.constantFrom("ACTIVE", "ACTIVE", "EVALUATE", "DISABLED"),
    bypass: fc.oneof(actors.map(known), fc.constant(hidden)),
  })
  .map(({ asked, ...rest }) => known({ ...ruleset, ...asked, ...rest }));
const anyClassic: fc.Arbitrary<Observed<ClassicProtection>> = fc.oneof(
  fc.constant(noClassic),
  fc
    .record({
      asked: fc.record({ review, requiredChecks, upToDate: flag }, { requiredKeys: [] }),
      pullRequestBypass: actors,
      forcePushers: actors,
      bindsAdministrators: fc.boolean(),
      conversations: fc.boolean(),
      signatures: fc.boolean(),
      linearHistory: fc.boolean(),
      forcePushes: fc.boolean(),
      deletions: fc.boolean(),
    })
    .map(({ asked, ...rest }) => known({ ...classic, ...asked, ...rest })),
);
const anyRepository: fc.Arbitrary<Repository & { readonly list: readonly Observed<Ruleset>[] }> = fc
  .record({ classic: anyClassic, list: fc.array(anyRuleset, { maxLength: 4 }) })
  .map(({ classic, list }) => ({ ...bare, classic, rulesets: known([...list]), list }));

const limits = { checks: atLeast(names("tests")), sources: atMost(names("app *")) };
type Question = (repository: Repository) => readonly Assertion[];
/** What more sources can only strengthen. */
const sums: readonly Question[] = [
  ...[0, 1, 2].map(
    (amount): Question =>
      (repository) =>
        asksForReview(repository, atLeast(count(amount))),
  ),
  ...[1, 2].map(
    (amount): Question =>
      (repository) => [reviewed(repository, atLeast(count(amount)))],
  ),
  (repository) => [requiresCheck(branchSources(repository), "tests", limits)],
  (repository) => [requiresCheck(branchSources(repository), "*lint*", limits)],
  ...[pullRequests, dismissal, lastPush, ownersReview, conversations, upToDate].map(
    (demand): Question =>
      (repository) => [asksFor(repository, demand)],
  ),
  ...[signatures, linearHistory, noForcePushes, noDeletion].map(
    (demand): Question =>
      (repository) =>
        asksOfEverybody(repository, demand),
  ),
];
const questions = [...sums, nobodyBypasses];

function outcome(assertions: readonly Assertion[]): "pass" | "error" | "fail" {
  const all = assertions.map((one) => one.outcome);
  return all.find((one) => one === "fail") ?? all.find((one) => one === "error") ?? "pass";
}
const strength = { fail: 0, error: 1, pass: 2 };

test("a source that is added never weakens what is asked for", () => {
  fc.assert(
    fc.property(anyRepository, anyRuleset, (repository, more) => {
      const grown = { ...repository, rulesets: known([...repository.list, more]) };
      for (const ask of sums) {
        expect(strength[outcome(ask(grown))]).toBeGreaterThanOrEqual(strength[outcome(ask(repository))]);
      }
    }),
  );
});

test("a source that becomes unreadable never turns a pass into a fail or a fail into a pass", () => {
  fc.assert(
    fc.property(anyRepository, fc.nat(5), (repository, which) => {
      const list = repository.list.map((one, index) => (index === which ? hidden : one));
      const blinded: Repository =
        which < list.length
          ? { ...repository, rulesets: known([...list]) }
          : which === 4
            ? { ...repository, classic: hidden }
            : { ...repository, rulesets: hidden };
      for (const ask of questions) {
        const [before, after] = [outcome(ask(repository)), outcome(ask(blinded))];
        expect([before, "error"]).toContain(after);
        if (before === "error") expect(after).toBe("error");
      }
    }),
  );
});

test("beside what could not be read nobody is said to bypass nothing, and what nothing readable decides does not fail", () => {
  fc.assert(
    fc.property(anyRepository, (repository) => {
      const blinded = { ...repository, classic: hidden };
      for (const ask of questions) expect(outcome(ask(blinded))).not.toBe("fail");
      expect(outcome(nobodyBypasses(blinded))).toBe("error");
    }),
  );
});

test("a hidden bypass list is never a pass that an empty one would not be", () => {
  fc.assert(
    fc.property(anyRepository, fc.nat(3), (repository, which) => {
      const change = (bypass: Ruleset["bypass"]): Repository => ({
        ...repository,
        rulesets: known(
          repository.list.map((one, index) =>
            index === which ? known({ ...ruleset, ...asksTwo, bypass }) : one,
          ),
        ),
      });
      for (const ask of questions) {
        const [empty, somebody] = [known([]), known([{ type: "Team", name: "4711" }])].map((bypass) =>
          outcome(ask(change(bypass))),
        );
        const veiled = outcome(ask(change(hidden)));
        if (veiled === "pass") expect([empty, somebody]).toEqual(["pass", "pass"]);
        if (veiled === "fail") expect(empty).toBe("fail");
      }
    }),
  );
});

const asksTwo = asks(2);

test("rulesets that are not active are no source", () => {
  const off = (["EVALUATE", "DISABLED"] as const).map((enforcement) => known({ ...ruleset, enforcement }));
  expect(branchSources({ ...bare, rulesets: known(off) })).toEqual([]);
});

test("a source says whose it is", () => {
  const own: Ruleset = { ...ruleset, level: "Repository", source: "acme/api", name: 'the "own" one' };
  const sources = branchSources({
    ...bare,
    classic: known(classic),
    rulesets: known([known(ruleset), known(own), hidden]),
  });
  expect(sources.map(({ name }) => name)).toEqual([
    "classic branch protection",
    'ruleset "main protection" (acme)',
    'ruleset "the \\"own\\" one" (acme/api)',
    "a rule that could not be read",
  ]);
});
