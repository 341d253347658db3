import { type Assertion, atLeast, count, names, type Observed, type Quantity } from "@bylaw/core";
import { inspect, known } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, ClassicProtection, Repository, Ruleset } from "../collectors/repositories/repository.ts";
import { bare, classic, hidden, noClassic, ruleset } from "../testing/fixtures.ts";
import {
  bindsEverybody,
  branchSources,
  requiresApprovals,
  requiresStatusCheck,
} from "./branch-requirements.ts";

const word = fc.constantFrom("tests", "lint", "security scan", "build");
const actors: fc.Arbitrary<Actor[]> = fc.array(fc.constant({ type: "Team", name: "4711" }), { maxLength: 2 });
const approvals = fc.option(fc.nat(4).map(count), { nil: undefined });
const statusChecks: fc.Arbitrary<Quantity<"names"> | undefined> = fc.option(
  fc.uniqueArray(word).map((amount) => ({ unit: "names", amount })),
  { nil: undefined },
);
const asked = fc.record({ approvals, statusChecks }).map(({ approvals, statusChecks }) => ({
  ...(approvals !== undefined && { approvals }),
  ...(statusChecks !== undefined && { statusChecks }),
}));

const anyRuleset: fc.Arbitrary<Observed<Ruleset>> = fc
  .record({
    asked,
    enforcement: fc.constantFrom("ACTIVE", "ACTIVE", "EVALUATE", "DISABLED"),
    bypass: fc.oneof(actors.map(known), fc.constant(hidden)),
  })
  .map(({ asked, enforcement, bypass }) => known({ ...ruleset, ...asked, enforcement, bypass }));
const anyClassic: fc.Arbitrary<Observed<ClassicProtection>> = fc.oneof(
  fc.constant(noClassic),
  fc
    .record({ asked, pullRequestBypass: actors, bindsAdministrators: fc.boolean() })
    .map(({ asked, ...rest }) => known({ ...classic, ...asked, ...rest })),
);
const anyRepository: fc.Arbitrary<Repository & { readonly list: readonly Observed<Ruleset>[] }> = fc
  .record({ classic: anyClassic, list: fc.array(anyRuleset, { maxLength: 4 }) })
  .map(({ classic, list }) => ({ ...bare, classic, rulesets: known([...list]), list }));

const limit = atLeast(count(2));
const checks = atLeast(names("tests"));
const sums: readonly ((repository: Repository) => Assertion)[] = [
  (repository) => requiresApprovals(repository, limit),
  (repository) => requiresStatusCheck(repository, "tests", checks),
  (repository) => requiresStatusCheck(repository, "*t*", checks),
];
const questions = [...sums, bindsEverybody];

/** The approvals that each source demands. */
const demanded = (repository: Repository): readonly number[] =>
  branchSources(repository).flatMap(({ approvals }) => {
    const state = approvals === undefined ? undefined : inspect(approvals);
    return state?.state === "known" ? [state.value.amount] : [];
  });
const most = (repository: Repository): number => Math.max(-1, ...demanded(repository));

const strength = { fail: 0, error: 1, pass: 2 };

test("a source that is added never weakens an answer", () => {
  fc.assert(
    fc.property(anyRepository, anyRuleset, (repository, more) => {
      const grown = { ...repository, rulesets: known([...repository.list, more]) };
      const kept = most(grown) === most(repository) ? questions : sums;
      for (const ask of kept) {
        expect(strength[ask(grown).outcome]).toBeGreaterThanOrEqual(strength[ask(repository).outcome]);
      }
    }),
  );
});

test("of sources that demand more than all before, the added one decides whether anybody bypasses", () => {
  const bypassable: fc.Arbitrary<Ruleset["bypass"]> = fc.constantFrom(
    known([{ type: "Team", name: "4711" }]),
    known([]),
    hidden,
  );
  fc.assert(
    fc.property(anyRepository, bypassable, (repository, bypass) => {
      const more = known({ ...ruleset, approvals: count(most(repository) + 1), bypass });
      const grown = { ...repository, rulesets: known([...repository.list, more]) };
      expect(bindsEverybody(grown).outcome).toBe(
        bindsEverybody({ ...bare, rulesets: known([more]) }).outcome,
      );
    }),
  );
});

test("nobody bypasses when nobody bypasses one of the strictest, and never beside what is unread", () => {
  fc.assert(
    fc.property(anyRepository, fc.boolean(), (repository, blind) => {
      const asked: Repository = blind
        ? { ...repository, rulesets: known([...repository.list, hidden]) }
        : repository;
      const strictest = branchSources(repository).filter(({ approvals }) => {
        const state = approvals === undefined ? undefined : inspect(approvals);
        return state?.state === "known" && state.value.amount === most(repository);
      });
      const lists = strictest.map(({ bypass }) => inspect(bypass));
      const some = lists.some((list) => list.state === "known" && list.value.length === 0);
      const unknown = lists.some((list) => list.state === "unreadable");
      expect(bindsEverybody(asked).outcome).toBe(
        blind ? "error" : some ? "pass" : unknown ? "error" : "fail",
      );
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
        const [before, after] = [ask(repository).outcome, ask(blinded).outcome];
        expect([before, "error"]).toContain(after);
        if (before === "error") expect(after).toBe("error");
      }
    }),
  );
});

test("what nothing readable decides is an error as long as anything is unread", () => {
  fc.assert(
    fc.property(anyRepository, (repository) => {
      const blinded = { ...repository, classic: hidden };
      for (const ask of questions) expect(ask(blinded).outcome).not.toBe("fail");
    }),
  );
});

test("the strictest active source is the measure of approvals", () => {
  fc.assert(
    fc.property(anyRepository, fc.integer({ min: 0, max: 5 }), (repository, amount) => {
      const { outcome } = requiresApprovals(repository, atLeast(count(amount)));
      expect(outcome).toBe(most(repository) >= amount ? "pass" : "fail");
    }),
  );
});

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
