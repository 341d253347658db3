import { expect, test } from "vitest";
import { must } from "../../index.ts";
import { plainText, shownParameters, statementText } from "../../run/index.ts";
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

test.each([
  ["\u001b[31mred", "\\u{1b}[31mred"],
  ["a\nb\r\u2028c", "a\\u{a}b\\u{d}\\u{2028}c"],
  ["::set-output name=x::y", ": :set-output name=x::y"],
  ["  ::error::x", "  : :error::x"],
  ["x ##[error]y", "x ## [error]y"],
  ["x ##vso[task.complete]y", "x ## vso[task.complete]y"],
  ["###VSO[a ##teamcity[b]", "### VSO[a ## teamcity[b]"],
  ["## heading, a##b [c]", "## heading, a##b [c]"],
  ["\u202egnp.exe", "\\u{202e}gnp.exe"],
  ["half \ud83d a pair", "half \\u{d83d} a pair"],
  ["soft\u00adhyphen and \u{e0041}tag", "soft\\u{ad}hyphen and \\u{e0041}tag"],
  ["arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:root"],
  ["fill\u3164\u115f\u1160\uffa0ers", "fill\\u{3164}\\u{115f}\\u{1160}\\u{ffa0}ers"],
  ["a\ufe00b\ufe0fc\u{e0100}d\u{e01ef}", "a\\u{fe00}b\\u{fe0f}c\\u{e0100}d\\u{e01ef}"],
  ["j\u034foin \u17b4\u17b5", "j\\u{34f}oin \\u{17b4}\\u{17b5}"],
  ["❤\ufe0f, but ❤\ufe0f\ufe0f", "❤\ufe0f, but ❤\ufe0f\\u{fe0f}"],
  ["Grüße 日本 🎉", "Grüße 日本 🎉"],
])("%j is printed as %j", (hostile, plain) => {
  expect(plainText(hostile)).toBe(plain);
});
