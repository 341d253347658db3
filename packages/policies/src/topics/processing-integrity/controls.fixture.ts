import { type Control, defineRole, soc2 } from "@bylaw/core";
import { controlText } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { ana } from "../../terms.fixture.ts";
import type { Owners } from "../../terms.ts";

/** An office for each owner, so that one can be told from another whoever holds it. */
export const offices: Owners = {
  executive: defineRole({ id: "executive-owner", title: "Executive owner", holder: ana }),
  security: defineRole({ id: "security-owner", title: "Security owner", holder: ana }),
  engineering: defineRole({ id: "engineering-owner", title: "Engineering owner", holder: ana }),
  people: defineRole({ id: "people-owner", title: "People owner", holder: ana }),
};

/** Holds controls without a policy to what every control is held to, and each criterion of their category to a primary one. */
export function describeCategory(category: string, controls: Readonly<Record<string, Control>>): void {
  const all = Object.values(controls);
  const asked = all.flatMap(({ evidence }) => evidence);

  test("each criterion of the category has a primary control", () => {
    const primary = all.flatMap(({ satisfies }) =>
      satisfies.filter(({ relation }) => relation === "primary").map(({ criterion }) => criterion),
    );
    const wanted = soc2.criteria.filter((one) => one.category === category).map(({ id }) => id);
    expect([...new Set(primary)].sort()).toEqual([...wanted].sort());
  });

  test("each control stands under its id, and on evidence that names it", () => {
    expect(all.map(({ id }) => id)).toEqual(Object.keys(controls));
    for (const { id, evidence, checks } of all) {
      expect([checks.length, evidence.map((one) => one.id)], id).toEqual([0, [id]]);
    }
  });

  test("everything that the company owes again and again has a first day", () => {
    for (const { id, due, of } of asked) {
      expect([of.about, due.every === undefined, due.firstDue === undefined], id).toEqual([
        "company",
        false,
        false,
      ]);
    }
  });

  test("somebody other than its owner's office looks at each", () => {
    for (const { id, owner, evidence } of all) {
      for (const { reviewer } of evidence) {
        expect(reviewer, id).toBeDefined();
        expect(reviewer, id).not.toBe(owner);
      }
    }
  });

  describe.each(all)("$id", (control) => {
    test("says who does what, in words without a number, a provider or a way out", () => {
      const text = controlText(control, []);
      expect(text).toMatch(
        /^(Each|Every|For|At) [^.]+ (executive|security|engineering|people) owner [^.]+\.$/,
      );
      for (const words of [text, control.title, ...control.evidence.map(({ title }) => title)]) {
        expect(words).not.toMatch(/\d|appropriate|timely|periodic|as needed|AWS|GitHub|Google|Azure/);
      }
    });
  });
}
