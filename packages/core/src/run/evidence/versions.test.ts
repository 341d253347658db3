import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { definePolicy } from "../../language/company/policy.ts";
import { should } from "../../language/company/statement.ts";
import { definePerson, defineRole } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import type { Accepted } from "./counting.ts";
import { record } from "./evidence.fixture.ts";
import { versionsOf } from "./versions.ts";

const [ana, ben] = ["ana", "ben"].map((id) => definePerson({ id, name: id })) as [never, never];
const policyOf = (change: object = {}) =>
  definePolicy({
    id: "keys",
    title: "Keys",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [should("K-1")`Rotate keys.`],
    ...change,
  });
const policy = policyOf();

/** An approval of a text by its letter; with `former` an editorial one. */
const approval = (on: IsoDate, text: string, former?: string, change: object = {}): Accepted => ({
  record: record(`approval/${on}-${text}.md`, { on, policies: { keys: text }, ...change }),
  fields: former === undefined ? {} : { former: { keys: former }, change: "A comma." },
});
const of = (approvals: readonly Accepted[], today: IsoDate = "2026-12-31", digest = "-", about = policy) =>
  versionsOf({ policy: about, digest }, approvals, today);
const inForce = (...args: Parameters<typeof of>) =>
  of(...args).inForce.map(({ digest, from }) => `${digest} ${from}`);

describe("the texts in force", () => {
  test("are none before the first approval, and the last one first", () => {
    const all = [approval("2026-02-01", "a"), approval("2026-05-01", "b")];
    expect(inForce(all, "2026-01-31")).toEqual([]);
    expect(inForce(all, "2026-02-01")).toEqual(["a 2026-02-01"]);
    expect(inForce(all, "2026-05-01")).toEqual(["b 2026-05-01", "a 2026-02-01"]);
    expect(inForce([...all].reverse(), "2026-05-01")).toEqual(["b 2026-05-01", "a 2026-02-01"]);
  });

  test("are not new when they are renewed, and are when they come back", () => {
    const renewed = [approval("2026-02-01", "a"), approval("2026-05-01", "a"), approval("2026-06-01", "b")];
    expect(inForce(renewed)).toEqual(["b 2026-06-01", "a 2026-02-01"]);
    expect(inForce([...renewed, approval("2026-07-01", "a")])).toEqual([
      "a 2026-07-01",
      "b 2026-06-01",
      "a 2026-02-01",
    ]);
  });

  test("of one day end with the text as it is now", () => {
    const both = [approval("2026-02-01", "a"), approval("2026-02-01", "b")];
    for (const all of [both, [...both].reverse()]) {
      expect(inForce(all, "2026-12-31", "a")[0]).toBe("a 2026-02-01");
      expect(inForce(all, "2026-12-31", "b")[0]).toBe("b 2026-02-01");
    }
  });

  test("begin with the policy's own day where they are the text as it is now", () => {
    const later = policyOf({ effective: "2026-06-01" });
    const all = [approval("2026-02-01", "a"), approval("2026-04-01", "b")];
    expect(inForce(all, "2026-05-31", "b", later)).toEqual(["a 2026-02-01"]);
    expect(inForce(all, "2026-06-01", "b", later)).toEqual(["b 2026-06-01", "a 2026-02-01"]);
    expect(inForce(all, "2026-06-01", "c", later)).toEqual(["b 2026-04-01", "a 2026-02-01"]);
  });

  test("are those of this policy alone, and of a day", () => {
    const other = approval("2026-02-01", "a", undefined, { policies: { locks: "a" } });
    const { on: _, ...dateless } = approval("2026-02-01", "a").record;
    expect(inForce([other, { record: dateless, fields: {} }])).toEqual([]);
  });
});

