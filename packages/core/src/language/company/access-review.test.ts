import { describe, expect, it } from "vitest";
import {
  atLeast,
  atMost,
  days,
  defineAccessReview,
  defineParameter,
  definePerson,
  defineRole,
  type IsoDate,
  months,
} from "../../index.ts";
import {
  accessReviewKind,
  clubChange,
  clubProgram,
  memberAccounts,
  members,
  plain,
  review,
} from "../../run/accounts/accounts.fixture.ts";
import { dormantDays, linksOf, planRun, reviewersOf } from "../../run/index.ts";
import { ana, bo, rotation, vaultProgram } from "../../vault.fixture.ts";
import { problemsOf } from "../validate/validate.fixture.ts";

const broken = (change: object) => () => defineAccessReview({ ...plain, ...change } as never);

describe("an access review", () => {
  const days90 = { from: "2026-10-01", to: "2026-12-31" } as const;
  it("is frozen, and knows who reviews a system: whoever is named for it alone, else for all alike", () => {
    const one = defineAccessReview({ ...plain, reviewers: { "club/south": bo, club: [ana, bo] } });
    expect(Object.isFrozen(one)).toBe(true);
    expect(reviewersOf(one, { system: "club/south", identities: "club" }, days90)).toEqual(["bo"]);
    expect(reviewersOf(one, { system: "club/north", identities: "club" }, days90)).toEqual(["ana", "bo"]);
    expect(reviewersOf(one, { system: "toString", identities: "constructor" }, days90)).toEqual([]);
  });

  it("is reviewed by whoever held an office on one of its days, the last of them first", () => {
    const chief = defineRole({
      id: "chief",
      title: "Chief",
      holder: ana,
      former: [
        { person: definePerson({ id: "old", name: "Old" }), until: "2026-09-30" },
        { person: bo, until: "2026-11-15" },
      ],
    });
    const one = defineAccessReview({ ...plain, reviewers: { club: chief } });
    const held = (from: IsoDate, to: IsoDate) =>
      reviewersOf(one, { system: "club/north", identities: "club" }, { from, to });
    expect(held("2026-10-01", "2026-12-31")).toEqual(["ana", "bo"]);
    expect(held("2026-10-01", "2026-11-15")).toEqual(["bo"]);
    expect(held("2026-11-16", "2026-12-31")).toEqual(["ana"]);
    expect(held("2026-09-01", "2026-12-31")).toEqual(["ana", "old", "bo"]);
  });

  it.each([
    [{ id: "my review" }, "is not a slug"],
    [{ title: " " }, "access review accounts has no title"],
    [{ requirement: "" }, "access review accounts names no requirement"],
    [{ of: [] }, "access review accounts: of is empty"],
    [{ of: [undefined] }, "of[0] is undefined, not a collector or a view"],
    [{ of: [memberAccounts, memberAccounts] }, "of has club/member-accounts twice"],
    [{ reviewers: undefined }, "names no reviewers"],
    [{ reviewers: {} }, "nobody reviews club"],
    [{ reviewers: { club: [] } }, "reviewers.club is empty"],
    [{ reviewers: { club: [ana, "bo"] } }, "reviewers.club[1] is a string, not a person or a role"],
    [{ reviewers: { club: "ana" } }, "reviewers.club is a string, not a person or a role"],
    [{ reviewers: { club: ana, clubs: ana } }, 'names "clubs", of which none of its listings lists accounts'],
    [{ since: "2026-13-01" }, 'since is "2026-13-01", which is not a calendar day'],
    [{ dormantAfter: undefined }, "dormantAfter is missing"],
    [{ dormantAfter: months(3) }, "dormantAfter, 3 months, is no number of whole days"],
    [{ dormantAfter: days(0.5) }, "dormantAfter, 0.5 days, is no number of whole days"],
    [{ dormantAfter: defineParameter("d", atLeast(days(9))) }, "says how long at least, and not at most"],
  ])("that is half said, or wrongly, is refused: case %#", (change, why) => {
    expect(broken(change)).toThrow(why);
  });

  it("counts an account as dormant after the days that the program sets", () => {
    const unused = defineParameter("unused", atMost(days(90)));
    const held = defineAccessReview({ ...plain, dormantAfter: unused });
    const program = clubProgram({ accessReviews: [held], settings: [unused.to({ days: 60 })] });
    expect(dormantDays(held, program)).toBe(60);
    expect(dormantDays(held, clubProgram())).toBe(90);
    expect(dormantDays(review, program)).toBe(90);
    expect(problemsOf(clubChange({ accessReviews: [held], settings: [unused.to({ days: 60 })] }))).toEqual(
      [],
    );
    expect(linksOf(program).parameters).toContain(unused);
  });
});

