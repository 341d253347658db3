import { describe, expect, test } from "vitest";
import { type Assertions, atMost, days, defineCheck, defineParameter, fact } from "../../index.ts";
import { asUse } from "../../run/index.ts";
import { words } from "../../run/run.fixture.ts";
import { production, staging, vaultKeyRotation, vaultKeys } from "../../vault.fixture.ts";
import { selectorText } from "./check-use.ts";

const fine = {
  ...words,
  id: "vault/fine",
  each: vaultKeys,
  assert: (): Assertions => [fact("fine", true).is(true)],
} as const;
const period = defineParameter("period", atMost(days(90)));
const recent = { id: "recent", because: "Old keys are archived.", test: () => true };
const external = { id: "external", because: "The rest is ours.", test: () => true };

describe("a check", () => {
  test("has no parameters, sources or other listings unless it says so, and is frozen", () => {
    const check = defineCheck(fine);
    expect(check).toMatchObject({ parameters: {}, using: {}, sources: [], subject: { mode: "each" } });
    expect(check.subject.listing).toBe(vaultKeys);
    expect(Object.isFrozen(check.subject)).toBe(true);
  });

  test("over a listing judges it as a whole", () => {
    const { each: _, ...rest } = fine;
    expect(defineCheck({ ...rest, over: vaultKeys }).subject).toEqual({ mode: "over", listing: vaultKeys });
  });

  test.each<[string, object, string, string]>([
    [
      "what an empty listing means",
      { whenEmpty: undefined },
      "check vault/fine: it does not say what an empty listing means.",
      'Give it whenEmpty: "fails" or "notApplicable".',
    ],
    [
      "what an empty listing means, in a word that there is",
      { whenEmpty: "passes" },
      "check vault/fine: it does not say what an empty listing means.",
      'Give it whenEmpty: "fails" or "notApplicable".',
    ],
    [
      "its blind spots",
      { blindSpots: undefined },
      "check vault/fine: its blindSpots are not sentences.",
      "List what it cannot see, a sentence with a full stop each.",
    ],
    [
      "its blind spots as a list",
      { blindSpots: "Nothing else is read." },
      "check vault/fine: its blindSpots are not sentences.",
      "List what it cannot see, a sentence with a full stop each.",
    ],
    [
      "each blind spot in a sentence",
      { blindSpots: ["Grants are not read.", "grants"] },
      "check vault/fine: its blindSpots are not sentences.",
      "List what it cannot see, a sentence with a full stop each.",
    ],
    [
      "whose it is",
      { id: "fine" },
      'Check id "fine" does not name its provider.',
      "Use the form provider/kebab-case-name, such as aws/kms-key-rotation.",
    ],
  ])("says %s", (_, change, message, next) => {
    expect(() => defineCheck({ ...fine, ...change } as never)).toThrow(
      expect.objectContaining({ code: "invalid-definition", message: `[bylaw] ${message}`, next }),
    );
  });

  test("may have no blind spots: its tests then show why", () => {
    expect(defineCheck({ ...fine, blindSpots: [] }).blindSpots).toEqual([]);
  });
});

describe("a use of a check", () => {
  test("is the check as it stands, or what was made of it", () => {
    const use = vaultKeyRotation.in(production);
    expect(asUse(use)).toBe(use);
    expect(asUse(vaultKeyRotation)).toMatchObject({ kind: "check-use", bindings: {}, selectors: [] });
    expect(asUse(vaultKeyRotation).check).toBe(vaultKeyRotation);
    expect(asUse(vaultKeyRotation)).not.toHaveProperty("environment");
  });

  test("gathers what is said of it, in whatever order, and changes nothing that it was made of", () => {
    const bound = vaultKeyRotation.with({ period });
    const all = [
      bound.where(recent).where(external).in(production),
      vaultKeyRotation.in(production).where(recent).with({ period }).where(external),
    ];
    for (const use of all) {
      expect(use.bindings).toEqual({ period });
      expect(use.selectors).toEqual([recent, external]);
      expect(use.environment).toBe(production);
      expect(use.check).toBe(vaultKeyRotation);
    }
    expect(bound.selectors).toEqual([]);
    expect(bound).not.toHaveProperty("environment");
  });

  test("takes the last of two environments, and of two parameters for one limit", () => {
    const other = defineParameter("other", atMost(days(30)));
    const use = vaultKeyRotation.with({ period }).with({ period: other }).in(staging).in(production);
    expect(use.environment).toBe(production);
    expect(use.bindings).toEqual({ period: other });
  });

  test.each<[string, object, string]>([
    ["an id that is no slug", { ...recent, id: "re cent" }, 'Selector id "re cent" is not a slug.'],
    ["no reason", { ...recent, because: " " }, "Selector recent gives no reason."],
    ["a reason that is no text", { ...recent, because: 7 }, "Selector recent gives no reason."],
  ])("is not narrowed by a selector with %s", (_, selector, message) => {
    expect(() => vaultKeyRotation.where(selector as never)).toThrow(`[bylaw] ${message}`);
  });
});

describe("the part that a use covers", () => {
  test.each([
    [{ selectors: [] }, "all"],
    [{ selectors: [recent] }, "recent"],
    [{ selectors: [recent, external] }, "recent + external"],
    [{ selectors: [], environment: production }, "in production"],
    [{ selectors: [recent], environment: staging }, "recent + in staging"],
  ])("%# is told in its task's id", (use, text) => {
    expect(selectorText(use)).toBe(text);
  });
});
