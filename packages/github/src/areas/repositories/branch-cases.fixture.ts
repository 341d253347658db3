import { known } from "@bylaw/core/provider";
import {
  bound,
  boundBoth,
  boundClassic,
  denied,
  hidden,
  one,
  protects,
  unreadableListings,
} from "./repositories.fixture.ts";
import type { ClassicProtection, Ruleset } from "./repository.ts";

/** The sources of `bound` and of `boundClassic`, as checks name them. */
export const own = 'ruleset "r1" (acme)';
export const old = "classic branch protection";

const team = { type: "Team", name: "7" };

/** What checks say of a demand, which a source makes in the first word and does not make in the second. */
export function saysOf(demand: string, [made, not]: readonly [string, string]) {
  return {
    asked: (source: string) => `${demand}: ${source}: ${made}, expected ${made}`,
    unasked: (source: string) => `${demand}: ${source}: ${not}, expected ${made}`,
    none: `${demand}: no rule asks for any; expected at least one`,
    twice: `${demand}: 2 of 2 pass, expected at least one`,
    bypass: (source: string, who: string) =>
      `${demand}, of everybody: bypass of ${source}: ${who}, expected none`,
  };
}

/** What checks say of a source that demands enough approvals where one is enough. */
export const approval = (source: string, amount: number) =>
  `required approvals: ${source}: ${amount}, expected at least 1`;

/** What no check can tell whose sources are not all shown. */
export const unreadableSources = [
  {
    name: "classic protection is hidden and no ruleset decides (ossf/scorecard#3759)",
    given: one({ classic: hidden }),
    says: [denied.message],
  },
  { name: "a rule could not be read", given: one({ rulesets: known([hidden]) }), says: [denied.message] },
  { name: "rulesets are hidden", given: one({ rulesets: hidden }), says: [denied.message] },
  ...unreadableListings,
] as const;

interface OfEverybody {
  readonly says: ReturnType<typeof saysOf>;
  /** A ruleset that makes the demand. */
  readonly rule: Partial<Ruleset>;
  /** Classic protection that makes it, and that does not. */
  readonly classic: readonly [Partial<ClassicProtection>, Partial<ClassicProtection>];
}

/** The situations of a check that wants one demand of everybody: a ruleset, classic protection, both, and who bypasses them. */
export function casesOfEverybody({ says, rule, classic: [makes, makesNot] }: OfEverybody) {
  const { asked, unasked, none, twice, bypass } = says;
  const byTeam = { ...rule, bypass: known([team]) };
  const enterprise = 'ruleset "r1" (acme-corp)';
  const pass = [
    {
      name: "a ruleset, which nobody bypasses",
      given: bound(rule),
      says: [asked(own), bypass(own, "none")],
    },
    {
      name: "classic protection alone",
      given: boundClassic(makes),
      says: [asked(old), bypass(old, "none")],
    },
    {
      name: "a ruleset that some bypass, beside classic protection that binds all",
      given: boundBoth(protects(makes), byTeam),
      says: [twice, bypass(old, "none")],
    },
    {
      name: "a ruleset, beside classic protection that is hidden",
      given: boundBoth(hidden, rule),
      says: [asked(own), bypass(own, "none")],
    },
    {
      name: "an enterprise's ruleset",
      given: bound({ ...rule, level: "Enterprise", source: "acme-corp" }),
      says: [asked(enterprise), bypass(enterprise, "none")],
    },
  ] as const;
  const fail = [
    { name: "nothing protects the branch (mondoohq/cnspec-policies#116)", given: one({}), says: [none] },
    {
      name: "the ruleset is only evaluated (prowler-cloud/prowler#11723)",
      given: bound({ ...rule, enforcement: "EVALUATE" }),
      says: [none],
    },
    {
      name: "the ruleset is switched off",
      given: bound({ ...rule, enforcement: "DISABLED" }),
      says: [none],
    },
    {
      name: "classic protection does not ask for it",
      given: boundClassic(makesNot),
      says: [unasked(old)],
    },
    { name: "a team may bypass the ruleset", given: bound(byTeam), says: [bypass(own, "Team 7")] },
  ] as const;
  const unreadable = [
    {
      name: "the bypass list is hidden (theam/facility#169)",
      given: bound({ ...rule, bypass: hidden }),
      says: [denied.message],
    },
    ...unreadableSources,
  ] as const;
  return { pass, fail, unreadable };
}
