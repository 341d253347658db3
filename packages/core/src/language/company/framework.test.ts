import { describe, expect, test } from "vitest";
import { defineFramework, soc2 } from "../../index.ts";
import { claims } from "../../run/index.ts";

const iso = defineFramework({
  id: "iso",
  title: "ISO 27001",
  criteria: [
    { id: "A.5.1", category: "organization", title: "Policies are set" },
    { id: "A.8.24", category: "technology", title: "Cryptography is used" },
    { id: "A.8.5", category: "technology", title: "Authentication is secure" },
  ],
  always: ["organization"],
});

describe("a framework", () => {
  test("gives references that are primary, or supporting", () => {
    expect(iso("A.8.24")).toEqual({
      kind: "criterion-reference",
      framework: "iso",
      criterion: "A.8.24",
      relation: "primary",
    });
    expect(iso.supporting("A.8.24").relation).toBe("supporting");
  });

  test("knows its criteria as its own, in its own order", () => {
    expect(iso.criteria.map(({ framework, id }) => `${framework} ${id}`)).toEqual([
      "iso A.5.1",
      "iso A.8.24",
      "iso A.8.5",
    ]);
    expect(Object.isFrozen(iso.criteria[0])).toBe(true);
  });

  test("is told from another one with the same ids", () => {
    const twin = defineFramework({
      id: "twin",
      title: "Twin",
      criteria: [{ id: "A.5.1", category: "all", title: "The same id" }],
      always: [],
    });
    const [own, other] = [iso.criteria[0], twin.criteria[0]];
    expect([own, other].map((one) => one !== undefined && claims(iso("A.5.1"), one))).toEqual([true, false]);
    expect(claims(iso("A.8.5"), iso.criteria[0] as (typeof iso.criteria)[0])).toBe(false);
    expect(claims(iso.supporting("A.5.1"), iso.criteria[0] as (typeof iso.criteria)[0])).toBe(true);
  });
});

describe("the scope of a framework", () => {
  const idsOf = (categories: readonly ("organization" | "technology")[]) =>
    iso.scope({ categories }).criteria.map(({ id }) => id);

  test("has the chosen categories and those that are always in, each criterion once", () => {
    expect(idsOf([])).toEqual(["A.5.1"]);
    expect(idsOf(["technology"])).toEqual(["A.5.1", "A.8.24", "A.8.5"]);
    expect(idsOf(["technology", "organization", "technology"])).toEqual(["A.5.1", "A.8.24", "A.8.5"]);
    expect(iso.scope({ categories: ["organization", "technology"] }).categories).toEqual([
      "organization",
      "technology",
    ]);
  });

  test("knows what is outside of it, and why what is in it does not apply", () => {
    const scope = iso.scope({ categories: [], outOfScope: { "A.8.5": "Nobody signs in." } });
    expect(scope.known).toEqual(["A.5.1", "A.8.24", "A.8.5"]);
    expect(scope.outOfScope).toEqual({ "A.8.5": "Nobody signs in." });
    expect(Object.isFrozen(scope.outOfScope)).toBe(true);
  });

  test("takes no criterion that is misspelt away", () => {
    expect(() => iso.scope({ categories: [], outOfScope: { "A.8.50": "No." } as object })).toThrow(
      expect.objectContaining({
        code: "unknown-id",
        message: '[bylaw] iso.scope: ISO 27001 has no criterion "A.8.50".',
        next: "Correct its spelling.",
      }),
    );
  });
});

describe("SOC 2", () => {
  test("has the 61 criteria by category, each id once", () => {
    const counts: Record<string, number> = {};
    for (const { category } of soc2.criteria) counts[category] = (counts[category] ?? 0) + 1;
    expect(counts).toEqual({
      security: 33,
      availability: 3,
      confidentiality: 2,
      "processing-integrity": 5,
      privacy: 18,
    });
    expect(new Set(soc2.criteria.map(({ id }) => id)).size).toBe(61);
  });

  test("has each criterion in the category that its letters name", () => {
    const letters = {
      security: "CC",
      availability: "A",
      confidentiality: "C",
      "processing-integrity": "PI",
      privacy: "P",
    };
    for (const { id, category } of soc2.criteria) {
      expect(id).toMatch(new RegExp(`^${letters[category as keyof typeof letters]}\\d\\.\\d$`));
    }
  });

  test("leaves no number out within a series: CC6.1 to CC6.8, P6.1 to P6.7", () => {
    const ids = soc2.criteria.map(({ id }) => id.split("."));
    const names = [...new Set(ids.map(([name]) => name))];
    for (const name of names) {
      const numbers = ids.filter(([other]) => other === name).map(([, number]) => Number(number));
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    }
    expect(names).toHaveLength(9 + 1 + 1 + 1 + 8);
  });

  test("has titles of our own words: no two alike, and none a copy of the standard's opening", () => {
    const titles = soc2.criteria.map(({ title }) => title);
    expect(new Set(titles).size).toBe(61);
    expect(titles.filter((title) => /^The entity\b|\.$|COSO/.test(title))).toEqual([]);
  });
});
