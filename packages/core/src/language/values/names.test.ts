import fc from "fast-check";
import { expect, test } from "vitest";
import { atLeast, atMost, names } from "../../index.ts";
import { isLooser, keepsWithin } from "./limit.ts";
import { meetsName } from "./names.ts";

const meets = (wanted: string, given: string): boolean => keepsWithin("atLeast", names(given), names(wanted));

test.each([
  ["tests", "tests"],
  ["tests", "Tests"],
  ["tests", "CI / Tests (20.x)"],
  ["tests", "unit_test"],
  ["tests", "workflow: .github/workflows/tests.yml"],
  ["*test*", "CI / Tests"],
  ["security scan", "Security-Scan / trivy"],
  ["ci * tests", "ci / linux / tests"],
  ["ci / test*", "ci / test (20.x)"],
  ["*", "anything"],
  ["prüfung", "PRÜFUNG 1"],
  ["🎉", "🎉"],
])("A7: %j is met by %j", (wanted, given) => {
  expect(meets(wanted, given)).toBe(true);
});

test.each([
  ["*test*", "attestation"],
  ["*test*", "latest-deps"],
  ["*test*", "TestFlight upload"],
  ["*test*", ".github/workflows/latest-deps.yml"],
  ["*lint*", "splinter-deploy"],
  ["security scan", "security / codeql"],
  ["security scan", "scan security"],
  ["security scan", "security of a scan"],
  ["ci * tests", "tests / ci"],
  ["ci tests", "ci * tests"],
  ["tests", "tést"],
  ["class", "clas"],
  ["🎉", "🎊"],
])("A7: %j is not met by %j", (wanted, given) => {
  expect(meets(wanted, given)).toBe(false);
});

const word = fc.constantFrom("ci", "test", "Tests", "lint", "*", "scan", " / ", "-", "a", "glass", "🎉");
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));

test("a setting that meets the policy's names allows nothing that the policy forbids", () => {
  fc.assert(
    fc.property(name, name, name, (policy, setting, given) => {
      if (!meetsName(policy, setting) || !meetsName(setting, given)) return;
      expect(meetsName(policy, given)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("every name meets itself, and what stands around it takes nothing away", () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(meetsName(one, one)).toBe(true);
      const plain = one.replaceAll("*", "");
      if (/[\p{L}\p{N}]/u.test(plain)) expect(meetsName(plain, `${other} / ${plain} / ${other}`)).toBe(true);
    }),
  );
});

test("at most is letter for letter: a longer name is not the same name", () => {
  expect(keepsWithin("atMost", names("super admin"), names("admin"))).toBe(false);
  expect(keepsWithin("atMost", names("app 15368"), names("app *"))).toBe(true);
  expect(isLooser("atMost", names("*"), atMost(names("app *")).value)).toBe(true);
  expect(isLooser("atLeast", names("CI / Tests"), atLeast(names("tests")).value)).toBe(false);
});
