import { describe, expect, test } from "vitest";
import { atMost, days, defineParameter, may, must, mustNot, should, shouldNot } from "../../index.ts";
import { rotation } from "../../vault.fixture.ts";
import { assertNoAmount } from "./amount.ts";

describe("a sentence that writes an amount out", () => {
  test("says where the number belongs", () => {
    expect(() => assertNoAmount("statement ENC-4", "Rotate every key every 90 days.")).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: '[bylaw] statement ENC-4 says "90 days", and nothing is held to it.',
        next:
          "Name it with defineParameter, show the parameter in its place, and bind it in a check with .with({ ... }) or in " +
          "evidence with parameters: [...]; or leave the amount out.",
      }),
    );
  });

  test.each([
    ["a time", "after 15 minutes", "15 minutes"],
    ["one of them", "within 1 hour", "1 hour"],
    ["a time in words", "Within Forty-Eight hours", "Forty-Eight hours"],
    ["a time as an adjective", "a 30-day notice", "30-day"],
    ["a kind of day", "in 5 working days", "5 working days"],
    ["a kind of day, in words", "in ten consecutive days", "ten consecutive days"],
    ["weeks", "every two weeks", "two weeks"],
    ["a part of a year", "for two quarters", "two quarters"],
    ["people", "by two people", "two people"],
    ["approvals", "with 2 approvals", "2 approvals"],
    ["a length", "of at least 12 characters", "12 characters"],
    ["how often", "after five times", "five times"],
    ["a part of a hundred", "for 95 percent", "95 percent"],
    ["a version", "with TLSv1.2", "TLSv1.2"],
    ["an older version", "no SSL 3.0", "SSL 3.0"],
    ["a decimal", "within 1.5 hours", "1.5 hours"],
  ])("is refused for %s: %s", (_, sentence, amount) => {
    expect(() => assertNoAmount("statement P-1", sentence)).toThrow(
      `[bylaw] statement P-1 says "${amount}", and nothing is held to it.`,
    );
  });

  test.each([
    "Name a person for each one.",
    "Use SHA-256, and AES with 256 bits.",
    "Follow section 4.2.",
    "Keep someone on call on days off.",
    "Let one reviewer look at it.",
    "Log every weekday and monthly.",
    "Use TLS.",
    "Tend to tents daily.",
    "Sign off each release of 2026.",
  ])("is none: %s", (sentence) => {
    expect(() => assertNoAmount("statement P-1", sentence)).not.toThrow();
  });
});

describe("a statement", () => {
  test.each([
    [must("P-1")`Care.`, "MUST", "demand"],
    [mustNot("P-1")`Care.`, "MUST NOT", "demand"],
    [should("P-1")`Care.`, "SHOULD", "statement"],
    [shouldNot("P-1")`Care.`, "SHOULD NOT", "statement"],
    [may("P-1")`Care.`, "MAY", "statement"],
  ])("%# says how strong it is", (statement, level, kind) => {
    expect([statement.level, statement.kind]).toEqual([level, kind]);
  });

  test("is no demand any more once a control verifies it", () => {
    expect(must("P-1")`Care.`.by(rotation)).toMatchObject({ kind: "statement", level: "MUST" });
  });

  test("gathers controls and what it hangs on, and changes nothing that it was made of", () => {
    const first = should("P-1")`Care.`.by(rotation);
    const other = { ...rotation, id: "other" };
    expect(first.by(other).verifiedBy.map(({ id }) => id)).toEqual(["rotation", "other"]);
    expect(first.verifiedBy.map(({ id }) => id)).toEqual(["rotation"]);
    const [check] = rotation.checks;
    if (check === undefined) throw new Error("The fixture has a check.");
    expect(first.through(check).verifiedThrough).toEqual(["vault/key-rotation"]);
    expect(first.verifiedThrough).toEqual([]);
  });

  test("keeps white space around what it shows, and none at its ends", () => {
    const period = defineParameter("period", atMost(days(90)));
    expect(
      should("P-1")`  Rotate within ${period} , or
      ${period}.  `.text,
    ).toEqual(["Rotate within ", period, " , or ", period, "."]);
    expect(should("P-1")`${period} is enough.`.text).toEqual([period, " is enough."]);
    expect(should("P-1")`${period}`.text).toEqual([period]);
  });
});
