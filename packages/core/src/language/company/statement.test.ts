import { expect, test } from "vitest";
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
