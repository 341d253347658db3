import { describe, expect, test } from "vitest";
import { must } from "../../index.ts";
import { shownParameters, statementText } from "../../run/index.ts";
import { production, rotation, rotationPeriod, staging } from "../../vault.fixture.ts";

const statement = must("ENC-4")`Rotate every key at least every ${rotationPeriod}.`.by(rotation);

test("a sentence shows the value in force", () => {
  expect(statementText(statement, [])).toBe("Rotate every key at least every 365 days.");
  expect(statementText(statement, [rotationPeriod.to({ days: 180 })])).toBe(
    "Rotate every key at least every 180 days.",
  );
});

test("a sentence names the environments that differ, and only those", () => {
  const settings = [
    rotationPeriod.to({ days: 180 }),
    rotationPeriod.to({ days: 90 }).in(production),
    rotationPeriod.to({ days: 180 }).in(staging),
  ];
  expect(statementText(statement, settings)).toBe(
    "Rotate every key at least every 180 days (90 days in production).",
  );
});

test("a statement knows its parameters and what verifies it", () => {
  expect(shownParameters(statement)).toEqual([rotationPeriod]);
  expect(statement.verifiedBy).toEqual([rotation]);
  expect(statement.level).toBe("MUST");
});

test("definitions are frozen", () => {
  expect(Object.isFrozen(statement)).toBe(true);
  expect(Object.isFrozen(rotation.satisfies)).toBe(true);
  expect(Object.isFrozen(rotationPeriod.default.value)).toBe(true);
});

test("ids that are no slugs are refused", () => {
  expect(() => must("ENC 4")).toThrow('Statement id "ENC 4" is not a slug.');
});

describe("C4: an amount that is written out is refused, with the way out", () => {
  test.each([
    ["Rotate keys every 90 days.", "90 days"],
    ["Answer within 4 business hours.", "4 business hours"],
    ["Give a thirty-day notice.", "thirty-day"],
    ["Tell customers within seventy-two hours.", "seventy-two hours"],
    ["Have two reviewers look.", "two reviewers"],
    ["Keep 1,000 days of logs.", "1,000 days"],
    ["Serve at least 99.9 % of requests.", "99.9 %"],
    ["Serve at least 99.9% of requests.", "99.9%"],
    ["Use TLS 1.2 or later.", "TLS 1.2"],
    ["Review within one month.", "one month"],
    ["Wait\n  3\n  days.", "3 days"],
    ["Answer within a fortnight.", "a fortnight"],
  ])("%s", (sentence, amount) => {
    const strings = Object.assign([sentence], { raw: [sentence] });
    expect(() => must("P-1")(strings)).toThrow(
      `[bylaw] statement P-1 says "${amount}", and nothing is held to it.`,
    );
  });

  test.each([
    "Encrypt with AES-256 or an equivalent.",
    "Follow ISO 27001, RFC 2119 and SOC 2.",
    "Let no one person approve a change alone.",
    "Run at all times, every day of the year.",
    "Close the books on 30 June.",
  ])("is none: %s", (sentence) => {
    const strings = Object.assign([sentence], { raw: [sentence] });
    expect(must("P-1")(strings).text).toEqual([sentence]);
  });
});

test("a sentence may be broken over lines", () => {
  const broken = must("ENC-4")`
    Rotate every key
      at least every ${rotationPeriod}.
  `.by(rotation);
  expect(statementText(broken, [])).toBe("Rotate every key at least every 365 days.");
});