describe("what carries over", () => {
  const base = [
    approval("2026-02-01", "a"),
    approval("2026-03-01", "b", "a"),
    approval("2026-04-01", "c", "b"),
  ];
  const { carries } = of(base);
  test("goes on along a chain, and never back", () => {
    expect(["a", "b", "c"].map((text) => carries(text, "c"))).toEqual([true, true, true]);
    expect(["a", "b", "c"].map((text) => carries(text, "b"))).toEqual([true, true, false]);
    expect(["a", "b", "c"].map((text) => carries(text, "a"))).toEqual([true, false, false]);
  });

  test("is said by the owner and another, as the owner was on that day", () => {
    const first = approval("2026-02-01", "a");
    const says = (change: object, owner: unknown = ana) =>
      of([first, approval("2026-03-01", "b", "a", change)], "2026-12-31", "b", policyOf({ owner })).carries(
        "a",
        "b",
      );
    expect(says({})).toBe(true);
    expect(says({ submittedBy: "ana", reviewedBy: "ben" })).toBe(true);
    expect(says({ submittedBy: "ben", reviewedBy: "cleo" })).toBe(false);
    expect(says({ submittedBy: "ana", reviewedBy: undefined })).toBe(false);
    const role = (until: IsoDate) =>
      defineRole({ id: "cto", title: "CTO", holder: ben, former: [{ person: ana, until }] });
    expect(says({ submittedBy: "cleo", reviewedBy: "ana" }, role("2026-03-01"))).toBe(true);
    expect(says({ submittedBy: "cleo", reviewedBy: "ana" }, role("2026-02-28"))).toBe(false);
    expect(says({ submittedBy: "cleo", reviewedBy: "ben" }, role("2026-02-28"))).toBe(true);
  });

  const letters = fc.constantFrom("a", "b", "c", "d", "e");
  const texts = ["a", "b", "c", "d", "e"];
  const some = fc.array(fc.tuple(letters, fc.option(letters, { nil: undefined })), { maxLength: 8 });
  const approvalsOf = (pairs: readonly (readonly [string, string | undefined])[]) =>
    pairs.map(([now, former], at) => approval(addDays("2026-02-01", at), now, former));

  test("is every text to itself, and what carries through another", () => {
    fc.assert(
      fc.property(some, (pairs) => {
        const versions = of(approvalsOf(pairs));
        for (const a of texts) {
          expect(versions.carries(a, a)).toBe(true);
          for (const b of texts)
            for (const c of texts)
              if (versions.carries(a, b) && versions.carries(b, c)) expect(versions.carries(a, c)).toBe(true);
        }
      }),
    );
  });

  test("goes both ways only where an editorial change says so both ways, directly or along others", () => {
    const inOrder = fc.subarray([0, 1, 2, 3, 4], { minLength: 2 });
    fc.assert(
      fc.property(inOrder, (chosen) => {
        const chain = chosen.map((nth, at) => {
          const former = chosen[at - 1];
          return [String(texts[nth]), former === undefined ? undefined : texts[former]] as const;
        });
        const versions = of(approvalsOf(chain));
        const said = chain.map(([text]) => text);
        for (const [i, a] of said.entries())
          for (const [j, b] of said.entries()) expect(versions.carries(a, b)).toBe(i <= j);
      }),
    );
  });

  test("comes from no text that nobody approved", () => {
    fc.assert(
      fc.property(some, letters, (pairs, wanted) => {
        const approved = new Set<string>(pairs.map(([now]) => now));
        const versions = of(approvalsOf(pairs));
        for (const given of texts)
          if (given !== wanted && versions.carries(given, wanted)) expect(approved.has(given)).toBe(true);
      }),
    );
  });

  test("comes to an end in a loop", () => {
    const loop = [approval("2026-02-01", "a", "b"), approval("2026-03-01", "b", "a")];
    expect(of(loop).carries("c", "a")).toBe(false);
    // Each of the text that it follows: the first follows none.
    expect(of(loop).carries("b", "a")).toBe(false);
    expect(of(loop).carries("a", "b")).toBe(true);
  });
});