describe("a program with access reviews", () => {
  it("collects what they are of in every run, though no check reads it, and in no run of a part", () => {
    const ids = (plan: ReturnType<typeof planRun>) => plan.collectors.map(({ id }) => id);
    expect(ids(planRun(clubProgram()))).toEqual(["club/guests", "club/members", "vault/keys"]);
    expect(ids(planRun(clubProgram(), ["rotation"]))).toEqual(["vault/keys"]);
  });

  it("is sound where each answers a requirement of its own, of the kind of access reviews", () => {
    expect(problemsOf(clubChange())).toEqual([]);
    expect(problemsOf(clubChange({ accessReviews: [review, review] })).slice(0, 2)).toEqual([
      "duplicate-id | accessReviews[1] | The access review id accounts is already taken at accessReviews[0].",
      "duplicate-id | access review accounts | The reviewed requirement id access-reviewed is already taken at access review accounts.",
    ]);
    expect(problemsOf(clubChange({ controls: [rotation] }))).toEqual([
      'unknown-id | access review accounts | It answers "access-reviewed", which no control of the program asks for.',
    ]);
    const other = { ...accessReviewKind, id: "attestation" };
    const controls = clubProgram().controls.map((one) => ({
      ...one,
      evidence: one.evidence.map((asked) => ({ ...asked, of: other })),
    }));
    expect(problemsOf(clubChange({ controls: controls as never }))).toEqual([
      "unknown-id | access review accounts | It answers access-reviewed, which is of the kind attestation, and not access-review.",
    ]);
  });

  it("has the providers of their listings, one listing under each id, and their reviewers among its people", () => {
    const [vaults] = clubProgram().providers;
    expect(problemsOf(clubChange({ providers: [vaults as never] }))).toEqual([
      "provider-absent | access review accounts | It reads club, and the program has no club provider.",
    ]);
    const twin = { ...review, of: [...review.of, { ...members, resource: "other" }] };
    expect(problemsOf(clubChange({ accessReviews: [twin as never] }))[0]).toMatch(
      /^duplicate-id \| access review accounts \| The listing id club\/members/,
    );
    const cy = definePerson({ id: "cy", name: "Cy" });
    expect(problemsOf(clubChange({ people: [cy] }))).toEqual([
      "unknown-id | access review accounts | club is reviewed by ana, who is none of the program's people.",
    ]);
  });

  it("has every one of several reviewers among its people", () => {
    const cy = definePerson({ id: "cy", name: "Cy" });
    const many = defineAccessReview({ ...plain, reviewers: { club: [ana, cy, bo] } });
    expect(problemsOf(clubChange({ people: [ana], accessReviews: [many] }))).toEqual([
      "unknown-id | access review accounts | club is reviewed by cy, who is none of the program's people.",
      "unknown-id | access review accounts | club is reviewed by bo, who is none of the program's people.",
    ]);
    expect(problemsOf(clubChange({ people: [ana, bo, cy], accessReviews: [many] }))).toEqual([]);
  });

  it("lists nothing but access reviews under that name", () => {
    expect(() => vaultProgram({ accessReviews: [memberAccounts as never] })).toThrow(
      "accessReviews[0] is a view, not an access review",
    );
  });
});
